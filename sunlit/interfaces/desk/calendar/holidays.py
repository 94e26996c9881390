"""Holiday tables in force (放假安排), and the page that adopts the notice of a new year."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from sunlit.casework.queries import visible_to
from sunlit.foundations.calendars import HolidayTable, bureau_calendar, region_code
from sunlit.foundations.calendars.adoption import content_of, digest_of
from sunlit.foundations.calendars.days import NATIONAL
from sunlit.foundations.calendars.in_force import tables_of
from sunlit.foundations.calendars.models import AdoptedCalendar
from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.entry import ActForm, Asked, refuse_too_long, shown, typed
from sunlit.interfaces.desk.person import duties_of, person_of
from sunlit.interfaces.desk.places import BUSINESS, SEES_CASES
from sunlit.interfaces.exchange.calendars import table_of_form
from sunlit.procedures.actions.adopt_calendar import adopt_calendar
from sunlit.procedures.adopting import moves, provisional_limits
from sunlit.procedures.calendar_faults import refuse_impossible
from sunlit.registers.intake.policies import is_registrar, require_registrar

SHOWN = 50
FIELDS = (
    Asked("year", _("年份"), "number", help=_("例如 2027。"), max_length=4),
    Asked(
        "region",
        _("地区"),
        required=False,
        help=_("全国的安排不填；民族自治地方自己的放假安排填写行政区划代码，例如 532300。"),
        max_length=12,
    ),
    Asked("title", _("通知名称"), max_length=200),
    Asked("notice_no", _("文号"), max_length=60),
    Asked("source", _("来源"), help=_("公布通知的网址或者刊物。"), max_length=300),
    Asked(
        "holidays",
        _("放假"),
        "textarea",
        help=_("一行一个假期，含双休日和调休，例如“春节 2027-02-05 至 2027-02-11”。"),
        max_length=2000,
    ),
    Asked(
        "makeup_workdays",
        _("调休上班"),
        "textarea",
        required=False,
        help=_("一行一天，例如“2027-02-14”。"),
        max_length=500,
    ),
)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every table in force, newest first, and who adopted it."""
    if not {one.duty for one in duties_of(request)} & BUSINESS:
        raise PermissionDenied
    adopted = AdoptedCalendar.objects.select_related("adopted_by").order_by("id")
    rows = {(row.region, row.year): row for row in adopted}
    regions = sorted({NATIONAL, region_code(settings.REGION), *(region for region, _y in rows)})
    tables = [
        {"table": table, "row": rows.get((table.region, table.year))}
        for region in regions
        for table in reversed(tables_of(region))
    ]
    context = {
        "tables": tables,
        "settled_until": bureau_calendar().settled_until,
        "provisional": provisional_limits(),
        "sees_cases": bool({one.duty for one in duties_of(request)} & SEES_CASES),
        "may_adopt": is_registrar(person_of(request), now()),
    }
    return render(request, "desk/calendar/holidays.html", context)


@require_http_methods(["GET", "POST"])
def adopt(request: HttpRequest) -> HttpResponse:
    """Ask for the table; show which due days it moves; adopt it once that was seen."""
    require_registrar(person_of(request), now())
    values = typed(request, FIELDS)
    if request.method != "POST":
        return _page(request, values, None)
    try:
        refuse_too_long(FIELDS, values)
        table = table_of_form(values)
        refuse_impossible(table)
        seen = digest_of(content_of(table))
        if request.POST.get("seen") == seen:
            adopt_calendar(actor=person_of(request), at=now(), table=table, expected=seen)
            text = _("已采用{year}年的放假安排，正在重新计算在办案件的期限。")
            messages.success(request, format_lazy(text, year=table.year))
            return redirect("calendar:holidays")
    except Refusal as refusal:
        return _page(request, values, refusal)
    return _page(request, values, None, table=table, seen=seen)


def _page(
    request: HttpRequest,
    values: dict[str, str],
    refusal: Refusal | None,
    *,
    table: HolidayTable | None = None,
    seen: str = "",
) -> HttpResponse:
    """The form, with the preview of what is typed once it can be read."""
    button = _("确认采用") if seen else _("预览")
    hint = _("期限按放假安排计算。先预览哪些期限会变，核对无误后再确认。")
    back = reverse("calendar:holidays")
    template = "desk/calendar/adopt.html"
    form = ActForm(_("采用放假安排"), FIELDS, button, back, hint, template=template)
    found = moves(table, now()) if table else []
    visible = visible_to(person_of(request).pk, duties_of(request))
    known = set(visible.filter(pk__in=[m.case.pk for m in found]).values_list("pk", flat=True))
    listed = [{"move": move, "is_visible": move.case.pk in known} for move in found[:SHOWN]]
    context = {"table": table, "seen": seen, "count": len(found), "moves": listed}
    return shown(request, form, values, refusal, **context)
