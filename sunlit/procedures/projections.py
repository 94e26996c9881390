"""What lists need to know of a case, recomputed from its steps after every act (投影)."""

from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from sunlit.casework.models import Case, CaseClock, CaseStatus, ClockState, Todo, TodoKind
from sunlit.casework.queries import SEARCH_KIND
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.textsearch.index import reindex
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.clocks import ClockView, clocks, next_due_on
from sunlit.procedures.conditions.case_gates import is_ended, is_paused
from sunlit.procedures.conditions.under_review import reviewer_of
from sunlit.procedures.evaluation import (
    Readiness,
    StepState,
    current_stage,
    next_steps,
    step_states,
)

Row = TypeVar("Row", bound=Model)
# Everything an act may change in the row of a case; the rest is set once.
LIST_COLUMNS = [
    "case_no",
    "filed_on",
    "decided_on",
    "closed_on",
    "decision_no",
    "status",
    "stage",
    "next_due_on",
    "version",
]


def status_after(file: CaseFile) -> str:
    """The status a list shows for the case."""
    if is_ended(file):
        return CaseStatus.CLOSED
    if not file.has(*file.procedure.filing):
        return CaseStatus.LEAD
    if is_paused(file):
        return CaseStatus.PAUSED
    return CaseStatus.DECIDED if file.decision() else CaseStatus.OPEN


def project(case: Case, file: CaseFile, at: datetime, *, counts: bool = True) -> None:
    """Write clocks, to-dos and list columns of the case anew. `counts`: this was an act."""
    states = step_states(file)
    views = clocks(file)
    case.stage = current_stage(file, states)
    case.status = status_after(file)
    case.next_due_on = next_due_on(views)
    if case.status == CaseStatus.CLOSED and case.closed_on is None:
        case.closed_on = file.today
    if counts:
        case.version += 1
    case.save(update_fields=LIST_COLUMNS)
    _bring_up_to_date(CaseClock.objects.filter(case=case), [_clock(case, view) for view in views])
    ended = case.status == CaseStatus.CLOSED
    todos = [] if ended else _todos(case, file, next_steps(states), at)
    _bring_up_to_date(Todo.objects.filter(case=case), todos, keeps="since")


def _bring_up_to_date(known: QuerySet[Row], wanted: list[Row], keeps: str = "") -> None:
    """Write only what changed; a row that stays keeps what it says in the column `keeps`."""
    model = known.model
    names = [f.attname for f in model._meta.concrete_fields if f.attname not in {"id", keeps}]
    stale = {values[1:]: values[0] for values in known.values_list("id", *names)}
    new = [row for row in wanted if stale.pop(tuple(getattr(row, n) for n in names), None) is None]
    if stale:
        model._default_manager.filter(pk__in=stale.values()).delete()
    model._default_manager.bulk_create(new)


def index_case(case: Case, before: CaseFile, after: CaseFile) -> None:
    """Keep the case findable by party, item and every number it bears; written when they change."""
    text = _searchable(case, after)
    if not before.taken or text != _searchable(case, before):
        reindex(SEARCH_KIND, case.pk, text)


def _searchable(case: Case, file: CaseFile) -> str:
    party = [case.party.name, case.party.initials, case.party.uscc or ""]
    numbers = [taken.document_no for taken in file.taken if taken.document_no]
    return " ".join([file.case_no, *numbers, *party, case.item.name])


def _clock(case: Case, view: ClockView) -> CaseClock:
    running = ClockState.PAUSED if view.due.paused else ClockState.RUNNING
    return CaseClock(
        case=case,
        rule=view.rule.code,
        started_on=view.due.start,
        due_on=view.due_on,
        is_provisional=view.due.provisional,
        state=ClockState.STOPPED if view.stopped_on else running,
        stopped_on=view.stopped_on,
    )


def _todos(case: Case, file: CaseFile, states: list[StepState], at: datetime) -> list[Todo]:
    rows: list[Todo] = []
    for state in states:
        base = {
            "case": case,
            "step": state.step.code,
            "step_name": state.step.name,
            "since": at,
            "due_on": case.next_due_on,
        }
        if state.readiness is Readiness.PROPOSED and state.proposal:
            duty = state.step.approvals[len(state.proposal.votes)]
            section = file.section_code if duty == Duty.SECTION_HEAD else ""
            rows.append(Todo(kind=TodoKind.APPROVAL, duty=duty, section_code=section, **base))
        else:
            rows.extend(
                Todo(kind=TodoKind.STEP, **base, **who) for who in _who(file, state.step.by)
            )
    return rows


def _who(file: CaseFile, by: str) -> list[dict[str, Any]]:
    """Account, or duty and section, a step is for."""
    duty_of: dict[str, dict[str, Any]] = {
        "section_head": {"duty": Duty.SECTION_HEAD, "section_code": file.section_code},
        "leader": {"duty": Duty.BUREAU_LEADER},
        "legal_section": {"duty": Duty.LEGAL_REVIEWER},
    }
    if by in duty_of:
        return [duty_of[by]]
    accounts = _accounts(file, by)
    if accounts:
        return [{"account_id": account} for account in accounts]
    return [{"duty": Duty.CASE_OFFICER, "section_code": file.section_code}]


def _accounts(file: CaseFile, by: str) -> list[int]:
    reviewer, notified = reviewer_of(file), file.last("hearing_notified")
    match by:
        case "handler":
            return [h.account_id for h in file.handlers if h.account_id is not None]
        case "legal_reviewer":
            return [reviewer] if reviewer else []
        case "presiding_officer":
            return [notified.data["chair"]] if notified else []
        case _:
            return [file.opened_by] if file.opened_by else []
