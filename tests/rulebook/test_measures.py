"""The bureau's measures narrow the law; each way to widen it is refused with its reason (办法)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sunlit.rulebook.loading import RuleDataError, rulebook
from sunlit.rulebook.measures import Measure, measure, narrowed, problems
from sunlit.rulebook.shipping import DEMONSTRATION_OVERLAY, shipped_content
from tests.rulebook.planting import content

MEASURES: dict[str, Any] = yaml.safe_load(DEMONSTRATION_OVERLAY.read_text())["measures"]
Change = Callable[[dict[str, Any]], None]


def national() -> dict[str, Any]:
    return {key: value for key, value in content().items() if key != "measures"}


def changed(kind: str, change: Change) -> Measure:
    data = yaml.safe_load(yaml.safe_dump(MEASURES[kind])) | {"kind": kind}
    change(data)
    return measure(data)


def row(**values: Any) -> Change:
    return lambda data: data["rows"][0].update(values)


def setting(**values: Any) -> Change:
    return lambda data: data["figures"].update(values)


def another(row: dict[str, Any]) -> Change:
    return lambda data: data["rows"].append(row)


ONSITE = {
    "procedure": "penalty-ordinary",
    "step": "onsite_checked",
    "code": "FG-YX-06",
    "name": "现场检查",
    "basis": "本局办法第二条",
}
WIDENING: dict[str, tuple[str, Change, str]] = {
    "a national row replaced": ("REVIEW", row(code="FG-SH-01"), "不能替换全国目录"),
    "a row twice": ("REVIEW", another(MEASURES["REVIEW"]["rows"][0]), "已经使用"),
    "an act there is not": ("REVIEW", row(category="行政其他"), "没有“行政其他”"),
    "nothing chosen": ("REVIEW", row(category=""), "请选择类别和标准"),
    "no step chosen": ("RECORDING", row(step="", procedure=""), "请选择环节和要求"),
    "no decision chosen": ("DISCLOSURE", row(rule=""), "请选择公示的决定"),
    "no basis": ("REVIEW", row(basis=" "), "请写明名称和依据"),
    "an amount of nothing": ("REVIEW", row(amounts_yuan={"PERSON": 0}), "大于0的整数"),
    "an amount beyond all": ("REVIEW", row(amounts_yuan={"PERSON": 10**12}), "大于0的整数"),
    "a review without end": ("REVIEW", setting(days=60), "1至15个工作日"),
    "no round at all": ("REVIEW", setting(rounds={"penalty-ordinary": 0}), "一轮或者两轮"),
    "rounds nobody can hold": ("REVIEW", setting(rounds={"filing": 2}), "不能设定轮次"),
    "a step there is not": ("RECORDING", row(step="dreamed"), "没有步骤“dreamed”"),
    "a duty to record let go": ("RECORDING", another(ONSITE | {"mode": "MAY"}), "不能放宽"),
    "a duty to record on a condition": (
        "RECORDING",
        another(ONSITE | {"mode": "MUST", "when": "signed=SIGNED"}),
        "不能放宽",
    ),
    "a demand nobody knows": ("RECORDING", row(mode="SHOULD"), "“应当”或者“可以”"),
    "published late": ("DISCLOSURE", row(period=8), "只能提前"),
    "published nowhere": ("DISCLOSURE", row(outlets=[]), "至少写明一个公示渠道"),
    "a rule there is not": ("DISCLOSURE", row(rule="gossip"), "不存在或者重复"),
}


@pytest.mark.parametrize("name", WIDENING)
def test_what_would_widen_the_law_is_refused_with_its_reason(name: str) -> None:
    kind, change, words = WIDENING[name]

    found = problems(national(), changed(kind, change))

    assert any(words in one.sentence for one in found), [str(one) for one in found]


@pytest.mark.parametrize("kind", MEASURES)
def test_the_measures_as_they_are_have_no_problem(kind: str) -> None:
    assert problems(national(), changed(kind, lambda data: None)) == []


def test_a_narrower_measure_takes_effect() -> None:
    own = national() | {
        "measures": {
            "REVIEW": MEASURES["REVIEW"]
            | {"kind": "REVIEW", "figures": {"days": 3, "rounds": {"penalty-ordinary": 2}}},
            "DISCLOSURE": MEASURES["DISCLOSURE"]
            | {
                "kind": "DISCLOSURE",
                "rows": [{"rule": "penalty-decision", "period": 3, "outlets": ["门户"]}],
            },
            "RECORDING": MEASURES["RECORDING"]
            | {
                "kind": "RECORDING",
                "rows": [
                    {
                        "procedure": "penalty-ordinary",
                        "step": "prior_notice_issued",
                        "code": "FG-YX-12",
                        "name": "处罚事先告知",
                        "mode": "MUST",
                        "basis": "本局办法第二条",
                    }
                ],
            },
        }
    }
    rules = rulebook(own, "own")

    assert rules.clocks["review"].length == 3
    assert rules.parameters.review_rounds["penalty-ordinary"] == 2
    penalty = next(rule for rule in rules.disclosure if rule.code == "penalty-decision")
    assert (penalty.period, penalty.outlets) == (3, ("门户",))
    records = rules.procedures["penalty-ordinary"].step("prior_notice_issued").records
    assert [(one.code, one.mode) for one in records] == [("FG-YX-12", "MUST")]


def test_the_law_itself_stays_as_it_was_beneath() -> None:
    before = content()
    narrowed(before)

    assert before == content()


@settings(deadline=None, max_examples=25)
@given(period=st.integers(-3, 40), days=st.integers(-3, 40), mode=st.sampled_from(["MUST", "MAY"]))
def test_nothing_that_has_no_problem_is_wider_than_the_law(
    period: int, days: int, mode: str
) -> None:
    """Whatever is typed: without a problem it is published no later and recorded no less."""
    if not problems(national(), changed("DISCLOSURE", row(period=period))):
        assert 1 <= period <= 7
    if not problems(national(), changed("REVIEW", setting(days=days))):
        assert 1 <= days <= 15
    if not problems(national(), changed("RECORDING", another(ONSITE | {"mode": mode}))):
        assert mode == "MUST"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("review_rows: []\n", "只能写本局的办法"),
        ("[]\n", "只能写本局的办法"),
        ("measures: {REVIEW: {title: x}}\n", "格式不对"),
        ("measures: {GOSSIP: {title: x}}\n", "格式不对"),
        (
            yaml.safe_dump(
                {"measures": {"DISCLOSURE": MEASURES["DISCLOSURE"] | {"rows": [{"rule": "x"}]}}}
            ),
            "不存在或者重复|格式不对",
        ),
    ],
)
def test_a_faulty_file_is_refused_by_name(tmp_path: Path, text: str, words: str) -> None:
    overlay = tmp_path / "办法.yaml"
    overlay.write_text(text, encoding="utf-8")

    with pytest.raises(RuleDataError, match=words):
        shipped_content("x", "2026-01-01", overlay)
