"""Tables of the rules (规则表): what is reviewed, what goes with it, what becomes public."""

from dataclasses import dataclass


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
