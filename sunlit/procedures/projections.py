"""What lists need to know of a case, recomputed from its steps after every act (投影)."""

from datetime import datetime
from typing import Any

from sunlit.casework.models import Case, CaseClock, CaseStatus, ClockState, Todo, TodoKind
from sunlit.foundations.accounts.duties import Duty
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.clocks import clocks, next_due_on
from sunlit.procedures.conditions.case_gates import is_ended, is_paused
from sunlit.procedures.evaluation import (
    Readiness,
    StepState,
    current_stage,
    next_steps,
    step_states,
)


def status_after(file: CaseFile) -> str:
    """The status a list shows for the case."""
    if is_ended(file):
        return CaseStatus.CLOSED
    if not file.has("case_filed"):
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
    case.save()
    CaseClock.objects.filter(case=case).delete()
    CaseClock.objects.bulk_create(
        CaseClock(
            case=case,
            rule=view.rule.code,
            started_on=view.due.start,
            due_on=view.due_on,
            is_provisional=view.due.provisional,
            state=ClockState.STOPPED
            if view.stopped_on
            else ClockState.PAUSED
            if view.due.paused
            else ClockState.RUNNING,
            stopped_on=view.stopped_on,
            explanation=view.due.explanation,
        )
        for view in views
    )
    Todo.objects.filter(case=case).delete()
    if case.status != CaseStatus.CLOSED:
        Todo.objects.bulk_create(_todos(case, file, next_steps(states), at))


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
    submitted, notified = file.last("review_submitted"), file.last("hearing_notified")
    match by:
        case "handler":
            return [h.account_id for h in file.handlers if h.account_id is not None]
        case "legal_reviewer":
            return [submitted.data["reviewer"]] if submitted else []
        case "presiding_officer":
            return [notified.data["chair"]] if notified else []
        case _:
            return [file.opened_by] if file.opened_by else []
