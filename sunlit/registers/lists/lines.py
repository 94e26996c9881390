"""One row of a list as its file gives it (清单的一行)： texts by field, and the laws it cites."""

from collections.abc import Mapping
from dataclasses import dataclass

from sunlit.registers.intake.rules import Place
from sunlit.registers.items.rules import Cited


@dataclass(frozen=True, slots=True)
class ListLine:
    """Texts by field, only of columns the file has; `cited` are laws with the rank a column names.

    The ranks matter where a list of items has one column per rank; laws new to the library are
    entered with them.
    """

    place: Place
    data: Mapping[str, str]
    cited: tuple[Cited, ...] = ()
