"""English (英文)."""
