"""Pages of the register of counterparties (行政相对人名录)."""
