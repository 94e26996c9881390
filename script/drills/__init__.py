"""Drills (演练): what happens to acknowledged acts when processes, databases and power fail."""
