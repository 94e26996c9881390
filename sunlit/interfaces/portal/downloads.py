"""Lists of the portal as files (下载): Excel for offices, JSON for programs."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sunlit.disclosure.lists.queries import list_published_on
from sunlit.disclosure.models import PublishedEdition, PublishedRecord
from sunlit.foundations.wording import in_record_language
from sunlit.interfaces.clock import today
from sunlit.interfaces.exchange.exporting import ListSheet
from sunlit.interfaces.files import workbook_answer
from sunlit.interfaces.portal.catalogue import PortalList
from sunlit.interfaces.portal.registers import (
    day_asked,
    edition_rows,
    heading,
    index_no,
    place_of,
    rows_of,
)

Rows = list[PublishedRecord | PublishedEdition]


@login_not_required
@require_safe
def excel(request: HttpRequest, slug: str) -> HttpResponse:
    """The list as a workbook in the order it was published, all its fields."""
    place, on = place_of(slug), day_asked(request, "on")
    with in_record_language():
        content = _workbook(place, edition_rows(rows_of(place, on)), _title(place, on))
    return workbook_answer(content, str(place.title))


@login_not_required
@require_safe
def json(request: HttpRequest, slug: str) -> HttpResponse:
    """The list with its particulars, for programs."""
    place, on = place_of(slug), day_asked(request, "on")
    shown = list_published_on(place.kind, on or today())
    told: dict[str, Any] = {"list": slug, "title": str(place.title), "as_of": on or today()}
    if shown:
        told |= {
            "index_no": index_no(shown),
            "version": shown.number,
            "department": shown.department,
            "document_no": shown.document_no,
            "drawn_up_on": shown.drawn_up_on,
            "published_on": shown.published_on,
            "replaced_on": shown.replaced_on,
            "empty_groups": shown.empty_groups,
        }
    told["rows"] = [
        {"title": row.title, "fields": row.fields} for row in edition_rows(rows_of(place, on))
    ]
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _title(place: PortalList, on: date | None) -> str:
    shown = list_published_on(place.kind, on or today())
    return heading(shown, on) if shown else str(place.title)


def _workbook(place: PortalList, rows: Rows, title: str) -> bytes:
    labels: dict[str, str] = {}
    for row in rows:
        labels |= {field["name"]: field["label"] for field in row.fields}
    sheet = ListSheet(str(place.title)[:31], title)
    sheet.header([_("序号"), *labels.values()] if labels else [_("序号"), str(place.title_label)])
    return sheet.filled(_cells(rows, list(labels)))


def _cells(rows: Rows, names: list[str]) -> list[list[Any]]:
    cells = []
    for number, row in enumerate(rows, start=1):
        values = {field["name"]: field["value"] for field in row.fields}
        cells.append([number, *(values.get(name, "") for name in names)])
    return cells
