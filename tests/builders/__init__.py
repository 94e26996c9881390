"""Small builders, one module per floor, for rows that a test needs but is not about."""
