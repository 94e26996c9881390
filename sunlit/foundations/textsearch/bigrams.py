"""Text folded for search, and cut into bigrams (二元切分). Pure.

A token is spelled in hexadecimal code points, "8282u80fdu" for 节能: plain ASCII, so that neither
database drops a rare character of a name that its Unicode tables do not know yet.
"""

import unicodedata

TokenRun = list[str]


def fold(text: str) -> str:
    """Compare form: NFKC, case folded, everything but letters and digits one space."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(c if c.isalnum() else _between(c) for c in folded)
    return " ".join(kept.split())


def _between(character: str) -> str:
    """Joiners, variation selectors and marks vanish; other signs separate words."""
    return "" if unicodedata.category(character) in ("Cf", "Mn", "Mc", "Me") else " "


def spell(characters: str) -> str:
    """One token in ASCII; the closing "u" keeps a prefix from matching half a code point."""
    return "".join(f"{ord(character):x}u" for character in characters)


def token_runs(folded: str) -> list[TokenRun]:
    """Bigrams of every word of a folded text; its last character also alone, to be found singly."""
    return [_run(word) for word in folded.split()]


def _run(word: str) -> TokenRun:
    pairs = [spell(word[place : place + 2]) for place in range(len(word) - 1)]
    return [*pairs, spell(word[-1])]


def query_runs(query: str) -> list[TokenRun]:
    """Token phrases that must all occur, one per word; a single character is a prefix."""
    return [_run(word)[:-1] or _run(word) for word in fold(query).split()]
