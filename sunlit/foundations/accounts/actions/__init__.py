"""Acts on accounts and duties (账号与职责): open, close, assign, end, change and reset passwords."""
