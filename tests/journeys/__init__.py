"""One story per mission paragraph (办案全程), walked by the acts."""
