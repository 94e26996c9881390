"""The list of officers (执法人员列表): filters in the address, pages by key, Excel on request."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sunlit.foundations.wording import in_record_language
from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.officers.opened import is_registrar, require_reader
from sunlit.interfaces.desk.officers.states import STATES, Standing, in_state, standing
from sunlit.interfaces.exchange.exporting import ListSheet
from sunlit.interfaces.files import workbook_answer
from sunlit.interfaces.paging import KeysetPage, Order, address, keyset_page
from sunlit.registers.bodies.models import Section
from sunlit.registers.names import initials_of
from sunlit.registers.officers.models import Credential, Officer
from sunlit.registers.officers.queries import with_credentials
from sunlit.registers.officers.rules import categories_text

PER_PAGE = 20
MOST_ROWS = 5000
ORDERS = {"": Order(), "ends": Order("ends_on", descending=False)}


@dataclass(frozen=True)
class Line:
    """One row: the officer, the credential he would show, where he stands."""

    officer: Officer
    credential: Credential | None
    categories: str
    standing: Standing


@dataclass(frozen=True)
class Asked:
    """The filters of an address; unknown values are no filter."""

    q: str
    section: str
    state: str
    sort: str

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """The filters as typed."""
        state = query.get("state", "active" if not query else "")
        return cls(
            q=query.get("q", "").strip()[:100],
            section=query.get("section", "")[:40],
            state=state if state in STATES else "",
            sort="ends" if query.get("sort") == "ends" else "",
        )

    @property
    def is_set(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.q or self.section or self.state)

    def applied(self, on: date) -> QuerySet[Officer]:
        """The officers that fit."""
        rows = in_state(Officer.objects.all(), self.state, on)
        if self.section:
            rows = rows.filter(section__code=self.section)
        if self.q:
            rows = rows.filter(_named(self.q))
        if self.sort:
            rows = rows.annotate(ends_on=Max("credentials__valid_until"))
        return rows


def _named(text: str) -> Q:
    """By name, credential number or pinyin initials; a bureau has hundreds of officers at most."""
    found = Q(name__icontains=text) | Q(credentials__credential_no__icontains=text)
    if text.isascii() and text.isalpha():
        names = Officer.objects.values_list("pk", "name")
        found |= Q(pk__in=[pk for pk, name in names if text.lower() in initials_of(name)])
    return Q(pk__in=Officer.objects.filter(found).values("pk"))


def _line(officer: Officer) -> Line:
    found = list(officer.credentials.all())
    newest = found[-1] if found else None
    categories = categories_text(newest.categories) if newest else ""
    return Line(officer, newest, categories, standing(officer, today()))


@require_safe
def officers(request: HttpRequest) -> HttpResponse:
    """The officers that fit the filters; who is in enforcement before others are asked for."""
    require_reader(request)
    asked = Asked.of(request.GET)
    rows = with_credentials(asked.applied(today()))
    page = keyset_page(rows, ORDERS[asked.sort], request.GET, PER_PAGE)
    context = {
        "asked": asked,
        "states": STATES.items(),
        "sections": Section.objects.filter(officers__isnull=False).distinct().order_by("pk"),
        "page": KeysetPage([_line(one) for one in page.rows], page.previous, page.next),
        "export": address(request.GET),
        "keeps": is_registrar(request),
    }
    return render(request, "desk/officers/list.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook, at most MOST_ROWS rows."""
    require_reader(request)
    asked = Asked.of(request.GET)
    rows = ORDERS[asked.sort].sorted(with_credentials(asked.applied(today())))
    with in_record_language():
        sheet = ListSheet(
            _("执法人员"), _("执法人员（%(day)s导出）") % {"day": today().isoformat()}
        )
        sheet.header([_("序号"), _("姓名"), _("单位"), _("科室"), _("职务"), _("证件编号")])
        sheet.header([_("执法类别"), _("执法区域"), _("有效期至"), _("状态")])
        data = sheet.filled(
            _cells(number, _line(one)) for number, one in enumerate(rows[:MOST_ROWS], start=1)
        )
    return workbook_answer(data, "执法人员")


def _cells(number: int, line: Line) -> list[str | int]:
    officer, credential = line.officer, line.credential
    return [
        number,
        officer.name,
        officer.unit,
        officer.section.name if officer.section else "",
        officer.post,
        credential.credential_no if credential else "",
        line.categories,
        credential.area if credential else "",
        credential.valid_until.isoformat() if credential and credential.valid_until else "",
        str(line.standing.word),
    ]
