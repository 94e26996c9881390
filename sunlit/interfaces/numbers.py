"""Whole numbers from addresses and forms: only what a person can type, never an error."""

LONGEST_KEY = 17  # digits that every database keeps as a whole number


def whole_number(text: str, digits: int = LONGEST_KEY) -> int | None:
    """The number written in at most so many digits 0-9; None for anything else.

    `str.isdigit` alone would let pass what `int` does not read, such as "²".
    """
    if text.isascii() and text.isdigit() and len(text) <= digits:
        return int(text)
    return None
