"""The public list of decisions of every kind (行政执法决定); searched, filtered, paged by key."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.disclosure.queries import visible_records
from sunlit.foundations.textsearch.index import filter_matching
from sunlit.interfaces.clock import today
from sunlit.interfaces.paging import Order, keyset_page
from sunlit.interfaces.portal.shown import LONGEST_QUERY, PER_PAGE, known, lines

BY_DAY = Order("decided_on")
BY_PUBLICATION = Order()
# 《行政处罚法》第九条: the kinds of penalty, as the published copies name them.
PENALTY_KINDS: tuple[tuple[str, Promise], ...] = (
    ("警告", _("警告")),
    ("通报批评", _("通报批评")),
    ("罚款", _("罚款")),
    ("没收违法所得", _("没收违法所得")),
    ("没收非法财物", _("没收非法财物")),
    ("暂扣许可证件", _("暂扣许可证件")),
    ("吊销许可证件", _("吊销许可证件")),
    ("降低资质等级", _("降低资质等级")),
    ("限制开展生产经营活动", _("限制开展生产经营活动")),
    ("责令停产停业", _("责令停产停业")),
    ("责令关闭", _("责令关闭")),
    ("限制从业", _("限制从业")),
)


@login_not_required
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """行政执法决定 of one kind or all, newest decision first unless asked otherwise."""
    rows = visible_records(RecordKind.DECISION, today())
    years, matters = _years(), _matters()
    asked = {
        "q": request.GET.get("q", "").strip()[:LONGEST_QUERY],
        "matter": known(request.GET.get("matter", ""), matters),
        "year": known(request.GET.get("year", ""), years),
        "kind": known(request.GET.get("kind", ""), (code for code, _name in PENALTY_KINDS)),
        "sort": known(request.GET.get("sort", ""), ["published"]),
    }
    if asked["matter"]:
        rows = rows.filter(matter=asked["matter"])
    if asked["year"]:
        rows = rows.filter(decided_on__year=int(asked["year"]))
    if asked["kind"]:
        rows = rows.filter(group__contains=asked["kind"])
    order = BY_PUBLICATION if asked["sort"] else BY_DAY
    found = filter_matching(rows, "published", asked["q"])
    context = {
        "area": "after",
        "asked": asked,
        "is_asked": any(asked.values()),
        "years": years,
        "matters": [(one, gettext(one)) for one in matters],
        "kinds": PENALTY_KINDS,
        "page": lines(keyset_page(found, order, request.GET, PER_PAGE)),
    }
    return render(request, "portal/decisions.html", context)


def _matters() -> list[str]:
    """The kinds of decision published so far (行政处罚决定、行政许可决定、行政检查结果 …)."""
    rows = PublishedRecord.objects.filter(kind=RecordKind.DECISION, is_visible=True)
    found = rows.order_by("matter").values_list("matter", flat=True).distinct()
    return [one for one in found if one]


def _years() -> list[str]:
    """This year back to the year of the oldest decision, whether or not its time on show is over.

    Asking for the oldest on show would read every expired one first.
    """
    decided = PublishedRecord.objects.filter(
        kind=RecordKind.DECISION, is_visible=True, decided_on__isnull=False
    )
    oldest = decided.order_by("decided_on", "id").values_list("decided_on", flat=True).first()
    first = oldest.year if oldest else today().year
    return [str(year) for year in range(today().year, first - 1, -1)]
