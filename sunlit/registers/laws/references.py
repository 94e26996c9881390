"""Titles and document numbers (名称、文号) as keys: how two spellings name one instrument. Pure."""

import re
import unicodedata

STATE = "中华人民共和国"
EDITION = re.compile(r"\(\d{4}[^()]*\)$")
BRACKETS = str.maketrans("[]()", "〔〕〔〕")
YEARLY = re.compile(r"(?P<office>[^\W\d_]{1,16})〔(?P<year>\d{4})〕第?(?P<number>\d{1,5})号")
DECREE = re.compile(r"(?:(?P<year>\d{4})年)?第?(?P<number>\d{1,4})号")


def title_key(title: str) -> str:
    """The title without marks, 中华人民共和国， spaces and the edition in parentheses."""
    plain = "".join(unicodedata.normalize("NFKC", title).split()).strip("《》").casefold()
    return EDITION.sub("", plain.removeprefix(STATE))


def document_key(text: str) -> str:
    """ "国办发〔2018〕118号" and "国办发[2018]118号" alike; "407号令" is "国务院令第407号".

    Empty where the text holds no document number. A decree is told by its number, and by its year
    where the text gives one ("令2025-31").
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if match := YEARLY.search(plain.translate(BRACKETS)):
        return f"{match['office']}{match['year']}-{int(match['number'])}"
    if "令" in plain and (match := DECREE.search(plain)):
        year = f"{match['year']}-" if match["year"] else ""
        return f"令{year}{int(match['number'])}"
    return ""


def same_document(one: str, other: str) -> bool:
    """Whether two document keys name one document; a year left out of one says nothing."""
    if not one or not other:
        return False
    if one == other:
        return True
    years = [key.startswith("令") and "-" in key for key in (one, other)]
    numbers = [key.removeprefix("令").rpartition("-")[2] for key in (one, other)]
    return one[0] == other[0] == "令" and years != [True, True] and numbers[0] == numbers[1]


def leading_document(title: str) -> str:
    """The document number a citation begins with, as "国办发〔2018〕118号（八）" does."""
    plain = "".join(unicodedata.normalize("NFKC", title).split()).translate(BRACKETS)
    match = YEARLY.match(plain)
    return document_key(match.group()) if match else ""
