"""What the walk tries (检查情形): kinds of party, sizes of penalty, side ways one at a time.

A side way open at once with another only closes more gates; each is therefore walked on its own
beside the whole main line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sunlit.procedures.checking.law import ProcedureLaw
from sunlit.procedures.checking.laws import law_of
from sunlit.rulebook.schema import Procedure, Step

REPORT, NOTICE, DRAFT = "investigation_reported", "prior_notice_issued", "decision_drafted"
Chosen = dict[str, tuple[Mapping[str, Any], ...]]


@dataclass(frozen=True)
class Scenario:
    """Which party, which samples of report, notice and draft, which side ways are left out."""

    name: str
    party_kind: str
    left_out: frozenset[str]
    chosen: Chosen = field(default_factory=dict)
    records: bool = False

    def samples_of(self, step: Step) -> tuple[Mapping[str, Any], ...]:
        """The answers to try; those that only decide over a recording, where these are walked."""
        samples = self.chosen.get(step.code, step.samples)
        return samples[:1] if any(r.when for r in step.records) and not self.records else samples


def scenarios(procedure: Procedure) -> list[Scenario]:
    """Every size of penalty along the main line, every side way on the second of them.

    Drafts of other sizes than was notified are tried where the walk is small; small walks come
    first, as most faults show there. A procedure without penalties walks its main line with every
    answer and its side ways with the first two of each step.
    """
    law, sizes = law_of(procedure), _sizes(procedure)
    if not sizes:
        line = Scenario("主线", "ORGANIZATION", _without(law))
        return [line, *_side_walks(law, _first_answers(procedure))]
    found = [
        Scenario(size.name, "ORGANIZATION", _without(law), _chosen(procedure, size, number > 1))
        for number, size in enumerate(sizes)
    ]
    sides = _side_walks(law, _chosen(procedure, sizes[min(1, len(sizes) - 1)], True))
    person = Scenario("自然人", "PERSON", _without(law), _chosen(procedure, sizes[0], True))
    return [*found[:2], *sides, person, *found[2:]]


def _side_walks(law: ProcedureLaw, chosen: Chosen) -> list[Scenario]:
    """Each side way by itself beside the main line."""
    return [
        Scenario(side, "ORGANIZATION", _without(law, side), chosen, records=side == "记录")
        for side in law.sides
    ]


def _first_answers(procedure: Procedure) -> Chosen:
    return {step.code: step.samples[:2] for step in procedure.steps}


def mixed() -> Scenario:
    """Everything at once, for walks at random."""
    return Scenario("混合", "ORGANIZATION", frozenset(), records=True)


def _without(law: ProcedureLaw, side: str = "") -> frozenset[str]:
    """Every side step but those of one side way; recordings are owed whichever way is walked."""
    walked = law.sides.get(side, frozenset()) | law.sides.get("记录", frozenset())
    return law.every_side - walked


@dataclass(frozen=True)
class Size:
    """A penalty of one size, as the samples of the notice have it; the fine in 分."""

    kinds: tuple[str, ...]
    fine: int

    @property
    def name(self) -> str:
        """The size in words."""
        return f"拟罚款{self.fine // 100}元" if self.fine else "、".join(self.kinds)

    def fits(self, sample: Mapping[str, Any]) -> bool:
        """Whether a sample is of this size, or proposes no penalty at all."""
        return not sample.get("kinds") or Size.of(sample) == self

    @staticmethod
    def of(sample: Mapping[str, Any]) -> "Size":
        """The size of the penalty in a sample."""
        return Size(tuple(sample.get("kinds", ())), sample.get("fine", 0))


def _sizes(procedure: Procedure) -> list[Size]:
    notices = [step for step in procedure.steps if step.code == NOTICE]
    return [Size.of(sample) for step in notices for sample in step.samples]


def _chosen(procedure: Procedure, size: Size, is_strict: bool = False) -> Chosen:
    """Report and notice of one size; the draft of any size, or strictly of that size."""
    steps = (REPORT, NOTICE, DRAFT) if is_strict else (REPORT, NOTICE)
    return {
        step.code: tuple(sample for sample in step.samples if size.fits(sample))
        for step in procedure.steps
        if step.code in steps
    }
