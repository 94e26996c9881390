"""What cites the law, with a link to where it is kept (引用处)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from sunlit.registers.radar.rules import Citing, CitingKind


@dataclass(frozen=True)
class CitingLink:
    """One thing that cites, with the address of its page; empty where it has none."""

    citing: Citing
    url: str


def links_of(citings: Iterable[Citing]) -> list[CitingLink]:
    """Each thing once, in order."""
    seen: dict[tuple[str, str, str], CitingLink] = {}
    for citing in citings:
        seen.setdefault((citing.kind, citing.code, citing.title), linked(citing))
    return list(seen.values())


def linked(citing: Citing) -> CitingLink:
    """The thing with the page of its list: items, powers and rows stand in lists."""
    slug = {CitingKind.ITEM: "items", CitingKind.POWER: "powers"}.get(citing.kind, "")
    slug = citing.code if citing.kind is CitingKind.LIST_ROW else slug
    if not slug:
        return CitingLink(citing, "")
    try:
        return CitingLink(citing, reverse("lists:in-force", args=[slug]))
    except NoReverseMatch:
        return CitingLink(citing, "")
