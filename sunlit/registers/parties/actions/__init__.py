"""Acts on counterparties."""
