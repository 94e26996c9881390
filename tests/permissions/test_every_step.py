"""Who may take and approve every step of every procedure: duty × section × relation, all of them.

That the acts ask these very policies is shown person by person in test_steps.py,
test_enforcement_steps.py and test_application_steps.py.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from sunlit.foundations.accounts.duties import Duty, HeldDuty
from sunlit.procedures.case_file import Approval, CaseFile, Taken
from sunlit.procedures.checking.imagining import FIRST_DAY, first_file
from sunlit.procedures.policies import ActorFacts, may_approve, may_take
from sunlit.rulebook.schema import Procedure
from tests.procedures.imagined import shipped

HERE, ELSEWHERE = "示例科", "另一科"
SOMEBODY, HANDLER, OTHER = 99, 11, 98
NONE, HANDLES, APPROVED, REVIEWED, DECIDED = "none", "handles", "approved", "reviewed", "decided"
ASSIGNED, PRESIDES = "assigned to review", "presides"

# kind of person: duty; in its own section only; relations with which it may act (None: any)
Rule = tuple[Duty | None, bool, set[str] | None]
WHO: dict[str, Rule] = {
    "section_officer": (Duty.CASE_OFFICER, True, {NONE, HANDLES, ASSIGNED, PRESIDES}),
    "handler": (Duty.CASE_OFFICER, False, {HANDLES}),
    "section_head": (Duty.SECTION_HEAD, True, {NONE, APPROVED, ASSIGNED, PRESIDES}),
    "leader": (Duty.BUREAU_LEADER, False, {NONE, DECIDED, ASSIGNED, PRESIDES}),
    "legal_section": (Duty.LEGAL_REVIEWER, False, None),
    "legal_reviewer": (Duty.LEGAL_REVIEWER, False, {ASSIGNED, REVIEWED}),
    "presiding_officer": (None, False, {PRESIDES}),
    "system": (None, False, set()),
}
APPROVERS: dict[str, Rule] = {
    Duty.SECTION_HEAD: WHO["section_head"],
    Duty.BUREAU_LEADER: WHO["leader"],
}


def related(procedure: Procedure) -> Iterator[tuple[str, int, CaseFile]]:
    """Each relation to a case: its name, the account that has it, and the case."""
    file = first_file(shipped(), procedure)
    first = procedure.opening.code
    yield NONE, SOMEBODY, file
    yield HANDLES, HANDLER, file
    for name, duty in ((APPROVED, Duty.SECTION_HEAD), (DECIDED, Duty.BUREAU_LEADER)):
        consent = Approval(SOMEBODY, "某人", duty, "APPROVED", "同意。", FIRST_DAY)
        yield name, SOMEBODY, then(file, Taken(2, first, FIRST_DAY, OTHER, "甲", {}, (consent,)))
    codes = {step.code for step in procedure.steps}
    if "review_submitted" in codes:
        given = {"reviewer": SOMEBODY}
        asked = then(file, Taken(2, "review_submitted", FIRST_DAY, HANDLER, "甲", given))
        yield ASSIGNED, SOMEBODY, asked
        done = Taken(3, "review_concluded", FIRST_DAY, SOMEBODY, "某人", {})
        yield REVIEWED, SOMEBODY, then(asked, done)
    if "hearing_notified" in codes:
        named = Taken(2, "hearing_notified", FIRST_DAY, OTHER, "乙", {"chair": SOMEBODY})
        yield PRESIDES, SOMEBODY, then(file, named)


def then(file: CaseFile, taken: Taken) -> CaseFile:
    """The case with one more step taken."""
    return replace(file, taken=(*file.taken, taken))


@cache
def people(account_id: int) -> tuple[tuple[HeldDuty, ActorFacts], ...]:
    """A person with each duty, here, elsewhere and for the whole bureau."""
    held = [HeldDuty(duty, section) for duty in Duty for section in (HERE, ELSEWHERE, "")]
    return tuple((one, ActorFacts(account_id, frozenset({one}), True)) for one in held)


def is_lawful(rule: Rule, held: HeldDuty, relation: str) -> bool:
    """What the table says."""
    duty, in_section, relations = rule
    fits = duty is None or held.duty is duty
    is_near = not in_section or held.section_code in (HERE, "")
    return fits and is_near and (relations is None or relation in relations)


@pytest.mark.parametrize("code", shipped().procedures)
def test_a_step_is_taken_and_approved_by_whom_the_table_names_and_nobody_else(code: str) -> None:
    procedure = shipped().procedures[code]
    wrong = []
    for relation, account_id, file in related(procedure):
        for held, actor in people(account_id):
            for step in procedure.steps:
                may = may_take(file, step, actor) is None
                if may is not is_lawful(WHO[step.by], held, relation):
                    wrong.append((step.code, step.by, held, relation))
                for duty in step.approvals:
                    may = may_approve(file, step, duty, actor) is None
                    if may is not is_lawful(APPROVERS[duty], held, relation):
                        wrong.append((step.code, duty, held, relation))
    assert wrong == []


def test_a_reviewer_without_the_legal_qualification_reviews_nothing() -> None:
    procedure = shipped().procedures["penalty-ordinary"]
    file = next(file for name, _id, file in related(procedure) if name == ASSIGNED)
    held = frozenset({HeldDuty(Duty.LEGAL_REVIEWER, "")})
    step = procedure.step("review_concluded")

    assert may_take(file, step, ActorFacts(SOMEBODY, held, True)) is None
    assert may_take(file, step, ActorFacts(SOMEBODY, held, False)) is not None
