"""The bureau's own measures (公示办法、记录办法、审核办法) as text and tables over the law.

A measure narrows: it publishes earlier, records more, reviews more. Where it would widen the law it
is refused, with the reason and the article.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Content = dict[str, Any]
Row = Mapping[str, Any]
DOCUMENT_118 = "国办发〔2018〕118号"
MOST_REVIEW_DAYS = 15  # no national figure; beyond three weeks a review is no review in time
REVIEW_CLOCK = "review"


class MeasureKind(StrEnum):
    """Which of the three systems a measure is about."""

    DISCLOSURE = "DISCLOSURE"
    RECORDING = "RECORDING"
    REVIEW = "REVIEW"


KIND_NAMES = {
    MeasureKind.DISCLOSURE: "行政执法公示办法",
    MeasureKind.RECORDING: "行政执法全过程记录办法",
    MeasureKind.REVIEW: "重大行政执法决定法制审核办法",
}


@dataclass(frozen=True)
class Article:
    """One article of the text (条文)."""

    heading: str
    text: str


@dataclass(frozen=True)
class Measure:
    """One version of a measure (办法) as a release holds it.

    `rows` is its table; `figures` are single ones: REVIEW has `days` (working days) and
    `rounds` (procedure -> 1 or 2).
    """

    kind: str
    title: str
    number: int
    effective_from: str
    articles: tuple[Article, ...]
    rows: tuple[Row, ...]
    figures: Mapping[str, Any]


@dataclass(frozen=True)
class Problem:
    """What is wrong with a measure: where, the sentence, the article it offends."""

    where: str
    sentence: str
    article: str = ""

    def __str__(self) -> str:
        return f"{self.where}：{self.sentence}{f'（{self.article}）' if self.article else ''}"


def measure(data: Row) -> Measure:
    """Read one measure; KeyError, TypeError or ValueError where its shape is wrong."""
    return Measure(
        kind=MeasureKind(data["kind"]).value,
        title=str(data["title"]),
        number=int(data["number"]),
        effective_from=str(data["effective_from"]),
        articles=tuple(Article(str(a["heading"]), str(a["text"])) for a in data["articles"]),
        rows=tuple(dict(row) for row in data["rows"]),
        figures=dict(data.get("figures") or {}),
    )


def narrowed(content: Mapping[str, Any]) -> Content:
    """The rules with every measure laid over them; the content itself stays as it is."""
    result = dict(content)
    for kind, data in sorted(content.get("measures", {}).items()):
        LAYERS[MeasureKind(kind)](result, measure(data))
    return result


def problems(content: Mapping[str, Any], found: Measure) -> list[Problem]:
    """Everything wrong with a measure over these rules; empty if it only narrows."""
    return list(CHECKS[MeasureKind(found.kind)](content, found))


def _review(content: Content, found: Measure) -> None:
    content["review_rows"] = [*content["review_rows"], *map(dict, found.rows)]
    if days := found.figures.get("days"):
        content["clocks"] = [
            {**clock, "length": days} if clock["code"] == REVIEW_CLOCK else clock
            for clock in content["clocks"]
        ]
    if rounds := found.figures.get("rounds"):
        given = content["parameters"].get("review_rounds", {})
        of = {**given.get("of", {}), **rounds}
        content["parameters"] = {
            **content["parameters"],
            "review_rounds": {**given, "of": of},
        }


def _recording(content: Content, found: Measure) -> None:
    added: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in found.rows:
        due = {key: row[key] for key in ("code", "name", "mode", "basis", "when") if row.get(key)}
        added.setdefault((row["procedure"], row["step"]), []).append(due)
    content["procedures"] = [_with_records(procedure, added) for procedure in content["procedures"]]


def _with_records(
    procedure: dict[str, Any], added: Mapping[tuple[str, str], list[dict[str, Any]]]
) -> dict[str, Any]:
    steps = [
        {**step, "records": _merged(step.get("records") or [], own)}
        if (own := added.get((procedure["code"], step["code"])))
        else step
        for step in procedure["steps"]
    ]
    return {**procedure, "steps": steps}


def _merged(records: list[dict[str, Any]], own: list[dict[str, Any]]) -> list[dict[str, Any]]:
    replaced = {row["code"] for row in own}
    return [row for row in records if row["code"] not in replaced] + own


def _disclosure(content: Content, found: Measure) -> None:
    own = {row["rule"]: row for row in found.rows}
    content["disclosure"] = [
        {**rule, "period": own[rule["code"]]["period"], "outlets": own[rule["code"]]["outlets"]}
        if rule["code"] in own
        else rule
        for rule in content["disclosure"]
    ]


LAYERS = {
    MeasureKind.REVIEW: _review,
    MeasureKind.RECORDING: _recording,
    MeasureKind.DISCLOSURE: _disclosure,
}


def _check_review(content: Mapping[str, Any], found: Measure) -> Iterator[Problem]:
    """More decisions are reviewed, never fewer; national rows stay as they are."""
    taken = {row["code"] for row in content["review_rows"]}
    categories = {procedure["category"] for procedure in content["procedures"]}
    for number, row in enumerate(found.rows, 1):
        yield from _review_row(f"附表第{number}行", row, taken, categories)
        taken.add(row["code"])
    days = found.figures.get("days", 1)
    if not isinstance(days, int) or not 1 <= days <= MOST_REVIEW_DAYS:
        yield Problem("审核期限", f"应当在1至{MOST_REVIEW_DAYS}个工作日之间。", DOCUMENT_118)
    for code, rounds in (found.figures.get("rounds") or {}).items():
        steps = _steps(content, code)
        if "prior_notice_issued" not in steps or "review_submitted" not in steps:
            yield Problem("审核轮次", f"程序“{code}”没有告知和审核环节，不能设定轮次。")
        elif rounds not in (1, 2):
            yield Problem("审核轮次", "应当是一轮或者两轮。", "《行政处罚法》第五十八条")


def _review_row(where: str, row: Row, taken: set[str], categories: set[str]) -> Iterator[Problem]:
    if row["code"] in taken:
        sentence = f"编号“{row['code']}”已经使用；只能增加，不能替换全国目录。"
        yield Problem(where, sentence, DOCUMENT_118)
    if not row["category"] or not row["test"]:
        yield Problem(where, "请选择类别和标准。")
    elif row["category"] not in categories:
        yield Problem(where, f"没有“{row['category']}”这一类执法行为。")
    if not str(row.get("name", "")).strip() or not str(row.get("basis", "")).strip():
        yield Problem(where, "请写明名称和依据。")
    for amount in (row.get("amounts_yuan") or {}).values():
        if not isinstance(amount, int) or not 0 < amount <= 10**11:
            yield Problem(where, "金额应当是大于0的整数（元）。")


def _check_recording(content: Mapping[str, Any], found: Measure) -> Iterator[Problem]:
    """More is recorded, never less: what must be recorded stays so."""
    seen = set()
    for number, row in enumerate(found.rows, 1):
        where = f"附表第{number}行"
        step = _steps(content, row["procedure"]).get(row["step"])
        if not row["step"] or not row["mode"]:
            yield Problem(where, "请选择环节和要求。")
            continue
        if step is None:
            yield Problem(where, f"程序“{row['procedure']}”没有步骤“{row['step']}”。")
            continue
        key = (row["procedure"], row["step"], row["code"])
        if key in seen:
            yield Problem(where, f"编号“{row['code']}”在同一步骤中重复。")
        seen.add(key)
        if row["mode"] not in ("MUST", "MAY"):
            yield Problem(where, "记录要求应当是“应当”或者“可以”。")
        if not str(row.get("name", "")).strip() or not str(row.get("basis", "")).strip():
            yield Problem(where, "请写明名称和依据。")
        known = {one["code"]: one for one in step.get("records") or []}.get(row["code"])
        if known and known["mode"] == "MUST" and (row["mode"] != "MUST" or row.get("when")):
            sentence = f"“{known['name']}”依法应当记录，不能放宽。"
            yield Problem(where, sentence, str(known["basis"]))


def _check_disclosure(content: Mapping[str, Any], found: Measure) -> Iterator[Problem]:
    """Published no later than the law has it, through at least one outlet."""
    national = {rule["code"]: rule for rule in content["disclosure"]}
    seen = set()
    for number, row in enumerate(found.rows, 1):
        where = f"附表第{number}行"
        rule = national.get(row["rule"])
        if not row["rule"]:
            yield Problem(where, "请选择公示的决定。")
            continue
        if rule is None or row["rule"] in seen:
            yield Problem(where, f"公示规则“{row['rule']}”不存在或者重复。")
            continue
        seen.add(row["rule"])
        if not isinstance(row["period"], int) or not 1 <= row["period"] <= rule["period"]:
            sentence = f"“{rule['name']}”应当在{rule['period']}个工作日内公示，只能提前。"
            yield Problem(where, sentence, str(rule["basis"]))
        outlets = [str(one).strip() for one in row.get("outlets") or []]
        if not outlets or any(not one or len(one) > 60 for one in outlets):
            yield Problem(where, "至少写明一个公示渠道，每个不超过60字。", f"{DOCUMENT_118}（六）")


def _steps(content: Mapping[str, Any], code: str) -> dict[str, Any]:
    found = [one for one in content["procedures"] if one["code"] == code]
    return {step["code"]: step for step in found[0]["steps"]} if found else {}


CHECKS = {
    MeasureKind.REVIEW: _check_review,
    MeasureKind.RECORDING: _check_recording,
    MeasureKind.DISCLOSURE: _check_disclosure,
}
