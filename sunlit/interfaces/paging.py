"""Keyset paging (翻页): pages by the last row seen, never by counting.

Page 900 is as quick as page 1, and rows arriving meanwhile shift nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

from sunlit.interfaces.numbers import whole_number

Row = TypeVar("Row", bound=Model)
Shown = TypeVar("Shown")
Key = tuple[object, int]


@dataclass(frozen=True)
class Order:
    """How a list is sorted: by `field` (a day, number or text), then by id in the same direction.

    `field` empty sorts by id alone. Rows without a value in `field` are left out: they have no
    place in that order.
    """

    field: str = ""
    descending: bool = True
    is_number: bool = False
    is_text: bool = False

    def sorted(self, queryset: QuerySet[Row], *, backwards: bool = False) -> QuerySet[Row]:
        """The rows in this order, or in the opposite one."""
        sign = "-" if self.descending != backwards else ""
        names = [f"{sign}{self.field}", f"{sign}id"] if self.field else [f"{sign}id"]
        return queryset.order_by(*names)

    def beyond(self, key: Key, *, backwards: bool) -> Q:
        """The rows after the one with this key, or before it."""
        value, pk = key
        than = "lt" if self.descending != backwards else "gt"
        if not self.field:
            return Q(**{f"id__{than}": pk})
        further = Q(**{f"{self.field}__{than}": value})
        return further | Q(**{self.field: value, f"id__{than}": pk})

    def written(self, row: Model) -> str:
        """The key of a row as it stands in an address: 2026-03-02_17, 5_17 or 17."""
        return f"{getattr(row, self.field)}_{row.pk}" if self.field else str(row.pk)

    def read(self, text: str) -> Key | None:
        """A key from an address; None for anything that is not one."""
        written, _, tail = text.rpartition("_")
        pk = whole_number(tail)
        if pk is None:
            return None
        if not self.field:
            return None if written else (None, pk)
        value = self._value(written)
        return None if value is None else (value, pk)

    def _value(self, written: str) -> date | int | str | None:
        if self.is_text:
            return written
        if self.is_number:
            return whole_number(written, digits=9)
        try:
            return date.fromisoformat(written)
        except ValueError:
            return None


@dataclass(frozen=True)
class KeysetPage(Generic[Shown]):
    """One page: its rows, and the query strings of the pages before and after ("" at the ends)."""

    rows: list[Shown]
    previous: str
    next: str


def keyset_page(
    queryset: QuerySet[Row], order: Order, query: QueryDict, size: int
) -> KeysetPage[Row]:
    """The page the address asks for (`after` or `before` a key); all other filters stay in it."""
    if order.field:
        queryset = queryset.filter(**{f"{order.field}__isnull": False})
    before, after = order.read(query.get("before", "")), order.read(query.get("after", ""))
    backwards = before is not None
    key = before or after
    rows = order.sorted(queryset, backwards=backwards)
    found = list((rows.filter(order.beyond(key, backwards=backwards)) if key else rows)[: size + 1])
    has_more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    has_previous, has_next = (has_more, True) if backwards else (key is not None, has_more)
    first, last = (order.written(found[0]), order.written(found[-1])) if found else ("", "")
    return KeysetPage(
        found,
        previous=address(query, before=first) if has_previous and found else "",
        next=address(query, after=last) if has_next and found else "",
    )


def address(query: QueryDict, **changes: str) -> str:
    """The query string with other values, without the place in the list.

    Empty ones are left out.
    """
    kept: Mapping[str, list[str]] = dict(query.lists())
    result = QueryDict(mutable=True)
    for name, values in kept.items():
        if name not in {"before", "after", *changes}:
            result.setlist(name, [value for value in values if value])
    for name, value in changes.items():
        if value:
            result[name] = value
    return result.urlencode()
