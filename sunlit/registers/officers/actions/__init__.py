"""Acts on officers, their credentials and their exit."""
