"""Acts on accounts (账号) and duties (职责), one file each."""
