"""The laws shipped with the product: complete, dated as the facts say, entered once."""

from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.interfaces.operator.demo import founding
from sunlit.registers.laws.actions.seed_laws import seed_laws
from sunlit.registers.laws.models import Article, Instrument, InstrumentStatus
from sunlit.registers.laws.parsing import parse_citations
from sunlit.registers.laws.queries import law_index
from sunlit.registers.laws.resolving import BasisState
from sunlit.registers.laws.shipping import shipped_laws
from sunlit.registers.radar.sources import OWN, rules
from sunlit.rulebook.actions.release_rulebook import release_rulebook
from sunlit.rulebook.shipping import shipped_content

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
# A fee schedule of each province: the list itself says that it is still to be named.
NOT_YET_NAMED = {"省级收费标准文件", "条号见凤凰县四张清单", "粮食仓储管理办法"}


@pytest.fixture
def library(at: datetime) -> None:
    seed_laws(actor=None, at=at)


def test_it_enters_everything_once_with_one_entry(at: datetime) -> None:
    instruments, articles = seed_laws(actor=None, at=at)
    again = seed_laws(actor=None, at=at)

    (entry,) = history("registers/laws")
    assert (instruments, articles) == (Instrument.objects.count(), Article.objects.count())
    assert again == (0, 0)
    assert read_payload(entry)["digest"] == shipped_laws().digest


def test_it_is_one_bulk_act(at: datetime, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(24):  # type: ignore[operator]
        seed_laws(actor=None, at=at)


def test_it_completes_what_a_list_named_first(at: datetime) -> None:
    title = "中华人民共和国节约能源法"
    stub = Instrument.objects.create(title=title, rank="LAW")

    seed_laws(actor=None, at=at)

    stub.refresh_from_db()
    assert stub.status == InstrumentStatus.ENACTED
    assert Instrument.objects.filter(title=title).count() == 1


def test_it_leaves_corrections_of_people_alone(library: None, at: datetime) -> None:
    Instrument.objects.filter(title="粮油仓储管理办法").update(note="本局核对")

    seed_laws(actor=None, at=at)

    assert Instrument.objects.get(title="粮油仓储管理办法").note == "本局核对"


@pytest.mark.parametrize(
    ("title", "since", "until"),
    [
        ("中华人民共和国行政处罚法", date(2021, 7, 15), None),
        ("中华人民共和国行政强制法", date(2012, 1, 1), None),
        ("中华人民共和国行政复议法", date(2024, 1, 1), None),
        ("中华人民共和国粮食安全保障法", date(2024, 6, 1), None),
        ("中华人民共和国能源法", date(2025, 1, 1), None),
        ("行政执法监督条例", date(2026, 2, 1), None),
        ("失信行为纠正后的信用信息修复管理办法（试行）", date(2023, 5, 1), date(2026, 4, 1)),
    ],
)
def test_a_day_is_what_the_facts_say(
    library: None, title: str, since: date, until: date | None
) -> None:
    row = Instrument.objects.get(title=title)

    assert (row.effective_from, row.effective_until) == (since, until)


def test_an_unknown_day_stays_empty_and_says_so(library: None) -> None:
    undated = Instrument.objects.filter(effective_from__isnull=True)

    assert undated
    assert [row.title for row in undated if not row.note] == []


def test_every_article_the_rules_cite_is_in_the_library(library: None, at: datetime) -> None:
    content = shipped_content("2026.1", "2024-01-01")
    release_rulebook(content=content, actor=None, at=at)
    index = law_index()

    cited = [one for one in rules(TODAY) if not OWN.search(one.citation.title)]
    lacking = {
        citing.citation.text
        for citing in cited
        if index.resolve(citing.citation, TODAY).state is BasisState.MISSING
        or (
            citing.citation.article
            and index.resolve(citing.citation, TODAY).state is not BasisState.VALID
        )
    }

    assert len(cited) > 100
    assert lacking == set()


def test_every_law_the_lists_cite_is_in_the_library(library: None) -> None:
    index = law_index()
    cells = [
        cell
        for path in founding.LISTS.glob("*.xlsx")
        for sheet in load_workbook(path, read_only=True)
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str) and "《" in cell
    ]
    citations = {citation for cell in cells for citation in parse_citations(cell)}
    named = {one for one in citations if one.article and one.title not in NOT_YET_NAMED}

    assert len(named) > 80
    assert [one.text for one in named if not index.versions(one.title, one.document_no)] == []
