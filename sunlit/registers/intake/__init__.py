"""Imports of lists (名录导入): what was read from which file, by whom, and what was refused."""
