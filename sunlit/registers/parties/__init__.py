"""The register of counterparties (行政相对人), also the subjects of inspection (检查对象名录库)."""
