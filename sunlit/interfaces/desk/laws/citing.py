"""What cites the law, with a link to where it is kept (引用处)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from sunlit.registers.intake.models import ListKind
from sunlit.registers.lists.layout import slug_of
from sunlit.registers.lists.queries import versions_in_force
from sunlit.registers.radar.rules import Citing, CitingKind

LISTS = {
    CitingKind.ITEM: slug_of(ListKind.ITEMS),
    CitingKind.POWER: slug_of(ListKind.POWERS),
}


@dataclass(frozen=True)
class CitingLink:
    """One thing that cites, with the address of its page; empty where it has none."""

    citing: Citing
    url: str


class Links:
    """Links to what cites: items, powers and rows stand in the list version in force."""

    def __init__(self, on: date) -> None:
        found = versions_in_force(on)
        self.versions = {slug_of(kind): version.pk for kind, version in found.items()}

    def of(self, citings: Iterable[Citing]) -> list[CitingLink]:
        """Each thing once, in order."""
        seen: dict[tuple[str, str, str], CitingLink] = {}
        for citing in citings:
            seen.setdefault((citing.kind, citing.code, citing.title), self.to(citing))
        return list(seen.values())

    def to(self, citing: Citing) -> CitingLink:
        """The thing with its list, searched for its name."""
        is_row = citing.kind is CitingKind.LIST_ROW
        version = self.versions.get(citing.code if is_row else LISTS.get(citing.kind, ""))
        if version is None:
            return CitingLink(citing, "")
        words = urlencode({"q": citing.title.partition("：")[2] if is_row else citing.title})
        return CitingLink(citing, f"{reverse('lists:version', args=[version])}?{words}")
