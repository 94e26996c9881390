"""Reading what was typed into the forms of the registers: days, numbers, choices."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sunlit.interfaces.desk.entry import Asked, UnreadableEntry, day_of
from sunlit.interfaces.numbers import whole_number
from sunlit.registers.items.models import ItemCategory

Values = Mapping[str, str]
REASON = Asked("reason", gettext_lazy("原因"), "textarea", max_length=300)


def category_choices() -> tuple[tuple[str, str], ...]:
    """The kinds of acts, named in the reader's language."""
    return tuple((str(code), str(label)) for code, label in ItemCategory.choices)


def need_day(values: Values, name: str) -> date:
    """The day typed in a field that must have one."""
    day = day_of(values, name)
    if day is None:
        sentence = _("请填写日期。")
        raise UnreadableEntry(sentence, fields={name: sentence})
    return day


def need_number(values: Values, name: str) -> int:
    """The whole number typed in a field."""
    number = whole_number(values.get(name, "").strip(), digits=6)
    if number is None:
        sentence = _("请填写整数。")
        raise UnreadableEntry(sentence, fields={name: sentence})
    return number


def number_or_none(values: Values, name: str) -> int | None:
    """The same for a field that may stay empty."""
    return need_number(values, name) if values.get(name, "").strip() else None


def chosen(values: Values, name: str) -> list[str]:
    """The choices ticked."""
    return [one for one in values.get(name, "").split("\n") if one]
