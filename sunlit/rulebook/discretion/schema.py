"""What a benchmark is made of (裁量基准的构成), 《行政处罚法》第三十四条、国办发〔2022〕27号.

A tier is met when all its conditions hold; tiers are tried from the heaviest, the lightest has no
condition, so that every set of facts falls into exactly one.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

INTERVAL = re.compile(r"([\[(])\s*(\d+(?:\.\d+)?)?\s*,\s*(\d+(?:\.\d+)?)?\s*([\])])")


class FactorKind(StrEnum):
    """What a factor is answered with."""

    QUANTITY = "quantity"  # a decimal in `unit`: 吨， 日， 次
    AMOUNT = "amount"  # yuan
    CHOICE = "choice"  # one of `choices`


class Computation(StrEnum):
    """How the fine of a tier is computed: the models benchmarks use (裁量计算方式)."""

    NO_FINE = "no_fine"  # 不予处罚、警告或者其他非罚款措施
    RANGE = "range"  # 幅度
    PER_UNIT = "per_unit"  # 数量×单价， 设下限上限
    INCREMENT = "increment"  # 基准额±每项固定额
    MULTIPLE = "multiple"  # 货值、违法所得的倍数
    RATIO = "ratio"  # 总投资额、合同额的千分比


@dataclass(frozen=True)
class Interval:
    """A range of numbers with its ends said to belong to it or not (含、不含本数)."""

    low: Decimal | None
    high: Decimal | None
    low_included: bool
    high_included: bool

    def holds(self, value: Decimal) -> bool:
        """Whether the value lies inside."""
        if self.low is not None and (
            value < self.low or (value == self.low and not self.low_included)
        ):
            return False
        return self.high is None or value < self.high or (value == self.high and self.high_included)

    def words(self, unit: str) -> str:
        """The interval as tables write it, with 含 or 不含 said: "500吨以上（含）不满1000吨"."""
        parts = []
        if self.low is not None:
            parts.append(f"{self.low}{unit}以上{'（含）' if self.low_included else '（不含）'}")
        if self.high is not None:
            parts.append(
                f"{self.high}{unit}以下（含）" if self.high_included else f"不满{self.high}{unit}"
            )
        return "".join(parts)


def interval(text: str) -> Interval:
    """Read "[500,1000)": a bracket includes its end, a parenthesis does not. ValueError else."""
    match = INTERVAL.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text}”不是区间，应如[500,1000)")
    left, low, high, right = match.groups()
    try:
        found = Interval(
            Decimal(low) if low else None,
            Decimal(high) if high else None,
            left == "[",
            right == "]",
        )
    except InvalidOperation as error:  # pragma: no cover  (the pattern allows digits only)
        raise ValueError(text) from error
    is_empty = found.low is not None and found.high is not None and found.low >= found.high
    if is_empty and not (found.low == found.high and found.low_included and found.high_included):
        raise ValueError(f"区间“{text}”下限不小于上限")
    return found


@dataclass(frozen=True)
class Factor:
    """A fact the benchmark asks for (裁量因素)； each rests on evidence of the case."""

    name: str
    label: str
    kind: FactorKind
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    whole: bool = False  # counted one by one (次、户、人、日): no fractions

    def label_of(self, code: str) -> str:
        """The words of a choice."""
        return dict(self.choices).get(code, code)


@dataclass(frozen=True)
class Condition:
    """One condition of a tier: a number inside an interval, a choice, or a kind of party."""

    factor: str = ""
    inside: Interval | None = None
    choices: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fine:
    """The fine of a tier; amounts in 分, bounds included. `factor` names what is multiplied."""

    by: Computation
    min_fen: int = 0
    max_fen: int = 0
    factor: str = ""
    low: Decimal = Decimal(0)  # multiple, or share of the base
    high: Decimal = Decimal(0)
    per_unit_fen: tuple[tuple[str, int], ...] = ()
    base_fen: int = 0
    step_fen: int = 0
    mitigating: str = ""
    aggravating: str = ""


@dataclass(frozen=True)
class Tier:
    """One tier (裁量阶次)： when it is met, what it imposes, and the fine.

    `alternatives` are sets of conditions; one set that holds as a whole is enough.
    """

    level: str
    conduct: str
    measures: str
    fine: Fine
    alternatives: tuple[tuple[Condition, ...], ...] = ()
    outcome: str = "PENALTY"  # PENALTY or NO_PENALTY


@dataclass(frozen=True)
class Benchmark:
    """One benchmark (裁量基准) for items of the bureau's list; tiers from the lightest up."""

    code: str
    name: str
    model: str
    items: tuple[str, ...]
    basis: str
    factors: tuple[Factor, ...]
    tiers: tuple[Tier, ...]
    note: str = ""
    source: str = ""

    def factor(self, name: str) -> Factor:
        """The factor of that name; KeyError if there is none."""
        for one in self.factors:
            if one.name == name:
                return one
        raise KeyError(name)
