"""Names as keys: how two spellings of one section, item or firm are seen to be the same."""

import unicodedata


def name_key(name: str) -> str:
    """Full-width forms, case and spaces do not make another name: "科(室)" is "科(室)"."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def initials_of(name: str) -> str:
    """Pinyin initials in lower case ("恒达禾丰" is "hdhf"); letters and digits stay.

    The dictionary is loaded on first use only: half a second that most commands never need.
    """
    from pypinyin import Style, lazy_pinyin

    parts = lazy_pinyin(unicodedata.normalize("NFKC", name), style=Style.FIRST_LETTER)
    return "".join(
        sign for part in parts for sign in part if sign.isalnum() and sign.isascii()
    ).lower()
