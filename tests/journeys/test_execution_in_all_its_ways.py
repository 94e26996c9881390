"""Compulsory execution in all branches: removal, substitute, court, agreement, suspension, end."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.interfaces.operator.demo.executing import REMOVAL, ExecutionWalk
from sunlit.interfaces.operator.demo.walking import Crew
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.executing import balance
from sunlit.procedures.loading import read_case
from sunlit.recording.models import Document
from sunlit.registers.officers.models import Officer
from tests.builders.bureau import START, company, person
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    file_of,
)

pytestmark = pytest.mark.usefixtures("bureau")
MONEY: dict[str, Any] = {"kinds": ("MONEY",), "outcome": "COURT", "fine": "10000"}
AUCTION: dict[str, Any] = {**MONEY, "outcome": "AUCTION"}
ACT: dict[str, Any] = {"kinds": ("ACT",), "outcome": "SUBSTITUTE"}


def an_execution(opened: dict[str, Any] | None = None, **changes: Any) -> ExecutionWalk:
    """An execution just opened; `opened` changes what was entered."""

    class Opened(ExecutionWalk):
        @staticmethod
        def answers(step: str, *rest: Any) -> dict[str, Any]:
            found = ExecutionWalk.answers(step, *rest)
            return found | (opened or {}) if step == "execution_opened" else found

    crew = Crew(
        handler=person("chengban-ny"),
        section_head=person("kezhang-ny"),
        leader=person("fenguan"),
        reviewer=person("shenhe"),
        chair=person("shenhe-er"),
        section_code="NYK",
    )
    people = replace(
        REMOVAL,
        lead_officer=Officer.objects.get(name="承办人丙").pk,
        assisting_officer=Officer.objects.get(name="协办人丁").pk,
    )
    return Opened(crew, replace(people, **changes), company(), START)


def recently(days: int) -> str:
    return (START.date() - timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("changes", "published_as"),
    [
        ({}, "enforcement-decision"),
        (ACT, "substitute-decision"),
        (MONEY, None),  # an application to the court decides nothing
        (AUCTION, "auction-decision"),
    ],
    ids=["removal", "substitute", "court", "auction"],
)
def test_each_way_goes_from_opening_to_archive_and_decisions_become_public(
    changes: dict[str, Any], published_as: str | None
) -> None:
    walk = an_execution(**changes)

    walk.until("case_closed")

    case = read_case(pk=walk.case.pk)
    assert (case.status, case.procedure) == ("CLOSED", "coercion-execution")
    publication = draft_publication(case=case, actor=None, at=walk.at)
    assert (publication and publication.rule) == published_as
    assert_ledger_is_whole_and_would_show_one_changed_byte(case)


def test_nothing_is_forced_before_the_time_to_perform() -> None:
    walk = an_execution({"served_on": recently(5), "perform_by": "2026-03-20"})

    with pytest.raises(StepRefused, match="履行期限至"):
        walk.take("execution_filed")


def test_a_demand_gives_ten_working_days_and_a_right_to_speak() -> None:
    walk = an_execution(**ACT)
    walk.take("execution_filed")
    walk.take("demand_served")
    with pytest.raises(StepRefused, match="催告期限至"):
        walk.take("decision_drafted")
    walk.take("objection_heard", adopted="PARTLY")
    walk.next_day(days=20)

    with pytest.raises(StepRefused, match="应当重新催告"):
        walk.take("decision_drafted")
    walk.take("demand_served")
    walk.take("objection_heard", adopted="ADOPTED")
    walk.next_day(days=20)
    with pytest.raises(StepRefused, match="应当终结执行"):
        walk.take("decision_drafted")
    walk.take("execution_terminated", ground="ADOPTED")

    assert read_case(pk=walk.case.pk).status == "CLOSED"


def test_the_court_is_asked_within_three_months_of_the_time_to_sue_only() -> None:
    early = an_execution({"served_on": recently(60), "perform_by": recently(40)}, **MONEY)
    early.until("review_concluded")
    with pytest.raises(StepRefused, match="届满后方可申请"):
        early.take("court_applied")

    late = an_execution({"served_on": recently(300), "perform_by": recently(250)}, **MONEY)
    late.until("review_concluded")
    with pytest.raises(StepRefused, match="申请期限已于"):
        late.take("court_applied")


def test_a_removal_waits_for_announcement_and_the_time_to_sue() -> None:
    walk = an_execution({"served_on": recently(60), "perform_by": recently(40)})
    walk.take("execution_filed")
    walk.take("demand_served")
    walk.next_day(days=20)
    with pytest.raises(StepRefused, match="尚未公告"):
        walk.take("decision_drafted")
    walk.take("removal_announced")
    with pytest.raises(StepRefused, match="自行拆除期限至"):
        walk.take("decision_drafted")
    walk.next_day(days=12)
    for step in ("decision_drafted", "review_submitted", "review_concluded"):
        walk.take(step)

    with pytest.raises(StepRefused, match="届满后方可强制拆除"):
        walk.take("enforcement_decided")


@pytest.mark.parametrize(
    ("moment", "words"), [("T23:00", "夜间"), ("2026-05-01T09:00", "法定节假日")]
)
def test_nothing_is_enforced_at_night_or_on_holidays_save_in_urgency(
    moment: str, words: str
) -> None:
    walk = an_execution({"served_on": recently(150), "perform_by": recently(130)}, **ACT)
    walk.until("substitute_demanded")
    walk.next_day(days=70)
    day = moment if len(moment) > 8 else f"{walk.at.date()}{moment}"
    end = f"{day[:10]}T23:30"

    with pytest.raises(EntryRefused, match=words):
        walk.take("substitute_performed", began_at=day, ended_at=end)
    walk.take("substitute_performed", began_at=day, ended_at=end, urgent="YES")


def test_a_late_charge_never_exceeds_the_principal_and_payment_ends_the_matter() -> None:
    walk = an_execution(**MONEY)
    walk.take("execution_filed")
    walk.take("late_charge_told", per_myriad="300")
    owed = balance(file_of(walk))
    assert owed is not None and owed.late_charge == owed.principal == 1_000_000

    with pytest.raises(EntryRefused, match="超过应缴数额"):
        walk.take("performance_recorded", amount="20001")
    with pytest.raises(EntryRefused, match="尚欠"):
        walk.take("performance_recorded", amount="10000")
    walk.take("performance_recorded", amount="10000", complete="PART")
    walk.take("performance_recorded", amount="10000")
    walk.take("case_closed")

    assert read_case(pk=walk.case.pk).status == "CLOSED"


def test_an_agreement_stops_force_until_it_is_broken() -> None:
    walk = an_execution(**ACT)
    walk.take("execution_filed")
    walk.take("agreement_reached")
    with pytest.raises(StepRefused, match="执行协议正在履行"):
        walk.take("demand_served")
    walk.take("agreement_broken")
    walk.take("demand_served")

    titles = Document.objects.filter(case=walk.case).values_list("title", flat=True)
    assert {"执行协议", "履行行政决定催告书"} <= set(titles)


def test_a_suspension_rests_the_case_and_ends_it_after_three_years() -> None:
    walk = an_execution(**MONEY)
    walk.take("execution_filed")
    walk.take("execution_suspended")
    with pytest.raises(StepRefused, match="已中止"):
        walk.take("demand_served")
    with pytest.raises(EntryRefused, match="没有所选的终结情形"):
        walk.take("execution_terminated", ground="THREE_YEARS")
    walk.take("execution_resumed")
    walk.take("execution_suspended")
    walk.next_day(days=3 * 366)
    walk.take("execution_terminated", ground="THREE_YEARS")

    assert read_case(pk=walk.case.pk).status == "CLOSED"


def test_a_revoked_decision_is_not_executed() -> None:
    walk = an_execution(**MONEY)
    walk.take("execution_filed")
    walk.take("remedy_opened", kind="LITIGATION", opened_on=recently(1), reference="（2026）1号")
    day = walk.at.date().isoformat()
    walk.take("remedy_ended", ended_on=day, result="REVOKED", note="撤销")

    with pytest.raises(StepRefused, match="应当终结执行"):
        walk.take("demand_served")
    walk.take("execution_terminated", ground="REVOKED")


def test_the_way_fits_the_obligation() -> None:
    walk = an_execution(**MONEY)
    walk.take("execution_filed")
    walk.take("demand_served")
    walk.next_day(days=20)

    with pytest.raises(EntryRefused, match="没有规定"):
        walk.take("decision_drafted", outcome="SUBSTITUTE", costs="100")
    with pytest.raises(EntryRefused, match="金额"):
        an_execution({"principal": ""}, **MONEY)


def test_only_what_was_seized_in_time_is_auctioned_and_only_for_a_fine() -> None:
    walk = an_execution(**AUCTION)
    walk.take("execution_filed")
    walk.take("demand_served")
    walk.next_day(days=20)
    wrong = {
        "is_fine": "NO",
        "still_seized": "NO",
        "seized_on": walk.at.date().isoformat(),
        "property": "",
    }
    for field, answer in wrong.items():
        with pytest.raises(EntryRefused) as refused:
            walk.take("decision_drafted", **{field: answer})
        assert set(refused.value.fields) == {field}


def test_a_party_who_sued_is_not_auctioned_by_the_bureau() -> None:
    early = an_execution({"served_on": recently(60), "perform_by": recently(40)}, **AUCTION)
    early.until("review_concluded")
    with pytest.raises(StepRefused, match="届满后方可拍卖"):
        early.take("auction_decided")

    walk = an_execution(**AUCTION)
    walk.take("execution_filed")
    walk.take("remedy_opened", kind="LITIGATION", opened_on=recently(1), reference="（2026）1号")
    day = walk.at.date().isoformat()
    walk.take("remedy_ended", ended_on=day, result="UPHELD", note="维持")
    for step in ("demand_served", "decision_drafted", "review_submitted", "review_concluded"):
        walk.next_day(days=16)
        walk.take(step)
    with pytest.raises(StepRefused, match="应当申请人民法院强制执行") as refused:
        walk.take("auction_decided")
    assert refused.value.article == "《行政强制法》第四十六条第三款"


def test_the_proceeds_pay_the_fine_and_the_rest_goes_back() -> None:
    walk = an_execution(**AUCTION)
    walk.until("decision_served")

    with pytest.raises(EntryRefused, match="超过尚应缴纳"):
        walk.take("auction_held", applied="10000.01")
    with pytest.raises(EntryRefused, match="之和"):
        walk.take("auction_held", returned="1400.01")
    with pytest.raises(EntryRefused, match="不能退还"):
        walk.take("auction_held", applied="9000", returned="2400")
    walk.take("auction_held")
    owed = balance(file_of(walk))
    assert owed is not None and owed.outstanding == 0
    with pytest.raises(StepRefused, match="实施完毕"):
        walk.take("performance_recorded")


def test_a_court_that_refuses_leaves_only_the_end() -> None:
    walk = an_execution(**MONEY)
    walk.until("court_applied")
    walk.take("court_ruled", result="DENIED")
    with pytest.raises(StepRefused, match="也未执行完毕"):
        walk.take("case_closed")
    walk.take("execution_terminated", ground="COURT")

    assert read_case(pk=walk.case.pk).status == "CLOSED"


def test_what_is_performed_in_time_is_not_opened_further() -> None:
    walk = an_execution()

    walk.take("execution_dropped")

    assert read_case(pk=walk.case.pk).status == "CLOSED"
