"""Entrusted organizations: what may be entrusted, for how long, and from when it counts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.foundations.refusals import Refusal
from sunlit.registers.bodies.actions.add_outward_name import add_outward_name
from sunlit.registers.bodies.actions.amend_body import amend_body
from sunlit.registers.bodies.actions.conclude_entrustment import conclude_entrustment
from sunlit.registers.bodies.actions.end_entrustment import end_entrustment
from sunlit.registers.bodies.actions.end_outward_name import end_outward_name
from sunlit.registers.bodies.actions.file_entrustment import file_entrustment
from sunlit.registers.bodies.models import EnforcementBody, EntrustmentAgreement, Section
from sunlit.registers.bodies.powers import (
    agreement_light,
    agreements_to_mend,
    outward_names_on,
    power_fault,
)
from sunlit.registers.bodies.queries import Directory
from sunlit.registers.bodies.rules import AgreementFacts, overlap
from tests.builders.bodies import AT, an_entrustment, some_terms
from tests.builders.officers import a_section

pytestmark = pytest.mark.django_db
BY: dict[str, Any] = {"actor": None, "at": AT}
FILING = {"filed_with": "示例市司法局", "receipt_no": "备〔2026〕7号"}


@pytest.fixture
def section() -> Section:
    return a_section("JGK", "价格认定中心")


def refused(act: Callable[..., object], **given: object) -> Refusal:
    """The refusal; a refused act leaves no entry."""
    before = history("registers/bodies").count()
    with pytest.raises(Refusal) as caught:
        act(**BY, **given)
    assert history("registers/bodies").count() == before
    return caught.value


def entrusted(
    section: Section, *, filed_on: date | None = date(2026, 1, 15), **changes: object
) -> EntrustmentAgreement:
    agreement = an_entrustment(section.body, sections=(section,), **changes)
    if filed_on:
        file_entrustment(**BY, agreement=agreement, filed_on=filed_on, **FILING)
    return EntrustmentAgreement.objects.get(pk=agreement.pk)


def why_not(section: Section, day: date, category: str = "PENALTY") -> str:
    found = Section.objects.select_related("body", "entrusted_to").get(pk=section.pk)
    fault = power_fault(found, category, "X1", day)
    return f"{fault.sentence}{fault.article}" if fault else ""


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 12, 31), "才生效"),
        (date(2026, 1, 14), "尚未报上级备案"),
        (date(2026, 1, 15), ""),
        (date(2026, 12, 31), ""),
        (date(2027, 1, 1), "届满"),
    ],
)
def test_an_organization_acts_while_its_agreement_holds_and_is_filed(
    section: Section, day: date, said: str
) -> None:
    entrusted(section)

    reason = why_not(section, day)

    assert (said in reason) if said else (reason == "")
    assert not said or "《行政处罚法》第二十条" in reason


def test_it_acts_within_its_powers_and_never_with_coercion(section: Section) -> None:
    entrusted(section)

    assert "委托权限不包括" in why_not(section, date(2026, 6, 1), "INSPECTION")
    assert "行政强制措施权不得委托" in why_not(section, date(2026, 6, 1), "COERCION")


def test_it_stops_on_the_day_the_entrustment_ends(section: Section) -> None:
    agreement = entrusted(section)
    end_entrustment(**BY, agreement=agreement, ended_on=date(2026, 6, 1), reason="机构改革")

    assert why_not(section, date(2026, 5, 31)) == ""
    assert "终止" in why_not(section, date(2026, 6, 1))
    again = refused(end_entrustment, agreement=agreement, ended_on=date(2026, 7, 1), reason="再次")
    assert list(again.fields) == ["ended_on"]


def test_a_section_of_its_own_needs_no_agreement_and_a_body_must_exist(section: Section) -> None:
    assert why_not(section, date(2026, 6, 1)) == ""
    EnforcementBody.objects.update(valid_until=date(2026, 6, 1))

    assert "不在有效的执法主体名单中" in why_not(section, date(2026, 6, 1))


@pytest.mark.parametrize(
    ("changes", "field", "article"),
    [
        ({"categories": ("COERCION",)}, "categories", "《行政强制法》第十七条第一款"),
        ({"categories": ("LICENSE",)}, "categories", "《行政许可法》第二十四条第一款"),
        ({"categories": ()}, "categories", "《行政处罚法》第二十条"),
        ({"powers_text": " "}, "powers_text", "《行政处罚法》第二十条"),
        ({"valid_until": date(2025, 1, 1)}, "valid_until", "《行政处罚法》第二十条"),
        ({"signed_on": date(2026, 11, 24)}, "signed_on", "《行政处罚法》第二十条"),
        ({"file_sha256": "0" * 64}, "file", "《行政处罚法》第二十条"),
        ({"organization": ""}, "organization", "《行政处罚法》第二十条"),
        ({"kind": "FIRM"}, "kind", "《行政处罚法》第二十条"),
    ],
)
def test_what_cannot_be_entrusted_is_refused_by_field_and_article(
    section: Section, changes: dict[str, Any], field: str, article: str
) -> None:
    refusal = refused(conclude_entrustment, body=section.body, terms=some_terms(**changes))

    assert list(refusal.fields) == [field]
    assert refusal.article == article
    assert not EntrustmentAgreement.objects.exists()


def test_a_coercive_item_cannot_be_entrusted_by_its_code(section: Section) -> None:
    terms = replace(some_terms(), item_codes=("QZ-1",))
    refusal = refused(
        conclude_entrustment, body=section.body, terms=terms, item_categories=["COERCION"]
    )

    assert list(refusal.fields) == ["item_codes"]


def test_licenses_are_entrusted_to_organs(section: Section) -> None:
    an_entrustment(section.body, categories=("LICENSE",), kind="ADMINISTRATIVE_ORGAN")

    assert EntrustmentAgreement.objects.get().categories == ["LICENSE"]


def test_two_agreements_for_one_power_do_not_overlap(section: Section) -> None:
    entrusted(section)
    terms = some_terms(valid_from=date(2026, 12, 31), valid_until=date(2028, 1, 1))
    assert list(refused(conclude_entrustment, body=section.body, terms=terms).fields) == [
        "valid_from"
    ]

    an_entrustment(section.body, valid_from=date(2027, 1, 1), valid_until=date(2028, 1, 1))

    assert EntrustmentAgreement.objects.count() == 2
    ended = AgreementFacts(
        date(2026, 1, 1), date(2026, 12, 31), ["PENALTY"], [], None, date(2026, 3, 1)
    )
    assert not overlap(ended, replace(ended, valid_from=date(2026, 6, 1), ended_on=None))


def test_it_is_filed_once_and_after_signing(section: Section) -> None:
    agreement = an_entrustment(section.body)
    early = refused(file_entrustment, agreement=agreement, filed_on=date(2025, 1, 1), **FILING)
    assert list(early.fields) == ["filed_on"]
    file_entrustment(**BY, agreement=agreement, filed_on=date(2026, 1, 15), **FILING)

    again = refused(file_entrustment, agreement=agreement, filed_on=date(2026, 2, 1), **FILING)
    assert list(again.fields) == ["filed_on"]
    entry = history("registers/bodies").last()
    assert entry is not None
    assert read_payload(entry)["receipt_no"] == FILING["receipt_no"]


def test_lights_tell_what_is_wrong_with_an_agreement(section: Section) -> None:
    agreement = entrusted(section, filed_on=None)

    def said(day: date) -> tuple[str, str]:
        light, word = agreement_light(EntrustmentAgreement.objects.get(), day)
        return light.value, str(word)

    assert said(date(2026, 3, 1)) == ("RED", "未报备")
    assert list(agreements_to_mend(date(2026, 3, 1))) == [agreement]
    file_entrustment(**BY, agreement=agreement, filed_on=date(2026, 3, 1), **FILING)
    assert said(date(2026, 3, 2)) == ("YELLOW", "未公告")
    assert list(agreements_to_mend(date(2026, 3, 1))) == []
    assert said(date(2026, 11, 23)) == ("YELLOW", "即将届满")
    assert said(date(2027, 1, 1)) == ("RED", "已届满")


def test_a_body_bears_further_names_with_their_seals(section: Section) -> None:
    body, given = section.body, {"seal_no": "5301000001", "valid_from": date(2020, 1, 1)}
    outward = add_outward_name(
        **BY, body=body, name="示例市能源局", seal_name="示例市能源局", **given
    )

    assert Directory().body("示例市能源局") == body
    taken = refused(
        add_outward_name, body=body, name="示例市粮食局", seal_name="示例市粮食局", **given
    )
    assert list(taken.fields) == ["seal_no"]
    twice = given | {"seal_no": "2"}
    twice_refused = refused(
        add_outward_name, body=body, name="示例市能源局", seal_name="同名", **twice
    )
    assert list(twice_refused.fields) == ["name"]
    end_outward_name(**BY, outward=outward, ended_on=date(2026, 3, 1), reason="机构改革")
    assert outward_names_on(body, date(2026, 2, 28)) == [outward]
    assert outward_names_on(body, date(2026, 3, 1)) == []
    again = refused(end_outward_name, outward=outward, ended_on=AT.date(), reason="再次")
    assert list(again.fields) == ["ended_on"]


GOOD = {
    "name": "示例局",
    "nature": "行政机关",
    "legal_representative": "示例局长",
    "address": "示例路1号",
    "hotline": "12345",
    "staff_quota": 30,
}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"nature": ""}, "nature"),
        ({"uscc": "123"}, "uscc"),
        ({"kind": "CLUB"}, "kind"),
        ({"staff_count": -1}, "staff_count"),
        ({"hotline": "长" * 50}, "hotline"),
    ],
)
def test_a_body_is_amended_field_by_field(
    section: Section, changes: dict[str, Any], field: str
) -> None:
    assert list(refused(amend_body, body=section.body, fields=GOOD | changes).fields) == [field]

    amend_body(**BY, body=section.body, fields=GOOD)

    body = EnforcementBody.objects.get()
    assert (body.nature, body.staff_quota) == ("行政机关", 30)
    assert "没有任何改动" in str(refused(amend_body, body=body, fields=GOOD).message)
    entry = history("registers/bodies").last()
    assert entry is not None
    assert "nature： → 行政机关" in read_payload(entry)["changes"]
