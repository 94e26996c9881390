"""Who may make, release and file measures, and move a case to newer rules (办法、改用规则)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sunlit.foundations.accounts.models import Account
from sunlit.procedures.actions.adopt_rules import adopt_rules
from sunlit.procedures.measures.actions.discard_measure import discard_measure
from sunlit.procedures.measures.actions.draft_measure import draft_measure
from sunlit.procedures.measures.actions.edit_measure import edit_measure
from sunlit.procedures.measures.actions.file_measure import file_measure
from sunlit.procedures.measures.actions.release_measure import release_measure
from sunlit.procedures.measures.actions.return_measure import return_measure
from sunlit.procedures.measures.actions.submit_measure import submit_measure
from sunlit.procedures.measures.models import MeasureVersion
from tests.builders.bureau import a_walk, person

Act = Callable[[datetime], Callable[[Account], Any]]
LEGAL, LEADER = {"shenhe", "shenhe-er"}, {"fenguan"}
DAY = date(2026, 4, 1)


def draft(at: datetime) -> MeasureVersion:
    return draft_measure(actor=person("shenhe"), at=at, kind="REVIEW")


def submitted(at: datetime) -> MeasureVersion:
    version = draft(at)
    return submit_measure(
        actor=person("shenhe"), at=at, version=version, seen=0, effective_from=DAY
    )


def drafting(at: datetime) -> Callable[[Account], Any]:
    return lambda actor: draft_measure(actor=actor, at=at, kind="REVIEW")


def editing(at: datetime) -> Callable[[Account], Any]:
    one = draft(at)
    return lambda actor: edit_measure(
        actor=actor,
        at=at,
        version=one,
        seen=0,
        title=one.title,
        articles=one.articles,
        rows=one.rows,
        figures=one.figures,
    )


def submitting(at: datetime) -> Callable[[Account], Any]:
    one = draft(at)
    return lambda actor: submit_measure(actor=actor, at=at, version=one, seen=0, effective_from=DAY)


def discarding(at: datetime) -> Callable[[Account], Any]:
    one = draft(at)
    return lambda actor: discard_measure(actor=actor, at=at, version=one)


def returning(at: datetime) -> Callable[[Account], Any]:
    one = submitted(at)
    return lambda actor: return_measure(actor=actor, at=at, version=one, reason="请补充依据。")


def releasing(at: datetime) -> Callable[[Account], Any]:
    one = submitted(at)
    return lambda actor: release_measure(actor=actor, at=at, version=one)


def filing(at: datetime) -> Callable[[Account], Any]:
    one = release_measure(actor=person("fenguan"), at=at, version=submitted(at))
    day = date(2026, 3, 2)
    return lambda actor: file_measure(
        actor=actor,
        at=at,
        version=MeasureVersion.objects.get(pk=one.pk),
        filing_no="示备1",
        filed_on=day,
    )


def adopting(at: datetime) -> Callable[[Account], Any]:
    """An open case while newer rules are in force."""
    case = a_walk().case
    version = draft(at)
    soon = date(2026, 3, 3)
    submit_measure(actor=person("shenhe"), at=at, version=version, seen=0, effective_from=soon)
    release_measure(actor=person("fenguan"), at=at, version=version)
    later = at.replace(day=at.day + 1)
    return lambda actor: adopt_rules(
        actor=actor, at=later, case_id=case.pk, reason="适用新规则。", is_not_adverse=True
    )


RULE_ACTS: dict[str, tuple[Act, set[str]]] = {
    "draft_measure": (drafting, LEGAL),
    "edit_measure": (editing, LEGAL),
    "submit_measure": (submitting, LEGAL),
    "discard_measure": (discarding, LEGAL),
    "return_measure": (returning, LEADER),
    "release_measure": (releasing, LEADER),
    "file_measure": (filing, LEGAL),
    "adopt_rules": (adopting, {"kezhang"}),
}
