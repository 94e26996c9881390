"""Read rule data (YAML as plain dicts) into the types of schema.py; refuse what does not fit."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from typing import Any, TypeVar, get_origin

from sunlit.rulebook.discretion.reading import BenchmarkError, benchmark
from sunlit.rulebook.discretion.schema import Benchmark
from sunlit.rulebook.figures import FineLimits, Parameters, PenaltyRange
from sunlit.rulebook.linking import LinkedCase
from sunlit.rulebook.measures import Measure, measure, narrowed
from sunlit.rulebook.schema import (
    ClockRule,
    Field,
    FieldType,
    Form,
    Procedure,
    RecordingDue,
    Rulebook,
    Stage,
    Step,
    spelling,
)
from sunlit.rulebook.tables import (
    CreditClass,
    DisclosureRule,
    LeniencyRow,
    Overturned,
    Replacing,
    ReviewMaterial,
    ReviewRow,
)
from sunlit.rulebook.typed import declared, is_blank, wrong_type

T = TypeVar("T")
Convert = Callable[[Any], Any]


class RuleDataError(ValueError):
    """The rule data does not fit its schema; the message names the place."""


def _build(cls: type[T], data: Mapping[str, Any], where: str, **convert: Convert) -> T:
    """Make `cls` from a dict; what is unknown, missing or of another type is told with its place.

    This is the one place where rule data are held to their types.
    """
    known = {f.name: f for f in fields(cls)}  # type: ignore[arg-type]
    if unknown := set(data) - set(known):
        raise RuleDataError(f"{where}：没有名为{_listed(unknown)}的字段。")
    required = {
        n for n, f in known.items() if f.default is MISSING and f.default_factory is MISSING
    }
    if missing := required - set(data):
        raise RuleDataError(f"{where}：缺少字段{_listed(missing)}。")
    if empty := {name for name in required if is_blank(data[name], name)}:
        raise RuleDataError(f"{where}：{_listed(empty)}不能为空。")
    values = {
        name: _value(f"{where}：“{name}”", given, declared(cls, name), convert.get(name, _frozen))
        for name, given in data.items()
    }
    try:
        return cls(**values)
    except ValueError as error:
        raise RuleDataError(f"{where}：{error}。") from error


def _value(place: str, given: Any, wanted: Any, convert: Convert) -> Any:
    """A value as its field keeps it."""
    if get_origin(wanted) is tuple and not isinstance(given, list | tuple):
        raise RuleDataError(f"{place}应当写成列表，如[甲, 乙]，现为“{given}”。")
    try:
        value = convert(given)
    except RuleDataError:
        raise
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise RuleDataError(f"{place}的内容“{given}”不合格式。") from error
    if words := wrong_type(value, wanted):
        raise RuleDataError(f"{place}应当是{words}，现为“{given}”。")
    return value


def _listed(names: set[str]) -> str:
    return "、".join(f"“{name}”" for name in sorted(names))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _yuan(amounts: Mapping[str, int]) -> dict[str, int]:
    """Amounts in 分; ValueError where one is no whole number of 元."""
    if wrong_type(amounts, dict[str, int]):
        raise ValueError(amounts)
    return {kind: yuan * 100 for kind, yuan in amounts.items()}


def _field(data: Mapping[str, Any], where: str) -> Field:
    return _build(
        Field,
        data,
        f"{where}.{data.get('name')}",
        type=FieldType,
        choices=lambda rows: tuple((code, label) for code, label in rows),
    )


def _step(data: Mapping[str, Any], where: str) -> Step:
    where = f"{where}.{data.get('code')}"
    return _build(
        Step,
        data,
        where,
        fields=lambda rows: tuple(_field(row, where) for row in rows),
        records=lambda rows: tuple(_build(RecordingDue, row, where) for row in rows),
        samples=lambda rows: tuple(dict(row) for row in rows),
        opens=lambda row: _build(LinkedCase, row, where),
    )


def _disclosure_rule(data: Mapping[str, Any], where: str) -> DisclosureRule:
    return _build(
        DisclosureRule,
        data,
        where,
        replaces=lambda row: _build(Replacing, row, f"{where}.replaces"),
    )


def procedure(data: Mapping[str, Any]) -> Procedure:
    """Read one procedure file."""
    where = str(data["code"])
    return _build(
        Procedure,
        data,
        where,
        stages=lambda rows: tuple(_build(Stage, row, where) for row in rows),
        steps=lambda rows: tuple(_step(row, where) for row in rows),
        fine_limits=lambda row: FineLimits(
            row["basis"], _yuan(row["yuan"]), tuple(row.get("kinds", ()))
        ),
    )


def _review_row(data: Mapping[str, Any]) -> ReviewRow:
    content = {key: value for key, value in data.items() if key != "amounts_yuan"}
    where, amounts = f"review-catalogue.{data.get('code')}", data.get("amounts_yuan", {})
    content["amounts_fen"] = _value(f"{where}：“amounts_yuan”", amounts, dict[str, int], _yuan)
    return _build(ReviewRow, content, where)


def _penalty(data: Mapping[str, Any]) -> PenaltyRange:
    """The range of an item, with those of single kinds of party (`for_parties`) inside it."""
    of_parties = {
        kind: _penalty({**data, "for_parties": (), **row})
        for row in data.get("for_parties", ())
        for kind in row["parties"]
    }
    in_money = data["base"] == "元" and data["max_yuan"] is not None
    return PenaltyRange(
        item=data["item"],
        min_fen=data["min_yuan"] * 100,
        max_fen=data["max_yuan"] * 100 if in_money else None,
        kinds=tuple(data["kinds"]),
        basis=data["basis"],
        code=data.get("code", ""),
        grave_fen=data["grave_yuan"] * 100 if "grave_yuan" in data else None,
        of_parties=of_parties,
    )


def _parameters(data: Mapping[str, Any]) -> Parameters:
    hearing, discussion = data["hearing"], data["discussion"]
    inspections, rounds = data.get("inspections", {}), data.get("review_rounds", {})
    return Parameters(
        hearing_fine_fen=_yuan(hearing["fine_yuan"]),
        hearing_inclusive=hearing["inclusive"],
        hearing_basis=hearing["basis"],
        discussion_fine_fen=discussion["fine_yuan"] * 100,
        discussion_basis=discussion["basis"],
        late_fine_permille_per_day=data["late_fine"]["permille_per_day"],
        late_fine_basis=data["late_fine"]["basis"],
        time_bar_years=data["time_bar"]["years"],
        time_bar_long_years=data["time_bar"]["long_years"],
        inspections_per_year=inspections.get("times_per_year"),
        inspections_basis=inspections.get("basis", ""),
        government_kinds=frozenset(data.get("government_report", {}).get("kinds", ())),
        government_basis=data.get("government_report", {}).get("basis", ""),
        review_rounds=dict(rounds.get("of", {})),
        review_rounds_basis=rounds.get("basis", ""),
    )


def _benchmarks(rows: Iterable[Mapping[str, Any]]) -> dict[str, Benchmark]:
    """The benchmarks by code; what cannot be computed refuses the release."""
    try:
        return {row["code"]: benchmark(row) for row in rows}
    except BenchmarkError as error:
        raise RuleDataError(str(error)) from error


def _measures(found: Mapping[str, Any]) -> dict[str, Measure]:
    """The bureau's measures by kind."""
    try:
        return {kind: measure(data) for kind, data in found.items()}
    except (KeyError, TypeError, ValueError) as error:
        raise RuleDataError(f"本局办法的格式不对：{error}。") from error


