"""What the layout of a list is made of (清单版式)： columns, identity, categories. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from sunlit.registers.intake.models import ListKind
from sunlit.registers.items.models import ItemCategory
from sunlit.registers.names import name_key

Label = str | Promise


@dataclass(frozen=True)
class ListColumn:
    """One column: field name, Chinese label, other names bureaus give it, what its text is.

    `value` is one of text, category, sections, bases, limit, ratio, amount, body, code;
    `longest` counts characters; an `extra` column is not in the official layout and is exported
    only when some row fills it; the system fills an `is_assigned` one when the list is submitted.
    """

    name: str
    label: Label
    value: str = "text"
    synonyms: tuple[str, ...] = ()
    is_required: bool = False
    longest: int = 5000
    is_extra: bool = False
    is_assigned: bool = False

    @property
    def is_long(self) -> bool:
        """Whether a form should give it several lines."""
        return self.value == "bases" or (self.value in ("text", "ratio") and self.longest > 500)


@dataclass(frozen=True)
class Layout:
    """One list: `identity` names the fields that make two rows the same row.

    `grouped_by` is the field filters and headings use. `is_graded` lists repeat an identity on
    purpose (违法程度 by 表现形式): the nth row is then the nth row. `categories` must each be
    filled or declared empty ("无"). `shown` are the fields a page lists beside the title.
    """

    kind: ListKind
    columns: tuple[ListColumn, ...]
    identity: tuple[str, ...]
    title_field: str
    grouped_by: str = ""
    categories: tuple[str, ...] = ()
    is_graded: bool = False
    sheet_per_category: bool = False
    shown: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name of the list (清单名称)."""
        return str(self.kind.label)

    @property
    def slug(self) -> str:
        """The name in addresses and on the command line: "inspection-items"."""
        return slug_of(self.kind)

    @property
    def labels(self) -> dict[str, Label]:
        """Labels by field name."""
        return {column.name: column.label for column in self.columns}

    @property
    def category_labels(self) -> tuple[str, ...]:
        """The official categories as lists write them: 行政许可, 行政处罚 …"""
        return tuple(str(ItemCategory(one).label) for one in self.categories)

    def column(self, name: str) -> ListColumn:
        """The column of that field."""
        return next(column for column in self.columns if column.name == name)

    def of_value(self, value: str) -> tuple[ListColumn, ...]:
        """The columns with such texts."""
        return tuple(column for column in self.columns if column.value == value)

    def identity_of(self, data: Mapping[str, str]) -> tuple[str, ...]:
        """The key by which a row is found again, whichever parentheses are typed."""
        return tuple(name_key(data.get(name, "")) for name in self.identity)

    def title_of(self, data: Mapping[str, str]) -> str:
        """What a row is called where it stands alone."""
        names = (self.title_field, *(n for n in self.identity if n != self.title_field))
        shown = names if self.is_graded else (self.title_field,)
        return " · ".join(data.get(name, "") for name in shown if data.get(name))

    def fields(self, data: Mapping[str, str]) -> list[dict[str, str]]:
        """The filled fields in order, as published records keep them: name, label, value."""
        return [
            {"name": column.name, "label": str(column.label), "value": data[column.name]}
            for column in self.columns
            if data.get(column.name)
        ]


def slug_of(kind: str) -> str:
    """ "INSPECTION_ITEMS" is "inspection-items" in addresses and commands."""
    return kind.lower().replace("_", "-")


def kind_named(slug: str) -> ListKind | None:
    """The kind behind such a name; None if there is none."""
    return next((kind for kind in ListKind if slug_of(kind) == slug), None)
