"""Database back-ends (数据库) where Django's own do not suffice."""
