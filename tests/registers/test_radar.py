"""The law-change radar: whatever cites a revised or repealed article is named, with the new one."""

from collections.abc import Iterator
from datetime import date

import pytest

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.refusals import Refusal
from sunlit.procedures.item_bases import BasisRepealed
from sunlit.registers.items.models import BasisRole, EnforcementItem, LegalBasis
from sunlit.registers.laws.actions.amend_instrument import Amendment, amend_instrument
from sunlit.registers.laws.actions.repeal_article import repeal_article
from sunlit.registers.laws.actions.repeal_instrument import repeal_instrument
from sunlit.registers.laws.models import Article, Instrument
from sunlit.registers.lists.models import ListRow, ListStatus, ListVersion
from sunlit.registers.radar.queries import (
    alarms,
    articles_touched,
    item_fault,
    item_faults,
    stale_alarms,
    touched_by,
)
from sunlit.registers.radar.rules import Alarm, CitingKind
from tests.builders.accounts import an_account
from tests.builders.bureau import FOUNDED, START, a_walk
from tests.builders.once import bureau, founded

__all__ = ["bureau", "founded"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bureau")]
TODAY = date(2026, 3, 2)
GRAIN = "粮食流通管理条例"


def grain() -> Instrument:
    return Instrument.objects.get(title=GRAIN, edition="2021修订")


def item_citing(number: int) -> EnforcementItem:
    """An item that stands on one article of 粮食流通管理条例."""
    basis = LegalBasis.objects.filter(
        instrument=grain(), article=number, item__category="PENALTY"
    ).first()
    assert basis is not None and basis.item is not None
    return basis.item


def restate(item: EnforcementItem, citation: str, article: int, role: str = "") -> LegalBasis:
    """Let the item's first basis be another citation, as an old list has it."""
    basis = item.legal_bases.order_by("position").first()
    assert basis is not None
    basis.raw_text, basis.article, basis.role = citation, article, role
    basis.paragraph = basis.subparagraph = None
    basis.save()
    return basis


def about(found: list[Alarm], title: str) -> list[Alarm]:
    return [alarm for alarm in found if alarm.citing.title == title]


def test_the_demonstration_begins_with_no_stale_basis_of_the_rules() -> None:
    kinds = {alarm.citing.kind for alarm in stale_alarms(TODAY)}

    assert not kinds & {CitingKind.PROCEDURE, CitingKind.FORM, CitingKind.TIME_LIMIT}


def test_it_finds_the_stale_citation_of_muding() -> None:
    """407号令 第三十五条 in a list of October 2024; since 2021 it is 第三十八条."""
    item = item_citing(43)
    restate(item, f"《{GRAIN}（国务院令第407号）》第三十五条", 35)

    (alarm,) = about(stale_alarms(TODAY), item.name)

    assert alarm.citing.code == item.code
    assert str(alarm.state_label) == "依据已修订"
    assert "第三十八条" in str(alarm.sentence)
    assert str(alarm.since) == "2021年2月15日"


def test_a_revision_raises_alarms_on_everything_that_cites_the_article() -> None:
    item, article = item_citing(43), Article.objects.get(instrument=grain(), number=43)
    before = len(stale_alarms(TODAY))
    registrar = an_account("新名录管理员", Duty.REGISTRAR)

    amend_instrument(
        actor=registrar,
        at=START,
        instrument=grain(),
        amendment=Amendment(
            effective_from=date(2026, 3, 1), edition="2026修订", articles={article.pk: "四十六之一"}
        ),
    )

    found = stale_alarms(TODAY)
    kinds = {alarm.citing.kind for alarm in found if alarm.found.citation.article == 43}
    assert len(found) > before
    assert CitingKind.ITEM in kinds and CitingKind.RULE in kinds  # 事项、罚款幅度
    assert all("第四十六条之一" in str(alarm.sentence) for alarm in about(found, item.name))
    assert stale_alarms(date(2026, 2, 28)) == []  # the day before, nothing was wrong


def test_a_repealed_article_is_told_from_a_repealed_law() -> None:
    article = Article.objects.get(instrument=grain(), number=43)
    registrar = an_account("新名录管理员", Duty.REGISTRAR)

    repeal_article(
        actor=registrar, at=START, article=article, repealed_on=date(2026, 3, 1), reason="示例决定"
    )
    (alarm, *_more) = about(stale_alarms(TODAY), item_citing(43).name)

    assert str(alarm.state_label) == "依据已废止"
    assert "已删去这一条" in str(alarm.sentence)


def test_rows_of_other_lists_are_watched_too() -> None:
    version = ListVersion.objects.create(
        kind="REVIEW_CATALOGUE",
        number=99,
        status=ListStatus.DRAFT,
        drafted_at=FOUNDED,
        effective_on=date(2025, 1, 6),
    )
    ListRow.objects.create(
        version=version,
        position=1,
        category="行政处罚",
        title="粮食流通重大处罚",
        data={"bases": f"《{GRAIN}》（国务院令第407号）第三十五条"},
    )
    ListVersion.objects.filter(kind="REVIEW_CATALOGUE", status="IN_FORCE").update(
        status=ListStatus.SUPERSEDED, superseded_on=date(2025, 1, 6)
    )
    ListVersion.objects.filter(pk=version.pk).update(status=ListStatus.IN_FORCE)

    found = [one for one in stale_alarms(TODAY) if one.citing.kind is CitingKind.LIST_ROW]

    (alarm,) = [one for one in found if "粮食流通重大处罚" in one.citing.title]
    assert "第三十八条" in str(alarm.sentence)
    assert alarm.citing.code == "review-catalogue"


def test_what_a_law_touches_is_counted_by_kind_and_article() -> None:
    touched = touched_by(grain(), TODAY)
    forty_three = articles_touched(touched, [(43, 0)])

    assert touched.counts[CitingKind.ITEM] > 10
    assert touched.counts[CitingKind.RULE] > 5
    assert forty_three.counts[CitingKind.ITEM] >= 1
    assert item_citing(43).pk in forty_three.item_ids
    assert len(forty_three.citings) < len(touched.citings)


def test_all_alarms_cost_a_fixed_number_of_queries(
    django_assert_max_num_queries: object,
) -> None:
    alarms(TODAY)  # the rules are parsed once

    with django_assert_max_num_queries(8):  # type: ignore[operator]
        alarms(TODAY)


@pytest.fixture
def without_its_law() -> Iterator[EnforcementItem]:
    """An item whose punishing article is repealed from 1 March 2026 on."""
    item = item_citing(43)
    item.legal_bases.filter(article=43).update(role=BasisRole.PENALTY)
    registrar = an_account("新名录管理员", Duty.REGISTRAR)
    repeal_article(
        actor=registrar,
        at=START,
        article=Article.objects.get(instrument=grain(), number=43),
        repealed_on=date(2026, 3, 1),
        reason="示例决定",
    )
    yield item


def test_no_case_is_opened_on_an_item_without_its_law(without_its_law: EnforcementItem) -> None:
    fault = item_fault(without_its_law, TODAY)

    assert fault is not None and "第四十三条" in fault.article
    assert item_fault(without_its_law, date(2026, 2, 28)) is None
    with pytest.raises(BasisRepealed) as caught:
        a_walk(item=without_its_law.name)
    assert "第四十三条" in str(caught.value)
    assert list(caught.value.fields) == ["item"]


def test_a_basis_of_procedure_or_a_mere_revision_only_warns() -> None:
    item = item_citing(43)
    basis = restate(item, f"《{GRAIN}（国务院令第407号）》第三十五条", 35, role=BasisRole.PENALTY)

    assert item_fault(item, TODAY) is None
    (fault,) = item_faults(item, TODAY)
    assert not fault.is_repealed and "需要核对" in str(fault.sentence)

    repeal_instrument(
        actor=None,
        at=START,
        instrument=Instrument.objects.get(title="粮油仓储管理办法"),
        repealed_on=date(2026, 3, 1),
        reason="示例令",
    )
    basis.raw_text, basis.article = "《粮油仓储管理办法》第三十条", 30
    basis.role = BasisRole.PROCEDURE
    basis.save()
    assert item_fault(item, TODAY) is None


def test_a_list_without_roles_stops_an_item_only_when_nothing_is_left() -> None:
    item = item_citing(43)
    item.legal_bases.update(role="")
    repeal_instrument(
        actor=None,
        at=START,
        instrument=Instrument.objects.get(title="粮油仓储管理办法"),
        repealed_on=date(2026, 3, 1),
        reason="示例令",
    )
    restate(item, "《粮油仓储管理办法》第三十条", 30)
    others = item.legal_bases.exclude(raw_text__contains="粮油仓储")

    assert others.exists()
    assert item_fault(item, TODAY) is None
    others.delete()
    assert item_fault(item, TODAY) is not None


def test_a_lead_is_not_filed_once_its_law_is_gone() -> None:
    item = item_citing(43)
    item.legal_bases.filter(article=43).update(role=BasisRole.PENALTY)
    walk = a_walk(item=item.name)
    repeal_article(
        actor=None,
        at=START,
        article=Article.objects.get(instrument=grain(), number=43),
        repealed_on=date(2026, 3, 1),
        reason="示例决定",
    )

    with pytest.raises(Refusal, match="已失去效力"):
        walk.until("case_filed")
