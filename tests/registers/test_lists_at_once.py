"""Two persons on one list at the same moment: one draft, one approval (并发)."""

from datetime import datetime

import pytest

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.ledger.verification import verify_ledger
from sunlit.registers.intake.models import ListKind
from sunlit.registers.lists.actions.approve_list import approve_list
from sunlit.registers.lists.actions.open_draft import open_draft
from sunlit.registers.lists.models import ListOpinion, ListVersion
from tests.builders.accounts import an_account
from tests.builders.lists import INSPECTION, a_circle, approved, imported, lines, submitted
from tests.procedures.test_two_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
KIND = ListKind.INSPECTION_ITEMS


def test_one_of_two_drafts_is_opened(at: datetime) -> None:
    circle = a_circle()
    imported(KIND, lines(INSPECTION), circle.registrar, at)
    approved(KIND, circle, at)

    def opening() -> ListVersion:
        return open_draft(kind=KIND, lead_section=circle.section, actor=circle.registrar, at=at)

    outcomes = at_once(opening, opening, opening)

    assert sorted(kind for kind, _ in outcomes) == ["WrongListState", "WrongListState", "done"]
    assert [version.number for version in ListVersion.objects.order_by("number")] == [1, 2]
    assert verify_ledger().ok


def test_one_of_two_heads_approves(at: datetime) -> None:
    circle = a_circle()
    other = an_account("副科长", Duty.SECTION_HEAD, section_code="NYK")
    imported(KIND, lines(INSPECTION), circle.registrar, at)
    version = submitted(KIND, circle, at)

    outcomes = at_once(
        lambda: approve_list(version_id=version.pk, actor=circle.head, at=at),
        lambda: approve_list(version_id=version.pk, actor=other, at=at),
    )

    assert sorted(kind for kind, _ in outcomes) == ["NotAllowed", "done"]
    assert ListOpinion.objects.filter(outcome="APPROVED").count() == 1
