"""An inspection in all its branches: planned, random, urgent, corrected, handed over, capped."""

from typing import Any

import pytest

from sunlit.casework.models import CaseRelation
from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.versions import load_lists
from sunlit.procedures.actions.open_case import open_case
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.linking import origin_at
from sunlit.procedures.loading import read_case
from sunlit.recording.models import Document
from sunlit.registers.intake.models import ListKind
from sunlit.registers.items.queries import items_in_force
from sunlit.rulebook.queries import rules_of
from tests.builders.bureau import FOUNDED, natural_person
from tests.journeys.inspected import an_inspection
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    codes,
    file_of,
)

pytestmark = pytest.mark.usefixtures("bureau")
COMPLAINT = {"mode": "INDIVIDUAL", "source": "COMPLAINT", "plan_no": ""}
URGENT = COMPLAINT | {"urgent": "YES", "urgent_reason": "正在管道上方挖掘，随时可能破坏管道。"}


def documents(walk: Any) -> list[str]:
    return list(
        Document.objects.filter(case=walk.case).order_by("pk").values_list("title", flat=True)
    )


def test_a_planned_inspection_goes_from_plan_to_archive_and_becomes_public() -> None:
    walk = an_inspection()

    walk.until("case_closed")

    case = read_case(pk=walk.case.pk)
    assert (case.status, case.procedure) == ("CLOSED", "inspection")
    assert "检告" in case.decision_no
    assert documents(walk) == [
        "行政检查审批表", "行政检查通知书", "行政执法证件出示及权利义务告知记录",
        "行政检查现场笔录", "行政检查结果告知书", "行政检查结果送达回证", "行政检查归档审批表",
    ]  # fmt: skip
    publication = draft_publication(case=case, actor=None, at=walk.at)
    assert publication is not None
    values = {field["name"]: field["value"] for field in publication.fields}
    assert values["result"] == "未发现问题" and "粮食流通" in values["item"]
    assert_ledger_is_whole_and_would_show_one_changed_byte(case)


def test_nothing_is_inspected_before_approval_notice_and_credential() -> None:
    walk = an_inspection()

    with pytest.raises(NotAllowed, match="本案承办人") as refused:  # nobody is assigned yet
        walk.take("inspection_notified")
    assert "54号" in refused.value.article
    walk.take("inspection_approved")
    with pytest.raises(StepRefused, match="检查通知"):
        walk.take("onsite_inspected")
    walk.take("inspection_notified")
    with pytest.raises(StepRefused, match="亮证"):
        walk.take("onsite_inspected")
    with pytest.raises(StepRefused, match="检查尚未实施"):
        walk.take("inspection_concluded")


def test_the_yearly_cap_stops_a_planned_inspection_but_not_one_on_complaint() -> None:
    an_inspection().take("inspection_approved")
    second = an_inspection()

    with pytest.raises(EntryRefused, match="年度频次上限") as refused:
        second.take("inspection_approved")
    assert "54号" in refused.value.article
    third = an_inspection(planned=COMPLAINT, source="COMPLAINT")
    third.take("inspection_approved")
    assert read_case(pk=third.case.pk).case_no


def test_the_cap_is_for_enterprises_only() -> None:
    an_inspection(natural_person()).take("inspection_approved")
    second = an_inspection(natural_person())

    second.take("inspection_approved")

    assert read_case(pk=second.case.pk).case_no


def test_an_urgent_inspection_is_approved_afterwards_and_has_no_result_before() -> None:
    walk = an_inspection(planned=URGENT, source="COMPLAINT")
    walk.take("urgent_started")
    for step in ("inspection_notified", "credential_shown", "onsite_inspected"):
        walk.take(step)

    with pytest.raises(StepRefused, match="尚未补办审批"):
        walk.take("inspection_concluded")
    walk.take("urgent_approved")
    walk.take("inspection_concluded")

    assert "行政检查审批表（紧急检查补办）" in documents(walk)


def test_what_is_not_urgent_is_not_begun_without_approval() -> None:
    with pytest.raises(StepRefused, match="没有注明情况紧急"):
        an_inspection().take("urgent_started")


