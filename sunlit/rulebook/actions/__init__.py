"""Acts on the rules (规则发布)."""
