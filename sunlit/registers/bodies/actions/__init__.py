"""Acts on bodies and sections."""
