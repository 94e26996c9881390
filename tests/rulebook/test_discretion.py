"""Benchmarks: every set of facts has one tier, inside the statute, with exact boundaries."""

from decimal import Decimal
from typing import Any

import pytest
import yaml
from django.utils.functional import Promise
from hypothesis import given
from hypothesis import strategies as st

from sunlit.rulebook.discretion.computing import FactsError, assess
from sunlit.rulebook.discretion.reading import BenchmarkError, benchmark
from sunlit.rulebook.discretion.schema import Benchmark, Factor, FactorKind, interval
from sunlit.rulebook.figures import PenaltyRange
from sunlit.rulebook.shipping import DATA

ROWS = yaml.safe_load((DATA / "benchmarks.yaml").read_text(encoding="utf-8"))["benchmarks"]
BENCHMARKS = {row["code"]: benchmark(row) for row in ROWS}
RANGES = {
    row["code"]: PenaltyRange(
        row["item"],
        row["min_yuan"] * 100,
        row["max_yuan"] * 100 if row["base"] == "元" and row["max_yuan"] else None,
        tuple(row["kinds"]),
        row["basis"],
    )
    for row in yaml.safe_load((DATA / "penalties.yaml").read_text(encoding="utf-8"))["penalties"]
}
PARTIES = st.sampled_from(["ORGANIZATION", "INDIVIDUAL_BUSINESS", "PERSON"])


def answer(factor: Factor) -> st.SearchStrategy[str]:
    if factor.kind is FactorKind.CHOICE:
        return st.sampled_from([code for code, _label in factor.choices])
    if factor.kind is FactorKind.AMOUNT:
        return st.decimals(0, 10**9, places=2).map(str)
    return st.decimals(0, 10**4, places=0 if factor.whole else 1).map(str)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Benchmark, dict[str, str], str]:
    """Any benchmark with any facts and party."""
    found = draw(st.sampled_from(list(BENCHMARKS.values())))
    return found, {one.name: draw(answer(one)) for one in found.factors}, draw(PARTIES)


def test_all_models_of_the_fact_base_are_there() -> None:
    assert {one.model for one in BENCHMARKS.values()} == {
        "tier",
        "tier_with_formula",
        "base_plus_increment",
        "multiple_of_value",
        "ratio_of_base",
        "tier_non_monetary",
        "tier_by_party",
    }
    assert len(BENCHMARKS) == 13
    assert all(item in RANGES for one in BENCHMARKS.values() for item in one.items)


@given(cases())
def test_every_set_of_facts_is_answered_inside_the_statute(
    case: tuple[Benchmark, dict[str, str], str],
) -> None:
    found, facts, party = case
    statute = RANGES[found.items[0]]

    answer_ = assess(found, facts, party, statute)

    assert answer_.level in {tier.level for tier in found.tiers}
    assert answer_ == assess(found, dict(reversed(facts.items())), party, statute)
    if answer_.min_fen is None or answer_.max_fen is None:
        assert answer_.raw is None
        return
    assert statute.min_fen <= answer_.min_fen <= answer_.max_fen
    assert statute.max_fen is None or answer_.max_fen <= statute.max_fen
    assert found.basis in answer_.reasons and answer_.level in answer_.reasons
    assert answer_.is_clamped == (answer_.raw != (answer_.min_fen, answer_.max_fen))


GRAIN = {"total": "100", "once": "100", "corrected": "YES", "warnings": "0"}