@pytest.mark.parametrize(
    ("planned", "field"),
    [
        ({"source": "COMPLAINT"}, "source"),
        ({"plan_no": ""}, "plan_no"),
        ({"urgent": "YES", "urgent_reason": "紧急"}, "urgent"),
        (COMPLAINT | {"urgent": "YES"}, "urgent_reason"),
        ({"assistants": "-1"}, "assistants"),
        ({"mode": "RANDOM", "source": "RANDOM_DRAW"}, "random_item"),
    ],
)
def test_a_plan_that_does_not_hold_together_is_refused(planned: dict[str, Any], field: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        an_inspection(planned=planned)

    assert field in refused.value.fields


def test_a_random_inspection_is_of_an_item_on_the_list_in_force() -> None:
    load_lists(FOUNDED, (ListKind.INSPECTION_ITEMS,))
    drawn = {"mode": "RANDOM", "source": "RANDOM_DRAW", "random_item": "没有公布的事项"}

    with pytest.raises(EntryRefused, match="不在现行随机抽查事项清单"):
        an_inspection(planned=drawn)
    walk = an_inspection(planned=drawn | {"random_item": "夏粮收购监督检查"})

    assert walk.case.pk


def test_more_assistants_than_approved_may_not_come() -> None:
    walk = an_inspection()
    for step in ("inspection_approved", "inspection_notified", "credential_shown"):
        walk.take(step)

    with pytest.raises(EntryRefused, match="不得超过审批的0人"):
        walk.take("onsite_inspected", assistants_present="1")


def test_an_inspection_off_site_needs_nobody_there() -> None:
    walk = an_inspection(planned={"method": "OFFSITE"})
    walk.take("inspection_approved")
    walk.take("inspection_notified")

    with pytest.raises(StepRefused, match="非现场检查"):
        walk.take("credential_shown")
    walk.take("offsite_inspected")
    walk.take("inspection_concluded")
    walk.take("decision_served")
    walk.take("case_closed")

    assert read_case(pk=walk.case.pk).status == "CLOSED"


def test_a_correction_is_ordered_rechecked_and_ordered_again() -> None:
    walk = an_inspection(outcome="CORRECTED")
    walk.until("decision_served")
    walk.record_all()

    with pytest.raises(StepRefused, match="尚未发出责令改正"):
        walk.take("case_closed")
    walk.take("correction_ordered")
    with pytest.raises(StepRefused, match="尚未复查"):
        walk.take("case_closed")
    walk.take("rechecked", outcome="AGAIN", method="OFFSITE")
    walk.take("correction_ordered")
    walk.take("rechecked")
    walk.record_all()
    walk.take("case_closed")

    assert documents(walk).count("责令改正通知书（行政检查）") == 2


def test_a_result_and_its_measure_fit_together() -> None:
    walk = an_inspection()
    walk.until("onsite_inspected")

    with pytest.raises(EntryRefused, match="处理措施与检查结果不符"):
        walk.take("inspection_concluded", measure="FILING")
    with pytest.raises(EntryRefused, match="请填写违反的条款"):
        walk.take("inspection_concluded", result="CORRECTED", measure="CORRECTION", articles="")


def test_a_penalty_case_follows_from_an_inspection_with_what_was_entered() -> None:
    walk = an_inspection(outcome="FURTHER")
    walk.until("filing_transferred")
    walk.record_all()
    with pytest.raises(StepRefused, match="之后的案件尚未登记"):
        walk.take("case_closed")
    taken = file_of(walk).last("filing_transferred")
    assert taken is not None
    position = taken.position
    origin = origin_at(walk.case.pk, position, walk.at)
    procedure = rules_of(walk.case.rules_digest).procedures["penalty-ordinary"]
    carried = origin.carried(procedure)
    item = items_in_force(walk.at.date()).get(name="粮食收购者未执行国家粮食质量标准")
    case = open_case(
        actor=walk.crew.handler,
        at=walk.at,
        item_id=item.pk,
        party_id=walk.case.party_id,
        section_code="ZFJ",
        data=carried,
        origin=(walk.case.pk, position),
    )

    assert carried["source"] == "INSPECTION" and carried["summary"] == walk.story.facts
    relation = CaseRelation.objects.get(later=case)
    assert (relation.earlier, relation.kind) == (walk.case, "FILING")
    assert codes(walk.case)[-1] == "cases.linked"
    walk.take("case_closed")
    with pytest.raises(StepRefused, match="没有待登记的后续案件"):
        origin_at(walk.case.pk, position, walk.at)


def test_an_inspection_is_called_off_before_it_is_carried_out_only() -> None:
    walk = an_inspection()
    walk.take("inspection_cancelled")
    assert read_case(pk=walk.case.pk).status == "CLOSED"

    done = an_inspection()
    done.until("onsite_inspected")
    with pytest.raises(StepRefused, match="检查已经实施"):
        done.take("inspection_cancelled")


def test_an_order_not_obeyed_goes_on_as_an_execution_of_the_same_item() -> None:
    walk = an_inspection(outcome="CORRECTED")
    walk.until("correction_ordered")
    walk.take("execution_wanted")
    taken = file_of(walk).last("execution_wanted")
    assert taken is not None
    origin = origin_at(walk.case.pk, taken.position, walk.at)
    rules = rules_of(walk.case.rules_digest)
    carried = origin.carried(rules.procedures["coercion-execution"])

    case = open_case(
        actor=walk.crew.handler,
        at=walk.at,
        item_id=0,
        party_id=walk.case.party_id,
        section_code="ZFJ",
        data=carried,
        procedure="coercion-execution",
        origin=(walk.case.pk, taken.position),
    )

    assert case.item_id == walk.case.item_id
    assert "改〔" in carried["decision_no"] and carried["obligation"] == "ACT"
