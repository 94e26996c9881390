"""Acts on phrases (常用语)."""
