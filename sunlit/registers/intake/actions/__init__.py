"""Acts on what imports learn (导入的学习)."""
