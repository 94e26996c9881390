"""The documents say what is there (文档)."""
