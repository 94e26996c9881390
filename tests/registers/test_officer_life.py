"""The life of an officer: training, exam, credential, verification, suspension, exit, appeal."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.foundations.refusals import Refusal
from sunlit.registers.models import (
    AnnualVerification,
    CredentialChange,
    ExitAppeal,
    Officer,
    OfficerExit,
    OfficerPosting,
)
from sunlit.registers.officers.actions.appeal_exit import appeal_exit
from sunlit.registers.officers.actions.cancel_credential import cancel_credential
from sunlit.registers.officers.actions.change_post import change_post
from sunlit.registers.officers.actions.decide_appeal import decide_appeal
from sunlit.registers.officers.actions.enroll_officer import enroll_officer
from sunlit.registers.officers.actions.issue_credential import issue_credential
from sunlit.registers.officers.actions.record_exam import record_exam
from sunlit.registers.officers.actions.record_exit import record_exit
from sunlit.registers.officers.actions.record_training import record_training
from sunlit.registers.officers.actions.renew_credential import renew_credential
from sunlit.registers.officers.actions.resume_credential import resume_credential
from sunlit.registers.officers.actions.suspend_credential import suspend_credential
from sunlit.registers.officers.actions.transfer_officer import transfer_officer
from sunlit.registers.officers.actions.verify_annually import verify_annually
from sunlit.registers.officers.history import section_on
from sunlit.registers.officers.queries import entitlement, officers_on
from tests.builders.accounts import an_account
from tests.builders.officers import AT, TODAY, a_section, an_officer, credential_of

pytestmark = pytest.mark.django_db
BY: dict[str, Any] = {"actor": None, "at": AT}
TERM = {
    "categories": ["PENALTY"],
    "area": "示例市",
    "issuer": "示例省人民政府",
    "valid_from": date(2026, 6, 1),
    "valid_until": date(2031, 5, 31),
}


def fields_refused(act: Callable[..., object], **given: object) -> list[str]:
    """The fields named by the refusal; nothing may be written by a refused act."""
    entries = history("registers/officers").count()
    with pytest.raises(Refusal) as caught:
        act(**BY, **given)
    assert history("registers/officers").count() == entries
    assert all(str(sentence).endswith("。") for sentence in caught.value.fields.values())
    return list(caught.value.fields)


def a_trainee() -> Officer:
    return enroll_officer(**BY, name="承办人戊", section=a_section(), since=date(2026, 1, 5))


def test_it_leads_from_training_to_a_credential_that_entitles() -> None:
    officer = a_trainee()
    assert not entitlement(officer, "PENALTY", TODAY).ok

    record_training(**BY, officer=officer, held_on=date(2026, 3, 2), hours=60, subject="处罚法")
    record_exam(**BY, officer=officer, held_on=date(2026, 4, 1), is_passed=True, score="92")
    issue_credential(**BY, officer=officer, credential_no="YS 9001", **TERM)

    officer = Officer.objects.get(pk=officer.pk)
    assert credential_of(officer).credential_no == "YS9001"
    assert entitlement(officer, "PENALTY", TODAY).ok
    assert not entitlement(officer, "PENALTY", date(2026, 5, 31)).ok
    codes = [entry.code for entry in history("registers/officers")]
    assert codes == [
        "officers.enrolled",
        "officers.trained",
        "officers.examined",
        "officers.credential_issued",
    ]


def test_it_holds_training_exam_and_credential_in_their_order() -> None:
    officer = a_trainee()
    exam = {"officer": officer, "held_on": date(2026, 4, 1)}
    assert fields_refused(record_exam, **exam, is_passed=True) == ["held_on"]
    record_training(**BY, officer=officer, held_on=date(2026, 4, 2), hours=8, subject="处罚法")
    assert fields_refused(record_exam, **exam, is_passed=True) == ["held_on"]

    record_exam(**BY, officer=officer, held_on=date(2026, 4, 2), is_passed=False)
    given = {"officer": officer, "credential_no": "B1", **TERM}
    assert fields_refused(issue_credential, **given) == ["valid_from"]


def test_it_gives_a_number_once_and_never_two_terms_at_once() -> None:
    officer = an_officer()
    record_training(**BY, officer=officer, held_on=date(2024, 1, 2), hours=8, subject="处罚法")
    record_exam(**BY, officer=officer, held_on=date(2024, 1, 3), is_passed=True)

    given = {"officer": officer, **TERM}
    assert fields_refused(issue_credential, **given, credential_no="A2") == ["valid_from"]
    other = given | {"categories": ["LICENSE"]}
    assert fields_refused(issue_credential, **other, credential_no="A1") == ["credential_no"]
    wrong = other | {"categories": ["FLYING"], "valid_until": date(2020, 1, 1), "issuer": " "}
    found = fields_refused(issue_credential, **wrong, credential_no="")
    assert set(found) == {"credential_no", "categories", "valid_until", "issuer"}

    issue_credential(**BY, **other, credential_no="A2")
    assert entitlement(Officer.objects.get(pk=officer.pk), "LICENSE", TODAY).ok


def test_a_suspension_takes_the_right_away_for_its_days_only() -> None:
    officer = an_officer()
    suspend_credential(
        **BY,
        credential=credential_of(officer),
        from_on=date(2026, 11, 1),
        until_on=date(2026, 11, 20),
        reason="违规执法",
    )

    def may(day: date) -> bool:
        return entitlement(Officer.objects.get(pk=officer.pk), "PENALTY", day).ok

    days = [date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 20), date(2026, 11, 21)]
    assert [may(day) for day in days] == [True, False, False, True]
    assert credential_of(officer).status == "VALID"  # over by itself


def test_a_suspension_without_end_lasts_until_it_is_resumed() -> None:
    officer = an_officer()
    credential = credential_of(officer)
    begin = {"credential": credential, "from_on": date(2026, 11, 1), "until_on": None}
    suspend_credential(**BY, **begin, reason="违规执法")
    assert credential_of(officer).status == "SUSPENDED"
    again = begin | {"from_on": date(2026, 11, 5)}
    assert fields_refused(suspend_credential, **again, reason="再次") == ["from_on"]

    resume_credential(**BY, credential=credential, resumed_on=date(2026, 11, 15), reason="整改完成")

    officer = Officer.objects.get(pk=officer.pk)
    assert not entitlement(officer, "PENALTY", date(2026, 11, 14)).ok
    assert entitlement(officer, "PENALTY", date(2026, 11, 15)).ok
    late = {"credential": credential, "resumed_on": date(2026, 11, 16), "reason": "重复"}
    assert fields_refused(resume_credential, **late) == ["resumed_on"]
    earlier = begin | {"from_on": date(2026, 10, 1)}
    assert fields_refused(suspend_credential, **earlier, reason="倒签") == ["from_on"]


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2028, 1, 1)])
def test_a_suspension_outside_the_validity_is_refused(day: date) -> None:
    given = {"credential": credential_of(an_officer()), "from_on": day, "until_on": None}
    assert fields_refused(suspend_credential, **given, reason="违规执法") == ["from_on"]


def test_a_canceled_credential_ends_for_good() -> None:
    officer = an_officer()
    given = {"credential": credential_of(officer), "canceled_on": TODAY, "reason": "调离"}
    cancel_credential(**BY, **given, kind="WITHDRAWN")
    cancel_credential(**BY, **given, kind="CANCELED")

    assert fields_refused(cancel_credential, **given, kind="CANCELED") == ["canceled_on"]
    assert fields_refused(cancel_credential, **given, kind="LOST")[0] == "kind"
    renewal = {"from_on": date(2028, 1, 1), "until_on": date(2030, 1, 1)}
    assert "from_on" in fields_refused(
        renew_credential, credential=credential_of(officer), **renewal
    )
    officer = Officer.objects.get(pk=officer.pk)
    assert entitlement(officer, "PENALTY", TODAY - timedelta(days=1)).ok
    assert not entitlement(officer, "PENALTY", TODAY).ok


def test_a_renewal_adds_a_term_and_leaves_the_gap_a_gap() -> None:
    officer = an_officer(valid_until=date(2026, 6, 30))
    credential = credential_of(officer)
    early = {"credential": credential, "from_on": date(2026, 6, 30)}
    assert fields_refused(renew_credential, **early, until_on=date(2030, 1, 1)) == ["from_on"]

    renew_credential(
        **BY, credential=credential, from_on=date(2026, 8, 1), until_on=date(2031, 7, 31)
    )

    officer = Officer.objects.get(pk=officer.pk)
    days = [date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 31), date(2026, 8, 1)]
    answers = [entitlement(officer, "PENALTY", day).ok for day in days]
    assert answers == [True, False, False, True]
    assert credential_of(officer).valid_until == date(2031, 7, 31)


def test_a_verification_passed_late_counts_from_that_day() -> None:
    officer = an_officer(verified_years=[2023, 2024])
    credential = credential_of(officer)
    given = {"credential": credential, "year": 2025}
    verify_annually(**BY, **given, result="ABSENT", verified_on=date(2026, 1, 10))
    verify_annually(**BY, **given, result="PASSED", verified_on=date(2026, 3, 10))

    officer = Officer.objects.get(pk=officer.pk)
    assert not entitlement(officer, "PENALTY", date(2026, 3, 9)).ok
    assert entitlement(officer, "PENALTY", date(2026, 3, 10)).ok
    again = given | {"result": "FAILED", "verified_on": TODAY}
    assert fields_refused(verify_annually, **again) == ["year"]
    assert AnnualVerification.objects.filter(year=2025).count() == 1


@pytest.mark.parametrize(
    ("year", "verified_on", "field"),
    [
        (2022, date(2026, 1, 5), "year"),
        (2028, date(2026, 1, 5), "verified_on"),
        (2026, date(2026, 11, 24), "verified_on"),
    ],
)
def test_a_verification_lies_inside_the_validity_and_the_past(
    year: int, verified_on: date, field: str
) -> None:
    given = {"credential": credential_of(an_officer()), "year": year, "result": "PASSED"}
    assert field in fields_refused(verify_annually, **given, verified_on=verified_on)


def test_a_granted_appeal_restores_from_that_day_and_leaves_the_days_between() -> None:
    officer = an_officer()
    left = record_exit(**BY, officer=officer, exited_on=date(2026, 9, 1), reason="考核不合格")
    assert fields_refused(record_exit, officer=officer, exited_on=TODAY, reason="再次") == [
        "exited_on"
    ]
    appeal_exit(**BY, officer=officer, appealed_on=date(2026, 9, 5), grounds="成绩计算有误")
    twice = {"officer": officer, "appealed_on": date(2026, 9, 6), "grounds": "再次"}
    assert fields_refused(appeal_exit, **twice) == ["appealed_on"]
    decide_appeal(
        **BY, officer=officer, decided_on=date(2026, 10, 8), is_granted=True, reason="复核属实"
    )

    officer = Officer.objects.get(pk=officer.pk)
    days = [date(2026, 8, 31), date(2026, 9, 1), date(2026, 10, 7), date(2026, 10, 8)]
    assert [entitlement(officer, "PENALTY", d).ok for d in days] == [True, False, False, True]
    assert [officer in officers_on(d) for d in days] == [True, False, False, True]
    again = {"officer": officer, "reason": "退休"}
    assert fields_refused(record_exit, **again, exited_on=date(2026, 10, 1)) == ["exited_on"]
    record_exit(**BY, **again, exited_on=TODAY)
    assert officer not in officers_on(TODAY)
    assert ExitAppeal.objects.get(exit=left).decision.is_granted


def test_a_rejected_appeal_changes_nothing() -> None:
    officer = an_officer()
    decision = {"officer": officer, "decided_on": TODAY, "is_granted": False, "reason": "维持"}
    assert fields_refused(decide_appeal, **decision) == ["decided_on"]
    appeal = {"officer": officer, "appealed_on": date(2026, 9, 5), "grounds": "不服"}
    assert fields_refused(appeal_exit, **appeal) == ["appealed_on"]
    record_exit(**BY, officer=officer, exited_on=date(2026, 9, 1), reason="考核不合格")
    appeal_exit(**BY, **appeal)
    early = decision | {"decided_on": date(2026, 9, 4)}
    assert fields_refused(decide_appeal, **early) == ["decided_on"]

    decide_appeal(**BY, **decision)

    assert not entitlement(Officer.objects.get(pk=officer.pk), "PENALTY", TODAY).ok


def test_an_officer_is_in_one_section_at_a_time() -> None:
    officer, energy = an_officer(), a_section("NYK", "能源科")
    transfer_officer(
        **BY, officer=officer, section=energy, since=date(2026, 5, 1), reason="工作需要"
    )
    change_post(**BY, officer=officer, post="副科长", since=date(2026, 7, 1))

    officer = Officer.objects.get(pk=officer.pk)
    assert (officer.section, officer.post) == (energy, "副科长")
    assert section_on(officer, date(2026, 4, 30)) == a_section()
    assert section_on(officer, date(2026, 5, 1)) == energy
    back = {"officer": officer, "section": a_section()}
    assert fields_refused(transfer_officer, **back, since=date(2026, 6, 1)) == ["since"]
    assert fields_refused(transfer_officer, **back, since=date(2026, 12, 1)) == ["since"]
    same = {"officer": officer, "section": energy, "since": TODAY}
    assert fields_refused(transfer_officer, **same) == ["section"]
    assert fields_refused(change_post, officer=officer, post="副科长", since=TODAY) == ["post"]
    assert OfficerPosting.objects.filter(officer=officer).count() == 3


def test_an_account_belongs_to_one_officer() -> None:
    account = an_account("承办人甲")
    an_officer(account=account)
    given = {"name": "承办人甲", "section": a_section("NYK", "能源科"), "since": TODAY}

    assert fields_refused(enroll_officer, **given, account=account) == ["account"]
    with pytest.raises(Refusal) as caught:
        an_officer(number="A2", account=account)
    assert list(caught.value.fields) == ["account"]


@pytest.mark.parametrize(
    ("hours", "subject", "held_on", "field"),
    [
        (0, "处罚法", TODAY, "hours"),
        (401, "处罚法", TODAY, "hours"),
        (8, " ", TODAY, "subject"),
        (8, "处罚\x07法", TODAY, "subject"),
        (8, "处罚法", TODAY + timedelta(days=1), "held_on"),
    ],
)
def test_training_names_what_is_wrong(hours: int, subject: str, held_on: date, field: str) -> None:
    given = {"officer": an_officer(), "hours": hours, "subject": subject, "held_on": held_on}
    assert fields_refused(record_training, **given) == [field]


def test_what_was_recorded_cannot_be_changed() -> None:
    officer = an_officer()
    record_exit(**BY, officer=officer, exited_on=TODAY, reason="退休")
    suspend_credential(
        **BY, credential=credential_of(officer), from_on=TODAY, until_on=None, reason="违规"
    )

    for model in (OfficerExit, CredentialChange, OfficerPosting):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.filter(pk__gt=0).delete()
    entry = history("registers/officers").last()
    assert entry is not None
    assert read_payload(entry)["reason"] == "违规"
