"""Adopted tables read from the database (stub until the model stands)."""


def refresh() -> None:
    """Read the adopted tables anew."""
