"""Acts on official numbers (编号): issue, void."""
