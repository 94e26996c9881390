"""Read benchmarks from rule data and refuse what cannot be computed (裁量基准校验)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from sunlit.rulebook.discretion.schema import (
    Benchmark,
    Computation,
    Condition,
    Factor,
    FactorKind,
    Fine,
    Tier,
    interval,
)

PARTIES = ("ORGANIZATION", "INDIVIDUAL_BUSINESS", "PERSON")
NUMBERS = (FactorKind.QUANTITY, FactorKind.AMOUNT)


class BenchmarkError(ValueError):
    """A benchmark that cannot be used; the message names the place and the fault in Chinese."""


def benchmark(data: Mapping[str, Any]) -> Benchmark:
    """Read one benchmark. Raises BenchmarkError with every fault it has."""
    where = f"裁量基准{data.get('code', '')}"
    try:
        found = Benchmark(
            code=data["code"],
            name=data["name"],
            model=data["model"],
            items=tuple(data["items"]),
            basis=data["basis"],
            factors=tuple(_factor(row) for row in data["factors"]),
            tiers=tuple(_tier(row) for row in data["tiers"]),
            note=data.get("note", ""),
            source=data.get("source", ""),
        )
    except KeyError as error:
        raise BenchmarkError(f"{where}：缺少“{error.args[0]}”。") from error
    except (ValueError, TypeError, ArithmeticError) as error:
        raise BenchmarkError(f"{where}：{error}。") from error
    faults = list(benchmark_faults(found))
    if faults:
        raise BenchmarkError("".join(f"{where}：{fault}" for fault in faults))
    return found


def _factor(row: Mapping[str, Any]) -> Factor:
    choices = tuple((str(code), str(label)) for code, label in row.get("choices", ()))
    return Factor(
        name=row["name"],
        label=row["label"],
        kind=FactorKind(row["kind"]),
        unit=row.get("unit", ""),
        choices=choices,
        whole=row.get("whole", False),
    )


def _tier(row: Mapping[str, Any]) -> Tier:
    alternatives = row.get("any", [row["when"]] if row.get("when") else [])
    return Tier(
        level=str(row["level"]),
        conduct=row["conduct"],
        measures=row["measures"],
        fine=_fine(row.get("fine", {"by": "no_fine"})),
        alternatives=tuple(tuple(_condition(one) for one in group) for group in alternatives),
        outcome=row.get("outcome", "PENALTY"),
    )


def _condition(row: Mapping[str, Any]) -> Condition:
    if "parties" in row:
        return Condition(parties=tuple(row["parties"]))
    if "in" in row:
        return Condition(factor=row["factor"], inside=interval(row["in"]))
    return Condition(factor=row["factor"], choices=tuple(str(one) for one in row["is"]))


def _fine(row: Mapping[str, Any]) -> Fine:
    return Fine(
        by=Computation(row["by"]),
        min_fen=int(row.get("min_yuan", 0)) * 100,
        max_fen=int(row.get("max_yuan", 0)) * 100,
        factor=row.get("of", ""),
        low=Decimal(str(row.get("low", 0))),
        high=Decimal(str(row.get("high", 0))),
        per_unit_fen=tuple(
            (name, int(yuan) * 100) for name, yuan in row.get("per_unit", {}).items()
        ),
        base_fen=int(row.get("base_yuan", 0)) * 100,
        step_fen=int(row.get("step_yuan", 0)) * 100,
        mitigating=row.get("mitigating", ""),
        aggravating=row.get("aggravating", ""),
    )


def benchmark_faults(found: Benchmark) -> Iterator[str]:
    """What is wrong with a benchmark: gaps, impossible ranges, facts nobody asks for."""
    if not found.basis.strip():
        yield "没有写明法律依据。"
    if not found.tiers:
        yield "没有裁量阶次。"
        return
    yield from _gaps(found)
    for factor in found.factors:
        if factor.whole not in (True, False) or (factor.whole and factor.kind not in NUMBERS):
            yield f"因素“{factor.label}”的“whole”只用于数量，写true或者false。"
    names = {factor.name for factor in found.factors}
    for tier in found.tiers:
        for condition in (one for group in tier.alternatives for one in group):
            yield from _condition_faults(found, tier, condition, names)
        yield from _fine_faults(found, tier, names)
    yield from _order(found)


def _gaps(found: Benchmark) -> Iterator[str]:
    """Every set of facts meets some tier: the lightest asks nothing, but for the kind of party."""
    open_to = set()
    for tier in found.tiers:
        if not tier.alternatives:
            open_to |= set(PARTIES)
        for group in tier.alternatives:
            if all(one.parties for one in group):
                open_to |= {party for one in group for party in one.parties}
    if missing := [party for party in PARTIES if party not in open_to]:
        yield f"阶次之间有空档：有的情形不落入任何阶次（{'、'.join(missing)}）。"
    unconditional = [n for n, tier in enumerate(found.tiers) if not tier.alternatives]
    if unconditional and unconditional != [0]:
        yield "没有条件的阶次只能是最轻的一档，否则与其他阶次重叠。"


def _condition_faults(
    found: Benchmark, tier: Tier, condition: Condition, names: set[str]
) -> Iterator[str]:
    if condition.parties:
        for party in condition.parties:
            if party not in PARTIES:
                yield f"阶次“{tier.level}”的当事人类别“{party}”不存在。"
        return
    if condition.factor not in names:
        yield f"阶次“{tier.level}”用到没有列出的裁量因素“{condition.factor}”。"
        return
    factor = found.factor(condition.factor)
    if condition.inside is not None and factor.kind not in NUMBERS:
        yield f"阶次“{tier.level}”对“{factor.label}”规定了数量，但它不是数量。"
    for code in condition.choices:
        if code not in dict(factor.choices):
            yield f"阶次“{tier.level}”对“{factor.label}”规定了不存在的情形“{code}”。"


def _fine_faults(found: Benchmark, tier: Tier, names: set[str]) -> Iterator[str]:
    fine, place = tier.fine, f"阶次“{tier.level}”"
    if fine.max_fen and fine.min_fen > fine.max_fen:
        yield f"{place}罚款下限高于上限。"
    if fine.by is Computation.RANGE and fine.max_fen <= 0:
        yield f"{place}没有罚款上限。"
    if fine.by in (Computation.MULTIPLE, Computation.RATIO):
        if fine.factor not in names or found.factor(fine.factor).kind is not FactorKind.AMOUNT:
            yield f"{place}没有说明按什么金额计算。"
        if not 0 <= fine.low <= fine.high:
            yield f"{place}倍数或者比例的下限高于上限。"
        if fine.by is Computation.RATIO and fine.high > 1:
            yield f"{place}比例超过100%。"
    used = [name for name, _yuan in fine.per_unit_fen]
    used += [name for name in (fine.mitigating, fine.aggravating) if name]
    for name in used:
        if name not in names or found.factor(name).kind is not FactorKind.QUANTITY:
            yield f"{place}按没有列出的数量“{name}”计算。"


def _order(found: Benchmark) -> Iterator[str]:
    """Heavier tiers do not begin lower; compared where the amounts are plain ranges."""
    by_party: dict[tuple[str, ...], int] = {}
    for tier in found.tiers:
        if tier.fine.by is not Computation.RANGE:
            continue
        parties = tuple(p for group in tier.alternatives for one in group for p in one.parties)
        if tier.fine.min_fen < by_party.get(parties, 0):
            yield f"阶次“{tier.level}”的罚款起点低于较轻的阶次。"
        by_party[parties] = tier.fine.min_fen
