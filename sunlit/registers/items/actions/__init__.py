"""Acts on items and powers; each import is one act with one entry in the ledger."""
