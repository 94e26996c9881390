"""The bureau's measures on the desk (办法): text and tables, drafted, released, filed."""
