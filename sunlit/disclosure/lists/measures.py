"""The bureau's measures as the public reads them (三项办法公示, A1): articles, then the table."""

from collections.abc import Iterator
from datetime import date

from sunlit.foundations.refusals import Refusal
from sunlit.procedures.measures.wording import row_in_words
from sunlit.rulebook.measures import Measure
from sunlit.rulebook.queries import release_in_force, rules_of
from sunlit.rulebook.schema import Rulebook


def measure_fields(on: date) -> Iterator[tuple[Measure, list[dict[str, str]]]]:
    """Each measure in force that day with its labelled fields."""
    try:
        rules = rules_of(release_in_force(on).digest)
    except Refusal:
        return
    for kind in sorted(rules.measures):
        yield rules.measures[kind], list(_fields(rules.measures[kind], rules))


def _fields(found: Measure, rules: Rulebook) -> Iterator[dict[str, str]]:
    yield _field("number", "版次", f"第{found.number}版，自{found.effective_from}起施行")
    for number, article in enumerate(found.articles, 1):
        yield _field(f"article_{number}", article.heading, article.text)
    if days := found.figures.get("days"):
        yield _field("days", "法制审核期限", f"{days}个工作日")
    for code, rounds in (found.figures.get("rounds") or {}).items():
        name = rules.procedures[code].name if code in rules.procedures else code
        yield _field(f"rounds_{code}", f"{name}审核轮次", f"{rounds}轮")
    for number, row in enumerate(found.rows, 1):
        cells = row_in_words(found.kind, row, rules)
        text = "\n".join(f"{label}：{words}" for label, words in cells)
        yield _field(f"row_{number}", f"附表第{number}项", text)


def _field(name: str, label: str, value: str) -> dict[str, str]:
    return {"name": name, "label": label, "value": value}
