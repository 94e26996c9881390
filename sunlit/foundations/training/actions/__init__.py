"""Acts on the training clock (演示时钟)."""
