"""The list of cases (案件列表): filters stay in the address, pages go by key, Excel on request."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sunlit.casework.models import Case, Handler, HandlerRole
from sunlit.casework.queries import visible_to
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.calendars import Light
from sunlit.foundations.refusals import NotAllowed
from sunlit.foundations.wording import listed
from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.bulk import Ticks, without_ticks
from sunlit.interfaces.desk.cases.filters import Filters
from sunlit.interfaces.desk.lights import case_light, with_running_clocks
from sunlit.interfaces.desk.person import duties_of, person_of
from sunlit.interfaces.desk.places import SEES_CASES
from sunlit.interfaces.exchange.exporting import ListSheet
from sunlit.interfaces.files import workbook_answer
from sunlit.interfaces.paging import KeysetPage, address, keyset_page
from sunlit.procedures.urging import SUPERIORS
from sunlit.rulebook.queries import rules_of

PER_PAGE = 20
MOST_ROWS = 5000


@dataclass(frozen=True)
class Line:
    """One row of the list: the case, its procedure and stage, who handles it, its light."""

    case: Case
    procedure: str
    stage: str
    handlers: str
    light: Light | None


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """The cases the person may see that fit the filters."""
    filters, rows = _asked(request)
    page = keyset_page(with_details(rows), filters.order, without_ticks(request.GET), PER_PAGE)
    lines = KeysetPage([line_of(case) for case in page.rows], page.previous, page.next)
    context = {
        "filters": filters,
        "page": lines,
        "export": address(request.GET),
        "by_due": address(request.GET, sort="due"),
        "by_newest": address(request.GET, sort=""),
        "may_register": any(one.duty == Duty.CASE_OFFICER for one in duties_of(request)),
        "acts": _acts(request),
        "ticks": Ticks.of(request.GET),
    }
    return render(request, "desk/cases/list.html", context)


def _acts(request: HttpRequest) -> list[tuple[str, str]]:
    """What may be done on several cases at once: address and name, by duty."""
    duties = {one.duty for one in duties_of(request)}
    acts = [("desk:cases-urge", _("催办"))] if duties & SUPERIORS else []
    if Duty.SECTION_HEAD in duties:
        acts.append(("desk:cases-hand-over", _("更换承办人")))
    return [(reverse(name), words) for name, words in acts]


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook, at most MOST_ROWS rows; its title says so when it is cut."""
    filters, rows = _asked(request)
    found = list(filters.order.sorted(with_details(rows))[: MOST_ROWS + 1])
    title = _("案件列表（%(day)s导出）") % {"day": f"{today():%Y-%m-%d}"}
    if len(found) > MOST_ROWS:
        title += _("：符合条件的案件较多，仅导出前%(count)d件，请缩小查询条件后分次导出。") % {
            "count": MOST_ROWS
        }
    sheet = ListSheet(_("案件"), title)
    sheet.header(
        [
            _("序号"),
            _("案号"),
            _("当事人"),
            _("执法事项"),
            _("承办机构"),
            _("承办人"),
            _("办理程序"),
            _("阶段"),
            _("状态"),
            _("立案日期"),
            _("最近期限"),
            _("期限灯"),
            _("决定文号"),
            _("决定日期"),
        ]
    )
    lines = (line_of(case) for case in found[:MOST_ROWS])
    data = sheet.filled(_cells(number, line) for number, line in enumerate(lines, start=1))
    return workbook_answer(data, _("案件列表"))


def _asked(request: HttpRequest) -> tuple[Filters, QuerySet[Case]]:
    """The filters of the address, and the visible cases that fit them."""
    person, held = person_of(request), duties_of(request)
    if not {one.duty for one in held} & SEES_CASES:
        raise NotAllowed(_("您的职责不查阅案件。"))
    filters = Filters.of(request.GET, held, today())
    return filters, filters.applied(visible_to(person.pk, held), person.pk, today())


def with_details(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Everything a line shows, in a number of queries that does not grow with the page."""
    current = Handler.objects.filter(until__isnull=True).select_related("officer")
    return rows.select_related("party", "item", "section").prefetch_related(
        Prefetch("handlers", queryset=current, to_attr="current_handlers"),
        with_running_clocks(),
    )


def line_of(case: Case) -> Line:
    """The line of a case that came `with_details`."""
    handlers: list[Handler] = getattr(case, "current_handlers", [])
    ordered = sorted(handlers, key=lambda one: (one.role != HandlerRole.LEAD, one.pk))
    procedure = rules_of(case.rules_digest).procedures[case.procedure]
    return Line(
        case,
        _(procedure.name),
        _(procedure.stage_name(case.stage)),
        str(listed(one.officer.name for one in ordered)),
        case_light(case, today()),
    )


def _cells(number: int, line: Line) -> list[str | int]:
    case = line.case
    return [
        number,
        case.case_no,
        case.party.name,
        case.item.name,
        case.section.name,
        line.handlers,
        line.procedure,
        line.stage,
        str(case.get_status_display()),
        f"{case.filed_on:%Y-%m-%d}" if case.filed_on else "",
        f"{case.next_due_on:%Y-%m-%d}" if case.next_due_on else "",
        str(line.light.label) if line.light else "",
        case.decision_no,
        f"{case.decided_on:%Y-%m-%d}" if case.decided_on else "",
    ]