@pytest.mark.parametrize(
    ("change", "level", "fine_yuan"),
    [
        ({}, "第一档", None),
        ({"corrected": "NO"}, "第二档", (20000, 20000)),  # 100吨×200元, more than 100吨×50元
        ({"corrected": "NO", "once": "1", "total": "1"}, "第二档", (5000, 5000)),  # floor
        ({"warnings": "2"}, "第二档", (20000, 20000)),
        ({"total": "1999.9"}, "第一档", None),
        ({"total": "2000"}, "第三档", (100000, 100000)),  # boundary belongs to the heavier tier
        ({"total": "3999.9"}, "第三档", (150000, 150000)),  # cap
        ({"total": "4000"}, "第四档", (150000, 200000)),
        ({"once": "500"}, "第三档", (100000, 100000)),
        ({"once": "999.99"}, "第三档", (150000, 150000)),
        ({"once": "1000"}, "第四档", (150000, 200000)),
    ],
)
def test_grain_quality_tiers_at_their_boundaries(
    change: dict[str, str], level: str, fine_yuan: tuple[int, int] | None
) -> None:
    found = assess(BENCHMARKS["FG-CL-01"], GRAIN | change, "ORGANIZATION", RANGES["FG-CF-02"])

    assert found.level == level
    shown = None if found.min_fen is None else (found.min_fen // 100, (found.max_fen or 0) // 100)
    assert shown == fine_yuan


@pytest.mark.parametrize(
    ("mitigating", "aggravating", "yuan"),
    [("0", "0", 110000), ("1", "0", 80000), ("2", "0", 50000), ("3", "0", 50000),
     ("0", "3", 200000), ("0", "9", 200000), ("1", "1", 110000)],
)  # fmt: skip
def test_base_and_increment(mitigating: str, aggravating: str, yuan: int) -> None:
    facts = {"mitigating": mitigating, "aggravating": aggravating}

    found = assess(BENCHMARKS["FG-CL-02"], facts, "ORGANIZATION", RANGES["FG-CF-21"])

    assert (found.min_fen, found.max_fen) == (yuan * 100, yuan * 100)


def test_multiple_and_ratio_in_fen() -> None:
    grain = assess(
        BENCHMARKS["FG-CL-06"],
        {"value": "12345.67", "recalled": "ALL", "harm": "NO"},
        "ORGANIZATION",
        RANGES["FG-CF-09"],
    )
    project = assess(
        BENCHMARKS["FG-CL-09"],
        {
            "investment": "100000000",
            "progress": "10",
            "stopped": "SELF",
            "finished": "NO",
            "harm": "NO",
        },
        "ORGANIZATION",
        RANGES["FG-CF-26"],
    )

    assert (grain.level, grain.min_fen, grain.max_fen) == ("较重", 1234567, 3703701)
    assert (project.level, project.min_fen, project.max_fen) == ("从轻", 10000000, 20000000)


@pytest.mark.parametrize(
    ("party", "stopped", "fine"),
    [("PERSON", "YES", (20000, 80000)), ("PERSON", "NO", (80000, 200000)),
     ("ORGANIZATION", "YES", (1000000, 4000000)),
     ("INDIVIDUAL_BUSINESS", "NO", (4000000, 10000000))],
)  # fmt: skip
def test_persons_and_organizations_have_their_own_ranges(
    party: str, stopped: str, fine: tuple[int, int]
) -> None:
    facts = {"stopped": stopped, "damage": "NO"}

    found = assess(BENCHMARKS["FG-CL-12"], facts, party, RANGES["FG-CF-31"])

    assert (found.min_fen, found.max_fen) == fine


@given(
    total=st.decimals(0, 8000, places=1),
    more=st.decimals(0, 8000, places=1),
    corrected=st.sampled_from(["YES", "NO"]),
)
def test_more_grain_is_never_fined_less(total: Decimal, more: Decimal, corrected: str) -> None:
    def least(amount: Decimal) -> int:
        facts = GRAIN | {"total": str(amount), "corrected": corrected}
        found = assess(BENCHMARKS["FG-CL-01"], facts, "ORGANIZATION", RANGES["FG-CF-02"])
        return found.min_fen or 0

    assert least(total) <= least(total + more)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("total", "", "请填写“两年内累计收购量”"),
        ("total", "很多", "应当是数字"),
        ("total", "-1", "不能是负数"),
        ("total", "NaN", "不能是负数或者过大"),
        ("total", "1e30", "不能是负数或者过大"),
        ("corrected", "MAYBE", "没有这一情形"),
        ("warnings", "1.5", "应当是整数"),
    ],
)
def test_a_fact_that_is_none_is_named(name: str, value: str, sentence: str) -> None:
    with pytest.raises(FactsError, match=sentence) as caught:
        assess(BENCHMARKS["FG-CL-01"], GRAIN | {name: value}, "ORGANIZATION", None)
    assert list(caught.value.faults) == [name]


