"""The catalogue holds every string of the screens, all in English, as the script makes it."""

import html
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polib
import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real

from sunlit.disclosure.grounds import GROUNDS
from sunlit.foundations.calendars import Pause, Period, Unit, due, national
from sunlit.foundations.ledger.codes import registered_codes
from sunlit.foundations.wording import full_day, in_record_language, in_words, listed, yuan
from sunlit.interfaces.published import worded
from sunlit.procedures.facts import SHOWN, show
from sunlit.procedures.penalties import KIND_NAMES
from sunlit.review.ten_points import TEN_POINTS
from sunlit.rulebook.loading import rulebook
from sunlit.rulebook.schema import Field, FieldType, Rulebook
from sunlit.rulebook.shipping import shipped_content

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "sunlit/locale/en/LC_MESSAGES/django.po"
OVERLAY = ROOT / "sunlit/rulebook/data/overlays/demonstration-bureau.yaml"
TRANSLATE = re.compile(r"""\{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uff60]")
# They name Chinese law, and the two words that begin the lines of a transcript stay as typed.
CITED = re.compile(
    "（?《[^》]+》(（国办发〔[0-9]+〕[0-9]+号）)?(第?[一二三四五六七八九十百千、]+[条款项])*"
    "|国办发〔[0-9]+〕[0-9]+号|（[一二三四五六七八九十]+）(至（[一二三四五六七八九十]+）)?"
    "|；(?=《)|、(?=第)|第[一二三四五六七八九十百]+条|“[问答]：”"
)


@pytest.fixture(scope="module")
def english() -> Iterator[None]:
    """The catalogue compiled anew, and forgotten translations read again."""
    subprocess.run([str(ROOT / "script/locales"), "compile"], check=True, cwd=ROOT)
    trans_real._translations.clear()
    with translation.override("en"):
        yield


def entries() -> list[polib.POEntry]:
    return list(polib.pofile(str(CATALOGUE)))


def rules() -> Rulebook:
    return rulebook(shipped_content("test", "2026-01-01", OVERLAY), "digest")


def words_of_the_rules(book: Rulebook) -> Iterator[str]:
    for procedure in book.procedures.values():
        yield procedure.name
        yield from (stage.name for stage in procedure.stages)
        for step in procedure.steps:
            yield from (step.name, step.help, *(recording.name for recording in step.records))
            for field in step.fields:
                yield from (field.label, field.help, *(label for _code, label in field.choices))
    for clock in book.clocks.values():
        yield from (clock.name, clock.event, clock.note)
    yield from (form.title for form in book.forms.values())
    yield from (row.name for row in book.review_catalogue)
    for rule in book.disclosure:
        yield from (rule.name, *(field["label"] for field in rule.fields))


def without_citations(text: str) -> str:
    return CITED.sub("", text)


def test_it_holds_every_string_of_the_templates() -> None:
    known = {entry.msgid for entry in entries()}
    used = {
        double or single
        for path in (ROOT / "sunlit").rglob("*.html")
        for double, single in TRANSLATE.findall(path.read_text())
    }

    assert len(used) > 100
    assert used - known == set()


def test_it_holds_every_word_of_the_rule_data() -> None:
    known = {entry.msgid for entry in entries()} | {""}
    words = set(words_of_the_rules(rules()))

    assert len(words) > 300
    assert words - known == set()


def test_it_holds_what_is_kept_in_chinese_and_translated_when_shown() -> None:
    known = {entry.msgid for entry in entries()}
    titles = {
        code.title for name, code in registered_codes().items() if not name.startswith("tests.")
    }
    titles = {title for title in titles if not title.startswith("公示：")}
    days = {national().describe(date.fromordinal(n)) for n in range(739252, 739252 + 366)}

    assert titles | days | {*KIND_NAMES.values()} | {*GROUNDS.values()} <= known


def test_everything_is_translated_and_nothing_is_in_doubt() -> None:
    left = [entry.msgid for entry in entries() if entry.fuzzy or not entry.translated()]

    assert left == []


def test_the_translation_is_english_but_for_the_law_it_cites() -> None:
    for entry in entries():
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            assert not CHINESE.search(without_citations(text)), text


def test_a_translation_keeps_the_places_of_its_values() -> None:
    place = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
    for entry in entries():
        for text in entry.msgstr_plural.values() or [entry.msgstr]:
            assert sorted(place.findall(text)) == sorted(place.findall(entry.msgid)), text


def test_it_is_up_to_date() -> None:
    outcome = subprocess.run(
        [str(ROOT / "script/locales"), "check"], capture_output=True, text=True, cwd=ROOT
    )

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.mark.usefixtures("english")
def test_days_amounts_and_names_follow_the_reader() -> None:
    assert str(full_day(date(2026, 11, 23))) == "23 Nov 2026"
    assert str(yuan(6000000)) == "60,000.00 yuan"
    assert str(listed(["警告", "罚款"])) == in_words("警告、罚款") == "Warning, Fine"
    assert in_words("粮食流通科、能源科") == "粮食流通科, 能源科"
    with in_record_language():
        assert str(full_day(date(2026, 11, 23))) == "2026年11月23日"
        assert in_words("警告、罚款") == "警告、罚款"


@pytest.mark.usefixtures("english")
def test_names_of_the_law_in_published_fields_follow_the_reader() -> None:
    fields = [{"name": "kinds", "value": "警告、罚款"}, {"name": "credit_class", "value": "轻微"}]

    assert [field["value"] for field in worded(fields)] == ["Warning, Fine", "Slight"]


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("unit", Unit)
def test_a_time_limit_is_explained_in_english(unit: Unit) -> None:
    pauses = [Pause(date(2026, 10, 12), date(2026, 10, 14), "中止")]
    for length in (1, 3, 20, 40):
        limit = due(
            date(2026, 9, 23), Period(length, unit), national(), pauses=pauses, event="立案"
        )

        assert not CHINESE.search(limit.explanation), limit.explanation


@pytest.mark.usefixtures("english")
def test_what_is_written_into_documents_stays_chinese() -> None:
    points = [{"no": n, "conclusion": "PASSED"} for n in range(1, len(TEN_POINTS) + 1)]
    given = {
        FieldType.YUAN: 100,
        FieldType.DATE: "2026-03-02",
        FieldType.MOMENT: "2026-03-02T09:30+08:00",
        FieldType.YES_NO: "YES",
        FieldType.CONFIRM: True,
        FieldType.TEN_POINTS: points,
    }
    assert given.keys() <= SHOWN.keys()
    for kind, value in given.items():
        text = show(Field("field", "字段", kind), value, {})

        assert CHINESE.search(text) and not re.search("[A-Za-z]{2}", text), text


@pytest.mark.django_db
@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    "path",
    [
        "/",
        *(f"/{area}/" for area in ("before", "during", "after", "review", "random")),
        *(f"/{area}/" for area in ("reports", "complaints", "items", "officers", "decisions")),
        "/desk/sign-in/",
        "/nowhere/",
    ],
)
def test_a_page_asked_for_in_english_is_english(path: str, client: Client) -> None:
    response = client.get(path, headers={"accept-language": "en"})
    page = re.sub(
        '<button[^>]*lang=.zh-hans.*?</button>|value="[^"]*"', "", response.content.decode()
    )
    shown = html.unescape(page.replace("示例市发展和改革局", ""))

    assert 'lang="en"' in page
    assert not CHINESE.search(without_citations(shown)), CHINESE.findall(shown)
