"""SQLite with a queue before its one writer (写入排队)."""
