"""A license in all its branches: granted, refused, corrected, heard, extended, withdrawn."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.interfaces.operator.demo.licensing import LICENSE, LicenseWalk
from sunlit.interfaces.operator.demo.story import Story
from sunlit.interfaces.operator.demo.walking import Crew
from sunlit.procedures.actions.open_case import ItemNotInForce, open_case
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.clocks import clocks
from sunlit.procedures.loading import load_file, read_case
from sunlit.recording.models import Document
from sunlit.registers.officers.models import Officer
from tests.builders.bureau import START, company, person

pytestmark = pytest.mark.usefixtures("bureau")


def crew() -> Crew:
    """Who acts for 能源科."""
    return Crew(
        handler=person("chengban-ny"),
        section_head=person("kezhang-ny"),
        leader=person("fenguan"),
        reviewer=person("shenhe"),
        chair=person("shenhe-er"),
        section_code="NYK",
    )


def a_license(**changes: Any) -> LicenseWalk:
    """An application just received."""
    people: Story = replace(
        LICENSE,
        lead_officer=Officer.objects.get(name="承办人丙").pk,
        assisting_officer=Officer.objects.get(name="协办人丁").pk,
        chair=person("shenhe-er").pk,
    )
    return LicenseWalk(crew(), replace(people, **changes), company(), START)


def documents(walk: LicenseWalk) -> list[str]:
    return list(
        Document.objects.filter(case=walk.case).order_by("pk").values_list("title", flat=True)
    )


def due(walk: LicenseWalk, clock: str) -> date:
    file = load_file(read_case(pk=walk.case.pk), walk.at)
    found = next(view for view in clocks(file) if view.rule.code == clock)
    assert found.due_on is not None
    return found.due_on


def test_a_license_is_granted_served_archived_and_made_public() -> None:
    walk = a_license()

    walk.until("case_closed")

    case = read_case(pk=walk.case.pk)
    assert (case.status, case.procedure) == ("CLOSED", "licensing-general")
    assert "许" in case.decision_no
    assert documents(walk) == [
        "申请材料接收凭证", "行政许可申请受理通知书", "行政许可审查意见表", "行政许可决定审批表",
        "准予行政许可决定书", "行政许可决定送达回证",
    ]  # fmt: skip
    publication = draft_publication(case=case, actor=None, at=walk.at)
    assert publication is not None and not publication.title.endswith("案")
    values = {field["name"]: field["value"] for field in publication.fields}
    assert "顶管穿越" in values["content"] and values["valid_until"]


def test_a_refusal_is_major_and_names_remedies() -> None:
    walk = a_license(outcome="REFUSE")
    walk.until("decision_drafted")

    with pytest.raises(StepRefused, match="未经法制审核"):
        walk.take("license_refused")
    walk.take("review_submitted")
    walk.take("review_concluded")
    walk.take("license_refused")

    refusal = Document.objects.get(case=walk.case, title="不予行政许可决定书")
    assert "六十日" in str(refusal.content) or "60日" in str(refusal.content)


def test_nothing_is_accepted_while_what_was_asked_for_is_missing() -> None:
    walk = a_license()
    walk.take("correction_requested")

    with pytest.raises(StepRefused, match="尚未收到补正材料") as refused:
        walk.take("license_accepted")
    assert "第三十二条" in refused.value.article
    with pytest.raises(StepRefused, match="已经办理"):
        walk.take("correction_requested")  # 一次告知
    walk.take("correction_received")
    walk.take("license_accepted")

    assert read_case(pk=walk.case.pk).case_no


def test_the_expert_review_does_not_count_and_an_extension_adds_ten_working_days() -> None:
    walk = a_license()
    walk.take("license_accepted")
    before = due(walk, "license_decision")

    walk.take("special_procedure_started")
    walk.next_day(days=14)
    walk.take("special_procedure_ended")
    paused = due(walk, "license_decision")
    walk.take("license_extended")

    assert paused >= before + timedelta(days=14)
    assert due(walk, "license_decision") >= paused + timedelta(days=14)
    with pytest.raises(StepRefused):
        walk.take("license_extended")  # once


def test_an_extension_beyond_ten_working_days_is_refused() -> None:
    walk = a_license()
    walk.take("license_accepted")

    with pytest.raises(EntryRefused, match="1至10个工作日"):
        walk.take("license_extended", days="11")


def test_the_interested_are_heard_and_the_hearing_is_held_before_a_decision() -> None:
    walk = a_license()
    walk.take("license_accepted")
    walk.take("license_examined", affects_others="YES", hearing="TOLD")

    with pytest.raises(StepRefused, match="尚未告知利害关系人"):
        walk.take("decision_drafted")
    walk.take("interested_heard")
    with pytest.raises(StepRefused, match="尚未告知听证权利"):
        walk.take("decision_drafted")
    walk.take("hearing_right_told")
    walk.hearing()
    walk.take("decision_drafted")

    with pytest.raises(StepRefused, match="未经法制审核"):  # heard, so major
        walk.take("license_granted")
    walk.take("review_submitted")
    walk.take("review_concluded")
    walk.take("license_granted")
    assert read_case(pk=walk.case.pk).decided_on is not None


def test_who_may_ask_for_a_hearing_loses_the_right_after_five_working_days() -> None:
    walk = a_license()
    walk.take("license_accepted")
    walk.take("license_examined", hearing="TOLD")
    walk.take("hearing_right_told")
    with pytest.raises(StepRefused, match="申请听证期限至"):
        walk.take("decision_drafted")

    walk.next_day(days=10)

    with pytest.raises(EntryRefused, match="已于"):
        walk.take("hearing_requested")
    walk.take("decision_drafted")


def test_an_application_not_accepted_ends_with_remedies() -> None:
    walk = a_license()

    walk.take("license_not_accepted")

    assert read_case(pk=walk.case.pk).status == "CLOSED"
    assert documents(walk)[-1] == "行政许可申请不予受理决定书"


def test_an_application_is_withdrawn() -> None:
    walk = a_license()
    walk.take("license_accepted")

    walk.take("application_withdrawn")

    assert read_case(pk=walk.case.pk).status == "CLOSED"


def test_a_penalty_item_is_no_license() -> None:
    walk = a_license()
    with pytest.raises(ItemNotInForce, match="不适用行政处罚普通程序"):
        open_case(
            actor=walk.crew.handler,
            at=walk.at,
            item_id=walk.case.item_id,
            party_id=walk.case.party_id,
            section_code="NYK",
            data={},
            procedure="penalty-ordinary",
        )
