"""Types of the register of periods (期限登记). YAML files in data/periods/ are read into these."""

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Which way a period is counted: after its event, or so that it lies whole before it."""

    AFTER = "AFTER"
    BEFORE = "BEFORE"


class Whose(StrEnum):
    """Who must act within the period."""

    BUREAU = "BUREAU"
    PARTY = "PARTY"
    OTHER = "OTHER"


class SetBy(StrEnum):
    """Who sets the figure: the law, the locality (地方规定) or the bureau (本局办法)."""

    LAW = "LAW"
    LOCAL = "LOCAL"
    BUREAU = "BUREAU"


@dataclass(frozen=True)
class Extension:
    """How far a period may be made longer (延长), in its own unit, and who approves."""

    length: int
    approver: str
    basis: str


@dataclass(frozen=True)
class Figure:
    """How long a period is: so many units, or up to a fixed day of the year ("01-31")."""

    length: int = 0
    unit: str = ""
    fixed_day: str = ""


@dataclass(frozen=True)
class RegionalFigure:
    """The figure of one region; `region` is its division code, or the beginning of it."""

    region: str
    name: str
    figure: Figure
    note: str = ""


@dataclass(frozen=True)
class PeriodRule:
    """A period (期限) with the article it stands on and the one that says which days count.

    `figure` is None where only regions have one. `rolls`: a last day that is a rest day is put
    off; durations (有效期、公示期、保管期, the longest seizure) are not. `pauses` are the grounds
    on which the law stops the count; empty where it knows none.
    """

    code: str
    source_rule: str
    name: str
    family: str
    event: str
    basis: str
    counting: str
    figure: Figure | None
    whose: Whose = Whose.BUREAU
    direction: Direction = Direction.AFTER
    set_by: SetBy = SetBy.LAW
    rolls: bool = True
    pauses: tuple[str, ...] = ()
    pauses_basis: str = ""
    extension: Extension | None = None
    regions: tuple[RegionalFigure, ...] = ()
    note: str = ""
