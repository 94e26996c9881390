"""Compare two versions, or the list as it was on two days (清单比较)."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sunlit.interfaces.clock import today
from sunlit.interfaces.days import day_written
from sunlit.interfaces.desk.lists.opened import kind_of, require_reader
from sunlit.interfaces.numbers import whole_number
from sunlit.registers.intake.models import ListKind
from sunlit.registers.lists.comparing import compare_rows
from sunlit.registers.lists.layouts import layout_of
from sunlit.registers.lists.models import ListVersion
from sunlit.registers.lists.queries import rows_of, version_in_force, versions

MOST_VERSIONS = 100


@dataclass(frozen=True)
class Side:
    """One side of the comparison: what was asked, and the version that answers it."""

    asked: str
    version: ListVersion | None
    error: str = ""


@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Side by side: `from` and `to` are version numbers or days (2026-01-31)."""
    require_reader(request)
    kind = kind_of(slug)
    layout = layout_of(kind)
    known = list(versions(kind)[:MOST_VERSIONS])
    newest = str(known[0].number) if known else ""
    before = _side(kind, request.GET.get("from", "") or _earlier(known))
    after = _side(kind, request.GET.get("to", "") or newest)
    difference = None
    if before.version and after.version:
        difference = compare_rows(
            layout,
            [row.data for row in rows_of(before.version)],
            [row.data for row in rows_of(after.version)],
        )
    context = {
        "layout": layout,
        "versions": known,
        "before": before,
        "after": after,
        "difference": difference,
    }
    return render(request, "desk/lists/compare.html", context)


def _earlier(known: list[ListVersion]) -> str:
    """The version the newest is based on, else the one before it."""
    if known and known[0].based_on_id:
        found = next((one for one in known if one.pk == known[0].based_on_id), None)
        return str(found.number) if found else ""
    return str(known[1].number) if len(known) > 1 else ""


def _side(kind: ListKind, text: str) -> Side:
    asked = text.strip()[:20]
    number = whole_number(asked, digits=6)
    if number is not None:
        version = versions(kind).filter(number=number).first()
        return Side(asked, version, "" if version else _("没有这一版。"))
    day = day_written(asked)
    if day is None:
        return Side(
            asked, None, _("请填写版本号或者日期，如%(day)s。") % {"day": today().isoformat()}
        )
    version = version_in_force(kind, day)
    return Side(asked, version, "" if version else _("这一天还没有有效的版本。"))
