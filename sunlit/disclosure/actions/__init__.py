"""Acts on publications: draft by rule, submit, clear, publish, exempt, take down; publish lists."""
