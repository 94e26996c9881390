"""Read the register of periods from its files; a fault names the place."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from sunlit.foundations.calendars import Unit
from sunlit.foundations.datafiles import read_data
from sunlit.rulebook.loading import RuleDataError
from sunlit.rulebook.periods.schema import (
    Direction,
    Extension,
    Figure,
    PeriodRule,
    RegionalFigure,
    SetBy,
    Whose,
)

DATA = Path(__file__).parents[1] / "data" / "periods"
LEFT_OUT = "left_out.yaml"
FIGURE = frozenset({"length", "unit", "fixed_day"})
KEYS = frozenset(f.name for f in fields(PeriodRule)) | FIGURE
LEAP_YEAR = 2024


@dataclass(frozen=True)
class Register:
    """All periods, and the rules of the fact base without one: by id, why or what they are."""

    periods: tuple[PeriodRule, ...]
    left_out: Mapping[str, str]
    without: Mapping[str, str]


@lru_cache(maxsize=1)
def register() -> Register:
    """The register as shipped. Raises RuleDataError naming the faulty place."""
    found: list[PeriodRule] = []
    for path in sorted(DATA.glob("*.yaml")):
        if path.name != LEFT_OUT:
            found += read_family(read_data(path))
    codes = [rule.code for rule in found]
    if doubled := sorted({code for code in codes if codes.count(code) > 1}):
        raise RuleDataError(f"periods: doubled codes {doubled}")
    rest = read_data(DATA / LEFT_OUT)
    return Register(tuple(found), rest["left_out"], rest["without"])


def read_family(data: Mapping[str, Any]) -> list[PeriodRule]:
    """The periods of one file; `family` and `counting` hold for all that say nothing else."""
    shared = {"family": data["family"], "counting": data["counting"]}
    return [_period({**shared, **row}) for row in data["periods"]]


def _period(row: Mapping[str, Any]) -> PeriodRule:
    where = f"periods.{row.get('code')}"
    if unknown := set(row) - KEYS:
        raise RuleDataError(f"{where}: unknown keys {sorted(unknown)}")
    values = {key: value for key, value in row.items() if key not in FIGURE}
    values["figure"] = _figure(row, where)
    values["regions"] = tuple(_regional(one, where) for one in row.get("regions", ()))
    values["pauses"] = tuple(row.get("pauses", ()))
    if "extension" in row:
        values["extension"] = Extension(**row["extension"])
    try:
        for key, kind in (("whose", Whose), ("direction", Direction), ("set_by", SetBy)):
            if key in row:
                values[key] = kind(row[key])
        rule = PeriodRule(**values)
    except (TypeError, ValueError) as error:
        raise RuleDataError(f"{where}: {error}") from error
    if rule.figure is None and not rule.regions:
        raise RuleDataError(f"{where}: no figure")
    return rule


def _figure(row: Mapping[str, Any], where: str) -> Figure | None:
    if not FIGURE & set(row):
        return None
    figure = Figure(row.get("length", 0), row.get("unit", ""), str(row.get("fixed_day", "")))
    try:
        if figure.fixed_day:
            date.fromisoformat(f"{LEAP_YEAR}-{figure.fixed_day}")
        elif Unit(figure.unit) and figure.length < 1:
            raise ValueError("a period is at least one unit long")
    except ValueError as error:
        raise RuleDataError(f"{where}: {error}") from error
    return figure


def _regional(row: Mapping[str, Any], where: str) -> RegionalFigure:
    figure = _figure(row, where)
    if figure is None:
        raise RuleDataError(f"{where}: region {row.get('region')} without a figure")
    return RegionalFigure(str(row["region"]), row["name"], figure, row.get("note", ""))
