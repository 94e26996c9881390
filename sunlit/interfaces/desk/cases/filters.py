"""The filters of the list of cases (查询条件), read from the address.

Unknown values are no filter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case, CaseStatus, Handler
from sunlit.casework.queries import BUREAU_WIDE, matching
from sunlit.foundations.accounts.duties import Duty, HeldDuty
from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.desk.bulk import chosen_keys
from sunlit.interfaces.paging import Order
from sunlit.registers.models import Officer, Section
from sunlit.rulebook.queries import release_in_force, rules_of
from sunlit.rulebook.schema import Procedure

SOON = timedelta(days=7)
LONGEST_QUERY = 100
DUE: list[tuple[str, str | Promise]] = [("overdue", _("已逾期")), ("week", _("7日内到期"))]
ORDERS = {"": Order(), "due": Order("next_due_on", descending=False)}
Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Filters:
    """What the reader asked for, and what can be asked for."""

    q: str
    procedure: str
    status: str
    stage: str
    section: str
    handler: str
    due: str
    sort: str
    is_mine: bool
    chosen: tuple[UUID, ...]
    procedures: Choices
    stages: Choices
    sections: Choices
    handlers: Choices

    statuses = CaseStatus.choices
    dues = DUE

    @classmethod
    def of(cls, query: QueryDict, held: Iterable[HeldDuty], day: date) -> "Filters":
        """The filters of an address: sections for whoever sees several, officers for their head.

        `only=chosen` keeps the rows ticked in the list. Raises ChoiceRefused where none is.
        """
        procedures = procedure_choices(day)
        procedure = _known(query.get("procedure", ""), procedures)
        stages = stage_choices(day, procedure)
        held = list(held)
        sections = section_choices() if any(one.duty in BUREAU_WIDE for one in held) else []
        handlers = handler_choices(held)
        return cls(
            q=query.get("q", "").strip()[:LONGEST_QUERY],
            procedure=procedure,
            status=_known(query.get("status", ""), CaseStatus.choices),
            stage=_known(query.get("stage", ""), stages),
            section=_known(query.get("section", ""), sections),
            handler=_known(query.get("handler", ""), handlers),
            due=_known(query.get("due", ""), DUE),
            sort="due" if query.get("sort") == "due" else "",
            is_mine=query.get("mine") == "1",
            chosen=tuple(chosen_keys(query)) if query.get("only") == "chosen" else (),
            procedures=procedures,
            stages=stages,
            sections=sections,
            handlers=handlers,
        )

    @property
    def order(self) -> Order:
        """Newest first, or nearest time limit first."""
        return ORDERS[self.sort]

    @property
    def is_set(self) -> bool:
        """Whether anything was asked for."""
        asked = (self.procedure, self.status, self.stage, self.section, self.handler, self.due)
        return any((self.q, self.is_mine, self.chosen, *asked))

    def applied(self, cases: QuerySet[Case], account_id: int, day: date) -> QuerySet[Case]:
        """The cases that fit."""
        exact = {"procedure": self.procedure, "status": self.status, "stage": self.stage}
        cases = cases.filter(**{name: value for name, value in exact.items() if value})
        if self.section:  # by its key, so that the list opens by an index of the section
            cases = cases.filter(section__in=list(Section.objects.filter(code=self.section)))
        if self.chosen:
            cases = cases.filter(public_id__in=self.chosen)
        handlers = Handler.objects.filter(case=OuterRef("pk"), until__isnull=True)
        if self.handler:
            cases = cases.filter(Exists(handlers.filter(officer_id=self.handler)))
        if self.is_mine:
            mine = handlers.filter(officer__account_id=account_id)
            cases = cases.filter(Exists(mine) | Q(opened_by_id=account_id))
        if self.due == "overdue":
            cases = cases.filter(next_due_on__lt=day)
        elif self.due == "week":
            cases = cases.filter(next_due_on__range=(day, day + SOON))
        return matching(cases, self.q)


def _known(value: str, choices: Iterable[tuple[object, object]]) -> str:
    return value if any(value == code for code, _label in choices) else ""


def procedure_choices(day: date) -> Choices:
    """The procedures in force; none before the first rules are released."""
    return [(one.code, gettext(one.name)) for one in _procedures(day)]


def stage_choices(day: date, procedure: str = "") -> Choices:
    """The stages of one procedure, or of all of them, each once."""
    asked = [one for one in _procedures(day) if procedure in ("", one.code)]
    stages = [stage for one in asked for stage in one.stages]
    return list({stage.code: (stage.code, gettext(stage.name)) for stage in stages}.values())


def _procedures(day: date) -> list[Procedure]:
    try:
        return list(rules_of(release_in_force(day).digest).procedures.values())
    except Refusal:
        return []


def section_choices() -> Choices:
    """The sections that enforce."""
    rows = Section.objects.filter(is_enforcement=True).order_by("pk")
    return list(rows.values_list("code", "name"))


def handler_choices(held: Iterable[HeldDuty]) -> Choices:
    """The officers of the sections the person heads, also those who moved away and left cases."""
    own = [one.section_code for one in held if one.duty is Duty.SECTION_HEAD]
    if not own:
        return []
    rows = Officer.objects.all()
    if "" not in own:
        left = Handler.objects.filter(
            officer=OuterRef("pk"), until__isnull=True, case__section__code__in=own
        )
        rows = rows.filter(Q(section__code__in=own) | Exists(left))
    return [(str(pk), name) for pk, name in rows.order_by("pk").values_list("pk", "name")]
