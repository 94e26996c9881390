"""What cites the law (引用) and the alarms it gives (依据过期). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import Words
from sunlit.registers.laws.describing import STATE_LABELS, since, what_is_wrong
from sunlit.registers.laws.parsing import Citation
from sunlit.registers.laws.resolving import BasisState, LawIndex, Resolution


class CitingKind(StrEnum):
    """What kind of thing cites the law."""

    ITEM = "ITEM"
    POWER = "POWER"
    LIST_ROW = "LIST_ROW"
    PROCEDURE = "PROCEDURE"
    FORM = "FORM"
    TIME_LIMIT = "TIME_LIMIT"
    BENCHMARK = "BENCHMARK"
    RULE = "RULE"


KIND_LABELS: dict[CitingKind, Promise] = {
    CitingKind.ITEM: _("执法事项"),
    CitingKind.POWER: _("权责清单条目"),
    CitingKind.LIST_ROW: _("清单条目"),
    CitingKind.PROCEDURE: _("程序步骤"),
    CitingKind.FORM: _("文书格式"),
    CitingKind.TIME_LIMIT: _("办理期限"),
    CitingKind.BENCHMARK: _("裁量基准"),
    CitingKind.RULE: _("其他规则"),
}


@dataclass(frozen=True, slots=True)
class Citing:
    """One thing that cites one place of the law.

    `code` finds the thing again (the item's code, the slug of the list, the step); `written_on`
    is the day from which it says so, which tells the version of the law it meant.
    """

    kind: CitingKind
    title: str
    citation: Citation
    written_on: date
    code: str = ""
    role: str = ""
    key: int = 0  # id of the row that cites, where it has one

    @property
    def kind_label(self) -> Promise:
        """The kind in Chinese."""
        return KIND_LABELS[self.kind]


@dataclass(frozen=True, slots=True)
class Alarm:
    """A citation that no longer holds, or that nobody checked, with what is wrong."""

    citing: Citing
    found: Resolution

    @property
    def state_label(self) -> Promise:
        """The state in Chinese."""
        return STATE_LABELS[self.found.state]

    @property
    def sentence(self) -> Words:
        """What is wrong, and what to cite instead where it is known."""
        return what_is_wrong(self.found)

    @property
    def since(self) -> Words:
        """The day the citation went stale; empty where no source states it."""
        return since(self.found)

    @property
    def is_stale(self) -> bool:
        """Whether it is 依据过期, not only unchecked."""
        return self.found.is_stale


def alarms_of(citings: Iterable[Citing], index: LawIndex, on: date) -> list[Alarm]:
    """Every citation that does not hold on that day, in the order given."""
    found = [
        Alarm(citing, index.resolve(citing.citation, on, citing.written_on)) for citing in citings
    ]
    return [alarm for alarm in found if alarm.found.state is not BasisState.VALID]
