"""Tables of the rules (规则表): what is reviewed, what goes with it, what becomes public."""

from dataclasses import dataclass

# 不予处罚、可以不予处罚、从轻、减轻、从轻或者减轻
LENIENCY = frozenset({"NO_PENALTY", "MAY_WAIVE", "LIGHTER", "REDUCED", "EITHER"})


@dataclass(frozen=True)
class ReviewRow:
    """One row of the catalogue of major decisions (重大执法决定法制审核目录)."""

    code: str
    category: str
    name: str
    test: str  # name of the predicate in review/triggers.py
    basis: str
    amounts_fen: dict[str, int]  # party kind -> threshold in 分
    inclusive: bool = True  # 含本数


@dataclass(frozen=True)
class ReviewMaterial:
    """What goes with a submission to legal review (送审材料).

    Present when one of `steps` was taken (with its `field` filled in) and `gate` is open; needed
    only after the step `when`, if one is named. A wanted paper alone does not stop a submission.
    """

    category: str
    name: str
    basis: str
    steps: tuple[str, ...] = ()
    field: str = ""
    gate: str = ""
    when: str = ""
    required: bool = True


@dataclass(frozen=True)
class LeniencyRow:
    """When a penalty is waived, lightened or reduced (不予处罚、从轻、减轻处罚清单).

    `effect`: NO_PENALTY, MAY_WAIVE, LIGHTER, REDUCED or EITHER; without `items` it holds for every
    item, without `parties` for every kind of party. `checks` is what must be shown first.
    """

    code: str
    catalog: str
    name: str
    effect: str
    basis: str
    checks: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    first_offence: bool = False  # 首违： no earlier penalty of the party

    def __post_init__(self) -> None:
        if self.effect not in LENIENCY:
            raise ValueError(f"“{self.effect}”不是从宽方式")

    @property
    def waives(self) -> bool:
        """Whether no penalty is imposed (不予处罚)."""
        return self.effect in {"NO_PENALTY", "MAY_WAIVE"}

    @property
    def reduces(self) -> bool:
        """Whether the penalty may fall below the lowest amount (减轻)."""
        return self.effect in {"REDUCED", "EITHER"}

    def concerns(self, item_code: str, party_kind: str) -> bool:
        """Whether it may hold for the item and this kind of party."""
        of_item = not self.items or item_code in self.items
        return of_item and (not self.parties or party_kind in self.parties)


@dataclass(frozen=True)
class CreditClass:
    """How serious a penalty is as credit information (失信程度) and for how long it is told."""

    code: str
    name: str
    kinds: tuple[str, ...]
    least_months: int
    longest_months: int
    since: str  # ISO day from which decisions fall under it
    basis: str
    source: str = ""
    note: str = ""
    larger_fine: bool = False  # 较大数额罚款

    def __post_init__(self) -> None:
        if not 0 <= self.least_months <= self.longest_months:
            raise ValueError("最短公示期长于最长公示期")


@dataclass(frozen=True)
class Replacing:
    """What a decision does to the publication of the earlier one it changes or ends (后续决定).

    `named_in`: "step.field" where the case names the number of the earlier decision. `note` is what
    readers of the earlier publication are told, with {values} of the later one. Answered as
    `takes_down` says ("field=VALUE" of the draft), the earlier publication is taken down, otherwise
    the note is added; within so many working days of the later decision.
    """

    named_in: tuple[str, ...]
    note: str
    within: int
    basis: str
    takes_down: str = ""


@dataclass(frozen=True)
class DisclosureRule:
    """What becomes public of a decision, where and by when (公示规则)."""

    code: str
    decides: str
    name: str
    period: int
    unit: str
    basis: str
    display_months: int
    fields: tuple[dict[str, str], ...]
    outlets: tuple[str, ...] = ()  # 公示渠道 the bureau's measure names
    replaces: Replacing | None = None

    def shows(self, name: str) -> bool:
        """Whether a field of that name becomes public."""
        return any(field["name"] == name for field in self.fields)


@dataclass(frozen=True)
class Overturned:
    """What is done about a published decision that a remedy ended in `result`.

    It is taken down with `note` as the reason (撤回并公开说明理由), within so many working days.
    """

    result: str  # of the step remedy_ended
    note: str
    within: int
    basis: str
