"""Acts on bodies and sections (执法主体、科室)."""
