"""What the workbench reminds of, and the share and training of legal reviewers."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sunlit.foundations.refusals import Refusal
from sunlit.registers.models import LegalReviewer
from sunlit.registers.officers.actions.appoint_reviewer import appoint_reviewer
from sunlit.registers.officers.actions.end_reviewer import end_reviewer
from sunlit.registers.officers.actions.record_exit import record_exit
from sunlit.registers.officers.actions.record_reviewer_training import record_reviewer_training
from sunlit.registers.officers.reminders import reminders
from sunlit.registers.officers.reviewers import (
    hours_standard,
    reviewer_share,
    reviewers_on,
    with_hours,
)
from tests.builders.accounts import an_account
from tests.builders.officers import AT, TODAY, a_section, an_officer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "band"), [(0, 7), (7, 7), (8, 30), (30, 30), (31, 60), (60, 60)])
def test_it_reminds_of_a_credential_about_to_end(days: int, band: int) -> None:
    an_officer(valid_until=TODAY + timedelta(days=days))

    (found,) = reminders(TODAY)

    assert found.band == band
    assert f"还有{days}天" in str(found.sentence)


def test_it_is_silent_about_what_needs_no_care() -> None:
    an_officer(valid_until=TODAY + timedelta(days=61))
    gone = an_officer("乙", "A2", valid_until=TODAY + timedelta(days=5))
    record_exit(actor=None, at=AT, officer=gone, exited_on=TODAY, reason="退休")

    assert reminders(TODAY) == []


def test_it_reminds_of_a_missing_verification_and_each_person_of_his_own() -> None:
    account = an_account("乙")
    an_officer(verified_years=[2024])
    an_officer("乙", "A2", account=account, valid_until=TODAY + timedelta(days=5))

    assert [one.credential.credential_no for one in reminders(TODAY)] == ["A2", "A1"]
    assert "没有2025年年审合格记录" in str(reminders(TODAY)[1].sentence)
    assert [one.credential.credential_no for one in reminders(TODAY, account.pk)] == ["A2"]


def test_reminding_asks_the_same_however_many_officers_there_are() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            reminders(TODAY)
        return len(found)

    an_officer(valid_until=TODAY)
    few = queries()
    for number in range(10):
        an_officer(f"乙{number}", f"B{number}", valid_until=TODAY, verified_years=[])

    assert queries() == few == 2


def a_reviewer(name: str, number: str = "A20260000000001") -> LegalReviewer:
    return appoint_reviewer(
        actor=None,
        at=AT,
        account=an_account(name),
        section=a_section("ZCFG", "政策法规科"),
        qualification_no=number,
        valid_from=date(2026, 1, 1),
    )


def test_the_share_counts_qualified_reviewers_among_officers_in_enforcement() -> None:
    officers = [an_officer(f"甲{number}", f"A{number}") for number in range(21)]
    a_reviewer("审核一")
    a_reviewer("审核二", "")

    short = reviewer_share(TODAY)
    record_exit(actor=None, at=AT, officer=officers[0], exited_on=TODAY, reason="退休")
    enough = reviewer_share(TODAY)

    assert (short.reviewers, short.officers, short.is_enough, short.needed) == (1, 21, False, 2)
    assert (short.percent, "（十一）" in short.standard.basis) == ("4.7", True)
    assert (enough.officers, enough.is_enough, enough.percent) == (20, True, "5.0")


def test_training_hours_are_summed_by_year() -> None:
    reviewer = a_reviewer("审核一")
    for day, hours in ((date(2025, 12, 31), 30), (date(2026, 1, 1), 24), (date(2026, 5, 1), 16)):
        record_reviewer_training(
            actor=None, at=AT, reviewer=reviewer, held_on=day, hours=hours, subject="证据规则"
        )

    (found,) = with_hours(reviewers_on(TODAY), 2026)

    assert found.hours_of_year == 40  # type: ignore[attr-defined]
    assert hours_standard(TODAY).value == 60


def test_a_reviewer_who_left_counts_no_more_and_may_come_back() -> None:
    reviewer = a_reviewer("审核一")
    given = {"actor": None, "at": AT, "reviewer": reviewer, "reason": "轮岗"}
    end_reviewer(**given, ended_on=TODAY)

    assert not reviewers_on(TODAY).exists()
    with pytest.raises(Refusal) as caught:
        end_reviewer(**given, ended_on=TODAY)
    assert list(caught.value.fields) == ["ended_on"]
    appoint_reviewer(
        actor=None,
        at=AT,
        account=reviewer.account,
        section=a_section("ZCFG", "政策法规科"),
        qualification_no="A20260000000001",
        valid_from=TODAY,
    )
    assert reviewers_on(TODAY).exists()
