"""Versions of lists as workbooks in official layout (清单导出).

A version exported and imported again changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sunlit.interfaces.exchange.exporting import ListBook
from sunlit.interfaces.exchange.matters import SECTION_WORD
from sunlit.registers.bodies.queries import main_body
from sunlit.registers.intake.models import ListKind
from sunlit.registers.items.comparing import bases_text
from sunlit.registers.laws.models import InstrumentRank
from sunlit.registers.laws.parsing import parse_citations
from sunlit.registers.lists.layout import Layout
from sunlit.registers.lists.layouts import layout_of
from sunlit.registers.lists.models import ListVersion
from sunlit.registers.lists.queries import rows_of
from sunlit.registers.lists.ranks import Ranks

Texts = Mapping[str, str]
NOTHING = "无"
HEADED = {  # where the official header says something else than the field's label
    (ListKind.ITEMS, "name"): gettext_lazy("项目名称"),
    (ListKind.POWERS, "body"): gettext_lazy("行使主体（责任主体）"),
}


def list_workbook(version: ListVersion) -> bytes:
    """One version of a list, with its declarations of "无"."""
    layout = layout_of(version.kind)
    rows = [row.data for row in rows_of(version)]
    body = next((row["body"] for row in rows if row.get("body")), "")
    if not body:
        main = main_body()
        body = main.name if main else ""
    on = version.effective_on or version.drafted_at.date()
    title = _("%(body)s%(list)s（%(year)d年版）") % {
        "body": body,
        "list": layout.title,
        "year": on.year,
    }
    return _book(layout, _in_order(layout, rows), version.empty_categories, title, on)


def _in_order(layout: Layout, rows: Sequence[Texts]) -> list[Texts]:
    """Rows of one group together, groups in the order they first appear."""
    if not layout.grouped_by or not layout.categories:
        return list(rows)
    groups = list(dict.fromkeys(row.get(layout.grouped_by, "") for row in rows))
    return sorted(rows, key=lambda row: groups.index(row.get(layout.grouped_by, "")))


def _book(
    layout: Layout, rows: Sequence[Texts], empty: Sequence[str], title: str, on: date
) -> bytes:
    book = ListBook()
    declared: list[Texts] = [_nothing(layout, category) for category in empty]
    if not layout.sheet_per_category:
        columns = _columns(layout, rows, on)
        _write(book, layout.title, title, columns, [*rows, *declared])
        return book.finished()
    for group, members in groupby([*rows, *declared], key=lambda row: row["category"]):
        filled = list(members)
        columns = _columns(layout, filled, on)
        named = _("%(title)s（%(group)s）") % {"title": title, "group": group}
        _write(book, group, named, columns, filled)
    return book.finished()


def _nothing(layout: Layout, category: str) -> dict[str, str]:
    return {"category": category, layout.title_field: NOTHING}


class _Column:
    """One column of the file: its header, the header above it, and how a row fills it."""

    def __init__(self, label: str, name: str, group: str = "") -> None:
        self.label, self.name, self.group = label, name, group

    def text(self, row: Texts) -> str:
        return row.get(self.name, "")


class _RankColumn(_Column):
    """The bases of one rank: lists of items have a column for each."""

    def __init__(self, rank: InstrumentRank, ranks: Ranks) -> None:
        super().__init__(str(rank.label), "bases", _("执法依据"))
        self.rank, self.ranks = rank, ranks

    def text(self, row: Texts) -> str:
        citations = parse_citations(row.get("bases", ""))
        return bases_text(one for one in citations if self.ranks.of(one) == self.rank)


class _BodyColumn(_Column):
    """The body with its section in parentheses, as lists of powers print it."""

    def text(self, row: Texts) -> str:
        section = row.get("sections", "")
        return f"{row.get('body', '')}（{section}）" if section else row.get("body", "")


def _columns(layout: Layout, rows: Sequence[Texts], on: date) -> list[_Column]:
    joined = layout.kind == ListKind.POWERS and all(map(_joins, rows))
    columns: list[_Column] = []
    for column in layout.columns:
        label = str(HEADED.get((layout.kind, column.name), column.label))
        if column.is_extra and not any(row.get(column.name) for row in rows):
            continue
        if layout.sheet_per_category and column.value == "category":
            continue
        if column.name == "sections" and joined:
            continue
        if column.name == "body" and joined:
            columns.append(_BodyColumn(label, column.name))
        elif column.name == "bases" and layout.kind == ListKind.ITEMS:
            ranks = Ranks(on)
            columns.extend(_RankColumn(rank, ranks) for rank in InstrumentRank)
        elif column.value == "limit":
            columns.append(_Column(label, column.name, _("办理时限")))
        else:
            columns.append(_Column(label, column.name))
    return columns


def _joins(row: Texts) -> bool:
    """Whether body and section read the same again out of one cell."""
    section = row.get("sections", "")
    alone = "、" not in section and bool(SECTION_WORD.search(section))
    return alone and not any(sign in row.get("body", "") for sign in "(（")


def _write(
    book: ListBook, name: str, title: str, columns: Sequence[_Column], rows: Iterable[Texts]
) -> None:
    grouped = any(column.group for column in columns)
    sheet = book.sheet(name, title, depth=2 if grouped else 1)
    sheet.header([_("序号")])
    for group, members in groupby(columns, key=lambda column: column.group):
        labels = [column.label for column in members]
        if group:
            sheet.header_group(group, labels)
        else:
            sheet.header(labels)
    sheet.fill(
        [number, *(column.text(row) for column in columns)]
        for number, row in enumerate(rows, start=1)
    )
