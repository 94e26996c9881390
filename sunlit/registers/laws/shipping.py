"""Read the laws shipped with the product (随附法律法规资料) from data/*.yaml."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from sunlit.foundations.datafiles import parsed

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class ShippedArticle:
    """One article as the facts carry it; `moved_to` is its number in the next version."""

    number: int
    heading: str
    moved_to: int | None = None
    note: str = ""


@dataclass(frozen=True)
class ShippedInstrument:
    """One version as the facts carry it; `columns` are those of Instrument."""

    title: str
    document_no: str
    columns: dict[str, Any]
    replaces: tuple[str, str] | None
    articles: tuple[ShippedArticle, ...]


@dataclass(frozen=True)
class ShippedLaws:
    """All shipped versions with the SHA-256 of their files."""

    digest: str
    instruments: tuple[ShippedInstrument, ...]


@lru_cache(maxsize=1)
def shipped_laws() -> ShippedLaws:
    """The files in the order of their names; the same bytes, the same digest."""
    digest = hashlib.sha256()
    found: list[ShippedInstrument] = []
    for path in sorted(DATA.glob("*.yaml")):
        content = path.read_bytes()
        digest.update(content)
        found += [_instrument(row) for row in parsed(content.decode())["instruments"]]
    return ShippedLaws(digest.hexdigest(), tuple(found))


def _instrument(row: dict[str, Any]) -> ShippedInstrument:
    columns = {name: value for name, value in row.items() if name not in ("articles", "replaces")}
    for name in ("published_on", "effective_from", "effective_until"):
        if not isinstance(columns.get(name), date | None):
            raise ValueError(f"{row['title']}: {name} is not a day")
    replaces, articles = row.get("replaces"), row.get("articles", {})
    return ShippedInstrument(
        title=row["title"],
        document_no=row.get("document_no", ""),
        columns=columns,
        replaces=(replaces["title"], replaces.get("document_no", "")) if replaces else None,
        articles=tuple(_article(number, value) for number, value in articles.items()),
    )


def _article(number: int, value: str | dict[str, Any]) -> ShippedArticle:
    if isinstance(value, str):
        return ShippedArticle(number, value)
    return ShippedArticle(number, **value)
