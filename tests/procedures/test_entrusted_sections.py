"""A section run by an entrusted organization acts only while its agreement holds (委托执法)."""

from datetime import date

import pytest

from sunlit.foundations.refusals import Refusal
from sunlit.procedures.evaluation import why_not
from sunlit.registers.bodies.actions.end_entrustment import end_entrustment
from sunlit.registers.bodies.actions.file_entrustment import file_entrustment
from sunlit.registers.bodies.models import EntrustmentAgreement, Section
from tests.builders.bodies import AT, an_entrustment
from tests.builders.bureau import a_walk
from tests.journeys.telling import file_of

pytestmark = pytest.mark.usefixtures("bureau")


def entrusted(*, filed: bool = True, **changes: object) -> EntrustmentAgreement:
    """The section of the cast's cases, run by an organization from 2026 on."""
    section = Section.objects.get(code="ZFJ")
    agreement = an_entrustment(section.body, sections=(section,), **changes)
    if filed:
        file_entrustment(
            actor=None,
            at=AT,
            agreement=agreement,
            filed_on=date(2026, 1, 5),
            filed_with="示例市司法局",
            receipt_no="备7号",
        )
    return agreement


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"filed": False}, "尚未报上级备案"),
        ({"valid_until": date(2026, 2, 28)}, "届满"),
        ({"valid_from": date(2026, 4, 1)}, "才生效"),
        ({"categories": ("INSPECTION",)}, "委托权限不包括"),
    ],
)
def test_no_case_is_opened_without_the_power(changes: dict[str, object], reason: str) -> None:
    entrusted(**changes)  # type: ignore[arg-type]

    with pytest.raises(Refusal, match=reason) as caught:
        a_walk()

    assert "第二十条" in caught.value.article


def test_every_step_stops_when_the_entrustment_ends_and_goes_on_with_a_new_one() -> None:
    agreement = entrusted()
    walk = a_walk()
    walk.until("case_filed")
    today = file_of(walk).today
    end_entrustment(actor=None, at=AT, agreement=agreement, ended_on=today, reason="机构改革")

    file = file_of(walk)
    for step in file.procedure.steps[1:]:
        assert "body_has_power" in {unmet.condition for unmet in why_not(file, step)} or any(
            unmet.condition in {"once", "after"} for unmet in why_not(file, step)
        )
    with pytest.raises(Refusal, match="终止"):
        walk.take("credential_shown")

    entrusted(valid_from=today, agreement_no="示发改委托〔2026〕2号")
    walk.take("credential_shown")
    assert file_of(walk).has("credential_shown")


def test_a_section_of_the_body_itself_asks_nothing_more() -> None:
    assert file_of(a_walk()).body.powerless_because == ""