def test_all_facts_that_are_none_are_named_at_once() -> None:
    with pytest.raises(FactsError) as caught:
        assess(BENCHMARKS["FG-CL-01"], {}, "ORGANIZATION", None)

    assert list(caught.value.faults) == ["total", "once", "corrected", "warnings"]
    assert all(isinstance(sentence, Promise) for sentence in caught.value.faults.values())


def test_what_is_counted_one_by_one_is_said_to_be_whole() -> None:
    counted = {
        (factor.unit, factor.whole)
        for benchmark in BENCHMARKS.values()
        for factor in benchmark.factors
        if factor.kind is FactorKind.QUANTITY
    }

    assert counted == {
        ("吨", False),
        ("%", False),
        ("次", True),
        ("日", True),
        ("项", True),
    }


def spoiled(**changes: Any) -> dict[str, Any]:
    """A sound benchmark with something else in its second tier."""
    tiers = [
        {"level": "轻", "conduct": "轻", "measures": "警告"},
        {
            "level": "重",
            "conduct": "重",
            "measures": "罚款",
            "when": [{"factor": "days", "in": "[30,)"}],
            "fine": {"by": "range", "min_yuan": 1, "max_yuan": 2},
        }
        | changes,
    ]
    factors = [{"name": "days", "label": "天数", "kind": "quantity", "unit": "日"}]
    about = {
        "code": "X",
        "name": "例",
        "model": "tier",
        "items": ["X-1"],
        "basis": "《某法》第一条",
    }
    return about | {"factors": factors, "tiers": tiers}


def test_a_sound_benchmark_is_read() -> None:
    assert benchmark(spoiled()).tiers[1].level == "重"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"fine": {"by": "range", "min_yuan": 3, "max_yuan": 2}}, "下限高于上限"),
        ({"fine": {"by": "range"}}, "没有罚款上限"),
        ({"fine": {"by": "ratio", "of": "days", "low": 0.1, "high": 0.2}}, "按什么金额"),
        ({"fine": {"by": "guess"}}, "guess"),
        ({"when": [{"factor": "weeks", "in": "[1,2)"}]}, "没有列出的裁量因素"),
        ({"when": [{"factor": "days", "in": "30以上"}]}, "不是区间"),
        ({"when": [{"factor": "days", "in": "[30,10)"}]}, "下限不小于上限"),
        ({"when": [{"factor": "days", "is": ["YES"]}]}, "不存在的情形"),
        ({"when": []}, "与其他阶次重叠"),
        ({"when": [{"parties": ["MARTIAN"]}]}, "当事人类别"),
    ],
)
def test_a_benchmark_that_cannot_be_computed_is_refused(
    changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(BenchmarkError, match=sentence):
        benchmark(spoiled(**changes))


@pytest.mark.parametrize("factor", [{"whole": "maybe"}, {"whole": True, "kind": "choice"}])
def test_whole_is_said_of_numbers_only(factor: dict[str, Any]) -> None:
    data = spoiled()
    data["factors"][0] |= factor

    with pytest.raises(BenchmarkError, match="whole"):
        benchmark(data)


def test_a_gap_between_tiers_is_found() -> None:
    data = spoiled()
    data["tiers"] = [data["tiers"][1]]

    with pytest.raises(BenchmarkError, match="空档"):
        benchmark(data)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [("[1,2)", ["1", "1.9"], ["0.9", "2"]), ("(1,2]", ["1.1", "2"], ["1", "2.1"]),
     ("[5,)", ["5", "9e9"], ["4.99"]), ("(,3)", ["0", "2.99"], ["3"])],
)  # fmt: skip
def test_an_end_belongs_to_an_interval_only_if_it_says_so(
    text: str, inside: list[str], outside: list[str]
) -> None:
    found = interval(text)

    assert all(found.holds(Decimal(value)) for value in inside)
    assert not any(found.holds(Decimal(value)) for value in outside)
