"""The acts on lists tried by everybody: drafters draft, and each step has its one duty."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.versions import import_list_file
from sunlit.registers.bodies.models import Section
from sunlit.registers.intake.models import ListKind
from sunlit.registers.lists.actions.approve_list import approve_list
from sunlit.registers.lists.actions.declare_empty import declare_empty
from sunlit.registers.lists.actions.enforce_list import enforce_list
from sunlit.registers.lists.actions.open_draft import open_draft
from sunlit.registers.lists.actions.remove_row import remove_row
from sunlit.registers.lists.actions.return_list import return_list
from sunlit.registers.lists.actions.save_row import save_row
from sunlit.registers.lists.actions.submit_list import submit_list
from sunlit.registers.lists.actions.withdraw_list import withdraw_list
from sunlit.registers.lists.models import ListStatus, ListVersion
from sunlit.registers.lists.queries import rows_of
from tests.builders.bureau import START, person
from tests.permissions.people import EVERYBODY, attempt, nothing_changes

pytestmark = pytest.mark.usefixtures("bureau")
Act = Callable[[Account], Any]
KIND = ListKind.REVIEW_CATALOGUE
DRAFTERS = {"minglu", "kezhang"}
APPROVERS = {
    ListStatus.SECTION_HEAD: ("kezhang", {"kezhang"}),
    ListStatus.LEGAL_AFFAIRS: ("shenhe", {"shenhe", "shenhe-er"}),
    ListStatus.LEADER: ("fenguan", {"fenguan"}),
}


def lead() -> Section:
    return Section.objects.get(code="ZFJ")


def version_at(status: ListStatus) -> ListVersion:
    """The catalogue at that step, drafted by 名录管理员 for 执法监督科."""
    version = import_list_file(KIND, START)
    version.lead_section = lead()
    version.save()
    if status == ListStatus.DRAFT:
        return version
    version = submit(version)(person("minglu"))
    for step, (username, _allowed) in APPROVERS.items():
        if version.status == status:
            break
        assert version.status == step
        version = approve(version)(person(username))
    return version


def submit(version: ListVersion) -> Act:
    return lambda actor: submit_list(
        version_id=version.pk, lead_section=lead(), summary="首次编制。", actor=actor, at=START
    )


def approve(version: ListVersion, days: int = 5) -> Act:
    return lambda actor: approve_list(
        version_id=version.pk,
        actor=actor,
        at=START,
        document_no="示发〔2026〕9号",
        effective_on=START.date() + timedelta(days=days),
    )


def send_back(version: ListVersion) -> Act:
    return lambda actor: return_list(version_id=version.pk, note="请改", actor=actor, at=START)


DRAFT_ACTS: dict[str, Callable[[ListVersion], Act]] = {
    "save_row": lambda version: (
        lambda actor: save_row(
            version_id=version.pk,
            row_id=None,
            data={"category": "其他", "title": "新项目"},
            actor=actor,
            at=START,
        )
    ),
    "remove_row": lambda version: (
        lambda actor: remove_row(
            version_id=version.pk, row_id=rows_of(version)[0].pk, actor=actor, at=START
        )
    ),
    "declare_empty": lambda version: (
        lambda actor: declare_empty(
            version_id=version.pk, category="行政确认", is_empty=True, actor=actor, at=START
        )
    ),
    "submit_list": submit,
    "withdraw_list": lambda version: (
        lambda actor: withdraw_list(version_id=version.pk, note="另行研究", actor=actor, at=START)
    ),
}


def allowed(act: Act) -> set[str]:
    with nothing_changes():
        found = {
            name: attempt(lambda name=name: act(person(name)), NotAllowed) for name in EVERYBODY
        }
    assert set(found.values()) <= {"allowed", "NotAllowed"}
    return {name for name, outcome in found.items() if outcome == "allowed"}


def test_a_draft_is_opened_by_the_registrar_or_the_head_of_the_section() -> None:
    def act(actor: Account) -> ListVersion:
        return open_draft(kind=KIND, lead_section=lead(), actor=actor, at=START)

    assert allowed(act) == DRAFTERS


@pytest.mark.parametrize("name", DRAFT_ACTS)
def test_a_draft_is_written_by_its_drafters(name: str) -> None:
    version = version_at(ListStatus.DRAFT)

    assert allowed(DRAFT_ACTS[name](version)) == DRAFTERS


@pytest.mark.parametrize("step", APPROVERS)
@pytest.mark.parametrize("act", [approve, send_back])
def test_each_step_is_decided_by_its_duty(
    act: Callable[[ListVersion], Act], step: ListStatus
) -> None:
    assert allowed(act(version_at(step))) == APPROVERS[step][1]


def test_a_list_takes_effect_by_the_leader_or_by_itself() -> None:
    version = version_at(ListStatus.LEADER)
    approve(version, days=1)(person("fenguan"))
    day = START + timedelta(days=1)

    def act(actor: Account) -> ListVersion:
        return enforce_list(version_id=version.pk, actor=actor, at=day)

    assert allowed(act) == {"fenguan"}
    assert enforce_list(version_id=version.pk, actor=None, at=day).status == ListStatus.IN_FORCE
