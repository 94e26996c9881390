"""Compute a benchmark (裁量计算): facts to tier to range, clamped to the statute, with reasons.

Pure: the same benchmark, facts and statute give the same assessment on any later day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Protocol

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as noop

from sunlit.foundations.refusals import Sentence
from sunlit.foundations.wording import translated
from sunlit.rulebook.discretion.schema import (
    Benchmark,
    Computation,
    Condition,
    Factor,
    FactorKind,
    Tier,
)

MOST = Decimal(10) ** 12
Facts = Mapping[str, str]


class Statute(Protocol):
    """What the statute allows (法定幅度): bounds in 分, no upper one where it is not in money."""

    @property
    def min_fen(self) -> int: ...

    @property
    def max_fen(self) -> int | None: ...

    @property
    def basis(self) -> str: ...


class FactsError(ValueError):
    """Facts that are missing or impossible; `faults` says for each factor what is wrong."""

    def __init__(self, faults: Mapping[str, Sentence]) -> None:
        super().__init__("".join(str(sentence) for sentence in faults.values()))
        self.faults = faults


@dataclass(frozen=True)
class Assessment:
    """What the benchmark says of the facts. Amounts in 分； None where there is no fine.

    `raw` is the range before it was clamped to the statute; `trace` the steps, a sentence each.
    """

    benchmark: str
    level: str
    conduct: str
    measures: str
    outcome: str
    min_fen: int | None
    max_fen: int | None
    raw: tuple[int, int] | None
    is_clamped: bool
    reasons: str
    trace: tuple[str, ...]


def assess(
    benchmark: Benchmark, facts: Facts, party_kind: str, statute: Statute | None
) -> Assessment:
    """The tier the facts meet and its range. Raises FactsError with all that is wrong."""
    values = _values(benchmark, facts)
    tier, met = _tier(benchmark, values, party_kind)
    raw = _raw_range(tier, values)
    clamped = _clamped(raw, statute) if raw else None
    trace = (*_told(benchmark, values), *met, *_amount_words(raw, clamped, statute))
    return Assessment(
        benchmark=benchmark.code,
        level=tier.level,
        conduct=tier.conduct,
        measures=tier.measures,
        outcome=tier.outcome,
        min_fen=clamped[0] if clamped else None,
        max_fen=clamped[1] if clamped else None,
        raw=raw,
        is_clamped=clamped != raw,
        reasons=_reasons(benchmark, tier, values, clamped),
        trace=trace,
    )


def _values(benchmark: Benchmark, facts: Facts) -> dict[str, Decimal | str]:
    """The facts as numbers and choices."""
    values: dict[str, Decimal | str] = {}
    faults: dict[str, Sentence] = {}
    for factor in benchmark.factors:
        text = str(facts.get(factor.name, "")).strip()
        number = _number_of(text)
        if fault := _fault(factor, text, number):
            faults[factor.name] = format_lazy(_(fault), label=translated(factor.label))
        else:
            is_choice = factor.kind is FactorKind.CHOICE
            values[factor.name] = text if is_choice or number is None else number
    if faults:
        raise FactsError(faults)
    return values


def _number_of(text: str) -> Decimal | None:
    """The number written there, if it is one."""
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None


def _fault(factor: Factor, text: str, number: Decimal | None) -> str:
    """What is wrong with an answer, "" if nothing."""
    if not text:
        return noop("请填写“{label}”。")
    if factor.kind is FactorKind.CHOICE:
        return "" if text in dict(factor.choices) else noop("“{label}”没有这一情形。")
    if number is None:
        return noop("“{label}”应当是数字。")
    if not number.is_finite() or number < 0 or number > MOST:
        return noop("“{label}”不能是负数或者过大。")
    if factor.whole and number != number.to_integral_value():
        return noop("“{label}”逐个计算，应当是整数。")
    return ""


def _tier(
    benchmark: Benchmark, values: Mapping[str, Decimal | str], party_kind: str
) -> tuple[Tier, list[str]]:
    """The heaviest tier the facts meet, and in words why."""
    for tier in reversed(benchmark.tiers):
        for group in tier.alternatives:
            if all(_holds(one, values, party_kind) for one in group):
                words = "，".join(_words(benchmark, one) for one in group)
                return tier, [f"符合“{tier.level}”档：{words}。"]
    lightest = benchmark.tiers[0]
    return lightest, [f"不符合较重各档的条件，为“{lightest.level}”档。"]


def _holds(condition: Condition, values: Mapping[str, Decimal | str], party_kind: str) -> bool:
    if condition.parties:
        return party_kind in condition.parties
    value = values[condition.factor]
    if condition.inside is not None:
        return isinstance(value, Decimal) and condition.inside.holds(value)
    return value in condition.choices


PARTY_WORDS = {"PERSON": "个人", "ORGANIZATION": "单位", "INDIVIDUAL_BUSINESS": "个体工商户"}


def _words(benchmark: Benchmark, condition: Condition) -> str:
    if condition.parties:
        return f"当事人为{'或者'.join(PARTY_WORDS[one] for one in condition.parties)}"
    factor = benchmark.factor(condition.factor)
    if condition.inside is not None:
        return f"{factor.label}{condition.inside.words(factor.unit)}"
    return f"{factor.label}：{'或者'.join(factor.label_of(one) for one in condition.choices)}"


def _raw_range(tier: Tier, values: Mapping[str, Decimal | str]) -> tuple[int, int] | None:
    """The range the tier gives for these facts, in 分， within the tier's own bounds."""
    fine = tier.fine
    match fine.by:
        case Computation.NO_FINE:
            return None
        case Computation.RANGE:
            return fine.min_fen, fine.max_fen
        case Computation.PER_UNIT:
            amounts = [_number(values, name) * fen for name, fen in fine.per_unit_fen]
            point = _fen(max(amounts))
        case Computation.INCREMENT:
            more = _number(values, fine.aggravating) if fine.aggravating else Decimal(0)
            less = _number(values, fine.mitigating) if fine.mitigating else Decimal(0)
            point = _fen(fine.base_fen + (more - less) * fine.step_fen)
        case _:
            base = _number(values, fine.factor) * 100
            low, high = _fen(base * fine.low), _fen(base * fine.high)
            return _within(low, fine.min_fen, fine.max_fen), _within(
                high, fine.min_fen, fine.max_fen
            )
    point = _within(point, fine.min_fen, fine.max_fen)
    return point, point


