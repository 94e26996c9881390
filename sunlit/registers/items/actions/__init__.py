"""Acts on items and powers (事项、权责清单); an import is one act with one ledger entry."""