def rulebook(content: Mapping[str, Any], digest: str) -> Rulebook:
    """Read the whole content of a release. Raises RuleDataError naming the faulty place."""
    measures, content = _measures(content.get("measures", {})), narrowed(content)
    procedures = {row["code"]: procedure(row) for row in content["procedures"]}
    clocks = {
        row["code"]: _build(ClockRule, row, f"clocks.{row['code']}") for row in content["clocks"]
    }
    forms = {row["code"]: _build(Form, row, f"forms.{row['code']}") for row in content["forms"]}
    disclosure = tuple(
        _disclosure_rule(row, f"disclosure.{row['code']}") for row in content["disclosure"]
    )
    return Rulebook(
        digest=digest,
        version=content["version"],
        valid_from=content["valid_from"],
        procedures=procedures,
        clocks=clocks,
        forms=forms,
        review_catalogue=tuple(_review_row(row) for row in content["review_rows"]),
        review_materials=tuple(
            _build(ReviewMaterial, row, f"review-materials.{row.get('name')}")
            for row in content.get("review_materials", ())
        ),
        disclosure=disclosure,
        overturned=tuple(
            _build(Overturned, row, f"overturned.{row.get('result')}")
            for row in content.get("overturned", ())
        ),
        measures=measures,
        benchmarks=_benchmarks(content.get("benchmarks", ())),
        credit=tuple(
            _build(CreditClass, row, f"credit.{row.get('code')}")
            for row in content.get("credit", ())
        ),
        leniency=tuple(
            _build(LeniencyRow, row, f"leniency.{row.get('code')}")
            for row in content.get("leniency", ())
        ),
        penalties={spelling(row["item"]): _penalty(row) for row in content["penalties"]},
        parameters=_parameters(content["parameters"]),
    )