def _number(values: Mapping[str, Decimal | str], name: str) -> Decimal:
    value = values[name]
    assert isinstance(value, Decimal)  # noqa: S101  (benchmark_faults refuses anything else)
    return value


def _fen(amount: Decimal) -> int:
    """Whole 分， half a 分 upwards."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _within(amount: int, low: int, high: int) -> int:
    return max(amount, low) if not high else min(max(amount, low), high)


def _clamped(raw: tuple[int, int], statute: Statute | None) -> tuple[int, int]:
    """The range inside what the statute allows (法定幅度)."""
    if statute is None:
        return raw
    high = statute.max_fen
    low = max(raw[0], statute.min_fen)
    top = max(raw[1], statute.min_fen)
    return (low, top) if high is None else (min(low, high), min(top, high))


def _told(benchmark: Benchmark, values: Mapping[str, Decimal | str]) -> list[str]:
    """Each fact in words."""
    return [
        f"{factor.label}：{_shown(factor, values[factor.name])}。" for factor in benchmark.factors
    ]


def _shown(factor: Factor, value: Decimal | str) -> str:
    if isinstance(value, str):
        return factor.label_of(value)
    unit = "元" if factor.kind is FactorKind.AMOUNT else factor.unit
    return f"{value.normalize():f}{unit}"


def _amount_words(
    raw: tuple[int, int] | None, clamped: tuple[int, int] | None, statute: Statute | None
) -> list[str]:
    if raw is None or clamped is None:
        return ["本档不处罚款。"]
    told = [f"按本档计算，罚款{_range(raw)}。"]
    if clamped != raw and statute is not None:
        told.append(f"超出{statute.basis}规定的幅度，调整为{_range(clamped)}。")
    return told


def _range(amounts: tuple[int, int]) -> str:
    low, high = (f"{fen / 100:,.2f}元" for fen in amounts)
    return low if amounts[0] == amounts[1] else f"{low}以上{high}以下（均含本数）"


def _reasons(
    benchmark: Benchmark,
    tier: Tier,
    values: Mapping[str, Decimal | str],
    clamped: tuple[int, int] | None,
) -> str:
    """The paragraph for notice and decision (裁量理由)， 国办发〔2022〕27号（十）."""
    facts = "，".join(
        f"{factor.label}{'为' if factor.kind is not FactorKind.CHOICE else '：'}"
        f"{_shown(factor, values[factor.name])}"
        for factor in benchmark.factors
    )
    amount = f"，罚款幅度为{_range(clamped)}" if clamped else ""
    return (
        f"经查，{facts}。依照《行政裁量权基准》“{benchmark.name}”（{benchmark.basis}），"
        f"违法程度为“{tier.level}”（{tier.conduct}），处理标准为{tier.measures}{amount}。"
    )
