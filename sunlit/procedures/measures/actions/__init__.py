"""Acts on the bureau's measures (办法)."""
