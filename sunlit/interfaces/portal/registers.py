"""The lists open before the bureau acts (事前公开清单): today, and as they were on any day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sunlit.disclosure.lists.queries import editions_on, list_published_on, published_lists
from sunlit.disclosure.models import PublishedEdition, PublishedList, PublishedRecord
from sunlit.disclosure.queries import visible_records
from sunlit.foundations.textsearch.index import filter_matching
from sunlit.interfaces.clock import today
from sunlit.interfaces.days import day_written
from sunlit.interfaces.paging import KeysetPage, Order, keyset_page
from sunlit.interfaces.portal.catalogue import BY_SLUG, PortalList
from sunlit.interfaces.portal.shown import LONGEST_QUERY, PER_PAGE, Line, known, lines

IN_LIST_ORDER = Order("position", descending=False, is_number=True)


@dataclass(frozen=True)
class Asked:
    """What the reader asked for; `on` is the day the list is shown as of, None for today."""

    q: str
    group: str
    section: str
    on: date | None
    wrong_day: bool

    @property
    def is_any(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.q or self.group or self.section)


@login_not_required
@require_safe
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """One list, searched, filtered, paged; `?on=` shows it as it was that day."""
    place = place_of(slug)
    on = day_asked(request, "on")
    rows = rows_of(place, on)
    groups, sections = _groups(rows), _sections(rows)
    asked = Asked(
        q=request.GET.get("q", "").strip()[:LONGEST_QUERY],
        group=known(request.GET.get("group", ""), groups),
        section=known(request.GET.get("section", ""), sections),
        on=on,
        wrong_day=bool(request.GET.get("on")) and on is None,
    )
    context = {
        "area": place.area,
        "place": place,
        "asked": asked,
        "groups": groups,
        "sections": sections,
        "shown": list_published_on(place.kind, on or today()),
        "page": _page(request, rows, asked),
        "query": request.GET.urlencode(),
    }
    return render(request, "portal/register.html", context)


@login_not_required
@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every version of a list that was public, newest first."""
    place = place_of(slug)
    context = {"area": place.area, "place": place, "versions": published_lists(place.kind)}
    return render(request, "portal/versions.html", context)


def place_of(slug: str) -> PortalList:
    """The list at that address; 404 for another word."""
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


def day_asked(request: HttpRequest, name: str) -> date | None:
    """The day in the address, no later than today; None for anything else."""
    day = day_written(request.GET.get(name, ""))
    return min(day, today()) if day else None


def rows_of(place: PortalList, on: date | None) -> QuerySet[Any]:
    """The records public today, or the editions public on a day before."""
    if on is None or on == today():
        return visible_records(place.kind, today())
    return editions_on(place.kind, on)


def _page(request: HttpRequest, rows: QuerySet[Any], asked: Asked) -> KeysetPage[Line]:
    if asked.group:
        rows = rows.filter(group=asked.group)
    if asked.section:
        rows = rows.filter(section__contains=asked.section)
    if asked.q and rows.model is PublishedRecord:
        rows = filter_matching(rows, "published", asked.q)
    elif asked.q:  # the index knows today only
        rows = rows.filter(title__icontains=asked.q)
    return lines(keyset_page(rows, IN_LIST_ORDER, request.GET, PER_PAGE))


def _groups(rows: QuerySet[Any]) -> list[str]:
    return [value for value in _distinct(rows, "group") if value]


def _sections(rows: QuerySet[Any]) -> list[str]:
    """The sections one by one; a record of several names them all, parted by 、."""
    values = _distinct(rows, "section")
    return list(dict.fromkeys(name for value in values for name in value.split("、") if name))


def _distinct(rows: QuerySet[Any], name: str) -> Iterable[str]:
    found: Iterable[str] = rows.order_by(name).values_list(name, flat=True).distinct()
    return found


def index_no(shown: PublishedList) -> str:
    """The index number (索引号) of a list: year, list and running number."""
    place = next(one for one in BY_SLUG.values() if one.kind == shown.kind)
    return f"{shown.published_on:%Y}-{place.mark}QD-{shown.pk:05d}"


def heading(shown: PublishedList, on: date | None) -> str:
    """The title of a list in a file: with its version and, for another day, that day."""
    title = _("%(title)s（第%(number)d版）") % {"title": shown.title, "number": shown.number}
    return f"{title} {on.isoformat()}" if on else title


def edition_rows(rows: QuerySet[Any]) -> list[PublishedRecord | PublishedEdition]:
    """All rows in the order of the list."""
    return list(rows.order_by("position", "id"))
