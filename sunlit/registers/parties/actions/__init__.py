"""Acts on counterparties (行政相对人)."""
