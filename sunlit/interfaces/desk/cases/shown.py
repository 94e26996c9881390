"""Answers of steps on the screen (填写内容).

As `facts.show` gives them to documents, but days, amounts and choices in the reader's words; what
was typed stays as it is.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sunlit.foundations.wording import full_day, listed, yuan
from sunlit.procedures.facts import show
from sunlit.review.ten_points import TEN_POINTS, point_words
from sunlit.rulebook.schema import Field, FieldType

Names = Mapping[tuple[str, int], str]


def answers(
    fields: Iterable[Field], data: Mapping[str, Any], names: Names
) -> list[tuple[str, str]]:
    """Label and answer of every field that was answered, in the order of the form."""
    return [(_(f.label), shown(f, data[f.name], names)) for f in fields if f.name in data]


def shown(field: Field, value: Any, names: Names) -> str:
    """One answer."""
    if value is None or value == "":
        return ""
    maker = SHOWN.get(field.type)
    return maker(field, value) if maker else show(field, value, names)


def _moment(field: Field, value: str) -> str:
    return date_format(localtime(datetime.fromisoformat(value)), "DATETIME_FORMAT")


def _choices(field: Field, value: Iterable[str]) -> str:
    labels = dict(field.choices)
    return str(listed(labels.get(code, code) for code in value))


def _points(field: Field, value: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(
        f"{point['no']}. {TEN_POINTS[point['no'] - 1]}{_('：')}{point_words(point)}"
        for point in value
    )


SHOWN: dict[FieldType, Callable[[Field, Any], str]] = {
    FieldType.YUAN: lambda field, value: str(yuan(value)),
    FieldType.DATE: lambda field, value: str(full_day(date.fromisoformat(value))),
    FieldType.MOMENT: _moment,
    FieldType.CHOICE: lambda field, value: _(dict(field.choices).get(value, str(value))),
    FieldType.CHOICES: _choices,
    FieldType.YES_NO: lambda field, value: _("是") if value == "YES" else _("否"),
    FieldType.CONFIRM: lambda field, value: _("已确认"),
    FieldType.TEN_POINTS: _points,
}
