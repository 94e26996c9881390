"""A list on its way: who decides, in which order, when it takes effect, and every refusal."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from sunlit.foundations.accounts.actions.assign_duty import assign_duty
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.foundations.refusals import NotAllowed
from sunlit.registers.intake.models import ListKind
from sunlit.registers.lists.actions.approve_list import approve_list
from sunlit.registers.lists.actions.enforce_list import enforce_list
from sunlit.registers.lists.actions.open_draft import open_draft
from sunlit.registers.lists.actions.remove_row import remove_row
from sunlit.registers.lists.actions.return_list import return_list
from sunlit.registers.lists.actions.save_row import save_row
from sunlit.registers.lists.actions.submit_list import submit_list
from sunlit.registers.lists.actions.withdraw_list import withdraw_list
from sunlit.registers.lists.models import ListOpinion, ListRow, ListStatus, ListVersion
from sunlit.registers.lists.queries import (
    content_digest,
    open_version,
    rows_of,
    version_in_force,
    versions,
)
from sunlit.registers.lists.refusals import ListRefused, StaleList, WrongListState
from sunlit.registers.lists.work import enforce_due_lists
from tests.builders.accounts import SINCE, an_account
from tests.builders.lists import (
    INSPECTION,
    Circle,
    a_circle,
    approved,
    before_leader,
    draft_of,
    imported,
    lines,
    submitted,
)
from tests.guards import guards_lifted

pytestmark = pytest.mark.django_db
KIND = ListKind.INSPECTION_ITEMS
NUMBER = "示发〔2026〕1号"


@pytest.fixture
def circle(at: datetime) -> Circle:
    """Four persons, and a draft with one row."""
    circle = a_circle()
    imported(KIND, lines(INSPECTION), circle.registrar, at)
    return circle


def opened(circle: Circle, at: datetime) -> ListVersion:
    return open_draft(kind=KIND, lead_section=circle.section, actor=circle.registrar, at=at)


def changed_row(circle: Circle, at: datetime, **data: str) -> ListRow:
    draft = draft_of(KIND)
    row = rows_of(draft).get()
    return save_row(version_id=draft.pk, row_id=row.pk, data=data, actor=circle.registrar, at=at)


def test_it_passes_four_persons_and_is_in_force_the_same_day(circle: Circle, at: datetime) -> None:
    version = approved(KIND, circle, at)

    steps = [(one.step, one.outcome, one.actor) for one in ListOpinion.objects.all()]
    assert version.status == ListStatus.IN_FORCE
    assert steps == [
        ("DRAFT", "SUBMITTED", circle.registrar),
        ("SECTION_HEAD", "APPROVED", circle.head),
        ("LEGAL_AFFAIRS", "APPROVED", circle.reviewer),
        ("LEADER", "APPROVED", circle.leader),
    ]
    assert version_in_force(KIND, at.date()) == version
    assert version_in_force(KIND, at.date() - timedelta(days=1)) is None
    assert open_version(KIND) is None


def test_what_is_in_force_is_what_was_approved(circle: Circle, at: datetime) -> None:
    version = approved(KIND, circle, at)

    payloads = [read_payload(entry) for entry in history("registers/inspection_items")]
    digests = {one["content_sha256"] for one in payloads if "content_sha256" in one}
    assert digests == {content_digest(version)}


@pytest.mark.parametrize("step", ["SECTION_HEAD", "LEGAL_AFFAIRS", "LEADER"])
def test_only_the_duty_of_the_step_decides(circle: Circle, at: datetime, step: str) -> None:
    version = submitted(KIND, circle, at)
    holders = {
        "SECTION_HEAD": circle.head,
        "LEGAL_AFFAIRS": circle.reviewer,
        "LEADER": circle.leader,
    }
    while version.status != step:
        version = approve_list(version_id=version.pk, actor=holders[version.status], at=at)
    elsewhere = an_account("别科科长", Duty.SECTION_HEAD, section_code="LSK")
    others = {*holders.values(), circle.registrar, elsewhere} - {holders[step]}

    for account in others:
        with pytest.raises(NotAllowed):
            approve_list(version_id=version.pk, actor=account, at=at)
        with pytest.raises(NotAllowed):
            return_list(version_id=version.pk, note="不妥", actor=account, at=at)

    assert ListVersion.objects.get().status == step


def test_whoever_wrote_in_the_draft_approves_nothing(circle: Circle, at: datetime) -> None:
    draft = draft_of(KIND)
    draft.lead_section = circle.section
    draft.save()
    row = rows_of(draft).get()
    save_row(version_id=draft.pk, row_id=row.pk, data={"season": "全年"}, actor=circle.head, at=at)
    version = submitted(KIND, circle, at)

    with pytest.raises(NotAllowed, match="起草、修改过"):
        approve_list(version_id=version.pk, actor=circle.head, at=at)


def test_nobody_approves_twice(circle: Circle, at: datetime) -> None:
    assign_duty(actor=None, at=at, account=circle.head, duty=Duty.LEGAL_REVIEWER, valid_from=SINCE)
    version = submitted(KIND, circle, at)
    approve_list(version_id=version.pk, actor=circle.head, at=at)

    with pytest.raises(NotAllowed, match="不能再次审批"):
        approve_list(version_id=version.pk, actor=circle.head, at=at)


def test_a_returned_list_is_a_draft_and_begins_anew(circle: Circle, at: datetime) -> None:
    version = before_leader(KIND, circle, at)

    version = return_list(version_id=version.pk, note="比例偏低。", actor=circle.leader, at=at)

    assert version.is_draft
    changed_row(circle, at, ratio="不低于10%;1次")
    assert approved(KIND, circle, at).status == ListStatus.IN_FORCE
    assert rows_of(ListVersion.objects.get()).get().data["ratio"] == "不低于10%;1次"


def test_a_reason_is_due_for_returning_and_withdrawing(circle: Circle, at: datetime) -> None:
    version = submitted(KIND, circle, at)

    with pytest.raises(ListRefused) as refused:
        return_list(version_id=version.pk, note=" ", actor=circle.head, at=at)
    assert list(refused.value.fields) == ["note"]
    with pytest.raises(ListRefused):
        withdraw_list(version_id=version.pk, note="", actor=circle.registrar, at=at)


def test_a_stale_page_approves_nothing(circle: Circle, at: datetime) -> None:
    version = submitted(KIND, circle, at)
    seen = content_digest(version)
    return_list(version_id=version.pk, note="请改", actor=circle.head, at=at)
    changed_row(circle, at, season="全年")
    submitted(KIND, circle, at)

    with pytest.raises(StaleList):
        approve_list(version_id=version.pk, actor=circle.head, at=at, expected=seen)


def test_the_leader_sets_number_and_day(circle: Circle, at: datetime) -> None:
    version = before_leader(KIND, circle, at)

    with pytest.raises(ListRefused) as refused:
        approve_list(version_id=version.pk, actor=circle.leader, at=at)
    assert set(refused.value.fields) == {"document_no", "effective_on"}
    with pytest.raises(ListRefused) as refused:
        approve_list(
            version_id=version.pk,
            actor=circle.leader,
            at=at,
            document_no=NUMBER,
            effective_on=at.date() - timedelta(days=1),
        )
    assert refused.value.fields == {"effective_on": "生效日期不能早于今天。"}
    with pytest.raises(ListRefused) as refused:
        approve_list(
            version_id=version.pk,
            actor=circle.leader,
            at=at,
            document_no="同意。",
            effective_on=at.date(),
        )
    assert set(refused.value.fields) == {"document_no"}


def test_an_approved_list_takes_effect_on_its_day(circle: Circle, at: datetime) -> None:
    day = at + timedelta(days=3)
    version = approved(KIND, circle, at, day.date())

    assert version.status == ListStatus.APPROVED
    assert version_in_force(KIND, at.date()) is None
    assert version_in_force(KIND, day.date()) == version
    with pytest.raises(WrongListState):
        enforce_list(version_id=version.pk, actor=None, at=at)
    assert enforce_due_lists(day - timedelta(days=1)) == 0
    assert enforce_due_lists(day) == 1
    assert enforce_due_lists(day) == 0
    assert version_in_force(KIND, day.date()).status == ListStatus.IN_FORCE  # type: ignore[union-attr]


def test_nobody_brings_a_list_into_force_by_hand(circle: Circle, at: datetime) -> None:
    version = approved(KIND, circle, at, at.date() + timedelta(days=3))

    with pytest.raises(NotAllowed):
        enforce_list(version_id=version.pk, actor=circle.registrar, at=at + timedelta(days=3))


def test_the_new_version_ends_the_old_one_on_its_day(circle: Circle, at: datetime) -> None:
    first = approved(KIND, circle, at)
    later = at + timedelta(days=30)
    opened(circle, later)
    changed_row(circle, later, season="全年")

    second = approved(KIND, circle, later)

    first.refresh_from_db()
    assert (first.status, first.superseded_on) == (ListStatus.SUPERSEDED, later.date())
    assert version_in_force(KIND, later.date() - timedelta(days=1)) == first
    assert version_in_force(KIND, later.date()) == second
    assert rows_of(first).get().data["season"] == "春、秋季"


def test_supersession_never_runs_in_a_circle(circle: Circle, at: datetime) -> None:
    for days, season in enumerate(("全年", "春季", "秋季"), start=1):
        approved(KIND, circle, at + timedelta(days=days - 1))
        opened(circle, at + timedelta(days=days))
        changed_row(circle, at + timedelta(days=days), season=season)

    chain = [(one.number, one.based_on and one.based_on.number) for one in versions(KIND)]
    assert chain == [(4, 3), (3, 2), (2, 1), (1, None)]


def test_periods_of_versions_never_overlap(circle: Circle, at: datetime) -> None:
    """A second open version is refused, and one before the version in force too."""
    approved(KIND, circle, at + timedelta(days=9))
    opened(circle, at + timedelta(days=9))
    with pytest.raises(WrongListState):
        opened(circle, at + timedelta(days=9))
    changed_row(circle, at, season="全年")
    version = before_leader(KIND, circle, at + timedelta(days=9))
    earlier = at  # a clock that was set back
    ListVersion.objects.filter(number=1).update(effective_on=at.date() - timedelta(days=1))
    ListVersion.objects.filter(number=1).update(effective_on=at.date() + timedelta(days=9))

    with pytest.raises(ListRefused):
        approve_list(
            version_id=version.pk,
            actor=circle.leader,
            at=earlier,
            document_no=NUMBER,
            effective_on=at.date() - timedelta(days=2),
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        ListVersion.objects.filter(number=1).update(superseded_on=at.date())


def test_a_list_that_changes_nothing_is_not_submitted(circle: Circle, at: datetime) -> None:
    approved(KIND, circle, at)
    opened(circle, at)

    with pytest.raises(WrongListState, match="完全相同"):
        submitted(KIND, circle, at)


def test_a_draft_says_what_changed_before_it_is_submitted(circle: Circle, at: datetime) -> None:
    with pytest.raises(ListRefused) as refused:
        submit_list(
            version_id=draft_of(KIND).pk,
            lead_section=circle.section,
            summary=" ",
            actor=circle.registrar,
            at=at,
        )
    assert list(refused.value.fields) == ["summary"]


def test_a_withdrawn_list_stays_on_record_and_frees_the_place(circle: Circle, at: datetime) -> None:
    first = approved(KIND, circle, at)
    opened(circle, at)
    changed_row(circle, at, season="全年")
    version = before_leader(KIND, circle, at)

    withdraw_list(version_id=version.pk, note="另行研究。", actor=circle.registrar, at=at)

    assert ListVersion.objects.get(pk=version.pk).status == ListStatus.WITHDRAWN
    assert opened(circle, at).number == 3
    with pytest.raises(WrongListState):
        withdraw_list(version_id=first.pk, note="废止", actor=circle.registrar, at=at)


def test_a_list_whose_day_has_come_is_not_withdrawn(circle: Circle, at: datetime) -> None:
    day = at + timedelta(days=2)
    version = approved(KIND, circle, at, day.date())

    with pytest.raises(WrongListState):
        withdraw_list(version_id=version.pk, note="另行研究", actor=circle.registrar, at=day)

    withdraw_list(version_id=version.pk, note="另行研究", actor=circle.registrar, at=at)
    assert enforce_due_lists(day) == 0


def test_an_opinion_is_not_cut_short(circle: Circle, at: datetime) -> None:
    version = submitted(KIND, circle, at)

    with pytest.raises(ListRefused) as refused:
        approve_list(version_id=version.pk, actor=circle.head, at=at, note="长" * 1001)

    assert list(refused.value.fields) == ["note"]


def test_a_section_head_drafts_for_the_own_section_only(circle: Circle, at: datetime) -> None:
    approved(KIND, circle, at)
    elsewhere = an_account("别科科长", Duty.SECTION_HEAD, section_code="LSK")

    with pytest.raises(NotAllowed):
        open_draft(kind=KIND, lead_section=circle.section, actor=elsewhere, at=at)
    draft = open_draft(kind=KIND, lead_section=circle.section, actor=circle.head, at=at)

    assert draft.editor_ids == [circle.head.pk]
    assert rows_of(draft).count() == 1


WRITES: dict[str, Callable[[ListRow], object]] = {
    "update": lambda row: ListRow.objects.filter(pk=row.pk).update(title="改"),
    "delete": lambda row: row.delete(),
    "insert": lambda row: ListRow.objects.create(version=row.version, position=9, title="添"),
}


@pytest.mark.parametrize("name", WRITES)
def test_rows_of_a_version_that_left_the_draft_never_change(
    circle: Circle, at: datetime, name: str
) -> None:
    version = submitted(KIND, circle, at)
    row = rows_of(version).get()

    for act in (
        lambda: remove_row(version_id=version.pk, row_id=row.pk, actor=circle.registrar, at=at),
        lambda: changed_row(circle, at, season="全年"),
    ):
        with pytest.raises(WrongListState):
            act()
    with pytest.raises(DatabaseError), transaction.atomic():
        WRITES[name](row)

    assert rows_of(version).get().title == INSPECTION["title"]
    with guards_lifted():  # the control: without the guard the database would let it
        WRITES[name](row)


def test_opinions_never_change(circle: Circle, at: datetime) -> None:
    submitted(KIND, circle, at)

    with pytest.raises(DatabaseError), transaction.atomic():
        ListOpinion.objects.update(outcome="APPROVED")
