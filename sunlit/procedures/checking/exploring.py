"""Walk along every path of a procedure (遍历办理路径), shortest paths first.

Histories that the law and the conditions cannot tell apart are walked on once: same standing,
same steps taken where that is asked, same money open, same days awaited. Loops end there.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.checking.imagining import (
    ENTITLED,
    answers,
    awaited,
    first_file,
    on_the_day_after,
    taken,
    with_lapsed_credential,
)
from sunlit.procedures.checking.law import LAPSE, Act, broken_duties, moved
from sunlit.procedures.checking.laws import law_of
from sunlit.procedures.checking.reporting import Fault
from sunlit.procedures.checking.scenarios import Scenario
from sunlit.procedures.checking.standing import Standing
from sunlit.procedures.conditions import CHECKS
from sunlit.procedures.evaluation import is_possible
from sunlit.procedures.fulfillment import account
from sunlit.rulebook.schema import FieldType, Procedure, Rulebook, Step

MOST_STATES = 60_000  # a walk that grows beyond is a fault of the rules: nothing bounds the case
BEYOND = 2  # steps the walk goes on after its first fault
Key = tuple[Any, ...]


@dataclass
class Node:
    """A state of an imagined case, how it was reached, and whether an end lies ahead."""

    file: CaseFile
    case: Standing
    parent: "Node | None" = None
    by: str = ""
    depth: int = 0
    days: list[tuple[date, str]] = field(default_factory=list)
    came_from: list["Node"] = field(default_factory=list)
    is_end: bool = False
    is_unlawful: bool = False

    def path(self) -> tuple[str, ...]:
        """The Chinese names of the steps that led here."""
        names, node = [], self
        while node.parent is not None:
            names.append(node.by)
            node = node.parent
        first = node.file.procedure.steps[0].name
        return (first, *reversed(names))


@dataclass
class Walk:
    """A walk over one procedure in one scenario, and what it found."""

    rules: Rulebook
    procedure: Procedure
    scenario: Scenario
    nodes: dict[Key, Node] = field(default_factory=dict)
    moves: int = 0
    taken: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        steps = self.procedure.steps
        self._asked = frozenset(code for step in steps for code in step.after) | {
            step.code for step in steps if not step.repeatable
        }
        self._steps = [s for s in steps[1:] if s.code not in self.scenario.left_out]
        self._law = law_of(self.procedure)
        self._blamed: set[tuple[str, str]] = set()
        self._first_fault = 0

    def run(self) -> None:
        """Walk until nothing new is met, then look for dead ends."""
        opening = self.procedure.opening
        starts = [self._start(sample) for sample in self.scenario.samples_of(opening)]
        start = starts[0]
        for one in starts:
            self.nodes.setdefault(self._key(one), one)
        queue = deque(self.nodes.values())
        while queue and len(self.nodes) <= MOST_STATES and not self._is_shown(queue[0]):
            node = queue.popleft()
            for reached in self._moves(node):
                self.moves += 1
                known = self.nodes.setdefault(self._key(reached), reached)
                known.came_from.append(node)
                if known is reached and not reached.is_unlawful:
                    queue.append(reached)
                self._met(known, reached)
            node.file.answers.clear()  # never asked again; thousands of cases share the memory
        if queue and not self.faults:
            self._blame(start, f"程序“{self.procedure.name}”", "案件状态没有止境，无法走遍。", "")
        elif not self.faults:
            self._find_dead_ends()

    def ramble(self, seed: int, length: int) -> None:
        """Walk on at random without merging anything; another seed is another walk."""
        dice = Random(seed)  # noqa: S311  (no secret, the same every time)
        node = self._start(dice.choice(self.scenario.samples_of(self.procedure.opening)))
        for _ in range(length):
            self._key(node)
            ways = list(self._moves(node))
            self.moves += len(ways)
            if not ways or any(way.is_unlawful for way in ways):
                return
            node = dice.choice(ways)

    def _start(self, sample: Mapping[str, Any]) -> Node:
        first = self.procedure.opening
        file = first_file(self.rules, self.procedure, self.scenario.party_kind, sample)
        self.taken.add(first.code)
        data = file.taken[0].data
        return Node(file, moved(self._law, Standing(), first, data, file.today, self.rules.clocks))

    def _is_shown(self, node: Node) -> bool:
        """Whether a fault was met so much earlier that longer paths only repeat it."""
        return bool(self.faults) and node.depth > self._first_fault + BEYOND

    def _met(self, known: Node, reached: Node) -> None:
        """Where a test looks over the shoulder: `reached` was taken for `known`."""

    def _key(self, node: Node) -> Key:
        """What law and conditions can tell of a case; equal keys have equal futures."""
        owed = account(node.file)
        money = (
            tuple(owed.open_of(kind) > 0 for kind in ("FINE", "CONFISCATION", "LATE_FINE"))
            if owed
            else ()
        )
        node.days = awaited(node.file)
        days = tuple(name for _day, name in node.days)
        entitled = node.file.handlers is ENTITLED
        return node.case, node.case.has & self._asked, money, days, entitled

    def _moves(self, node: Node) -> Iterator[Node]:
        """Every state one step, one awaited day or one lapsed credential further."""
        for step in self._steps:
            if not is_possible(node.file, step):
                continue
            for sample in self.scenario.samples_of(step):
                if reached := self._step(node, step, sample):
                    yield reached
        if node.days:
            day, name = node.days[0]
            file = on_the_day_after(node.file, day)
            yield Node(file, node.case, node, f"（{name}）", node.depth + 1)
        lapses = LAPSE not in self.scenario.left_out and not node.case.ended_by
        if lapses and node.file.handlers is ENTITLED:
            file = with_lapsed_credential(node.file)
            yield Node(file, node.case, node, f"（{LAPSE}）", node.depth + 1)

    def _step(self, node: Node, step: Step, sample: Mapping[str, Any]) -> Node | None:
        """The state after the step; None if nothing could be entered in it."""
        file, case, again = node.file, node.case, True
        while again and (data := answers(file, step, sample)) is not None:
            if any(CHECKS[name].function(file, data) for name in step.checks if self._holds(name)):
                return None
            case = moved(self._law, case, step, data, file.today, self.rules.clocks)
            file = taken(file, step, data)
            # Every recording still due at once: how many are open makes no difference in law.
            again = any(f.type is FieldType.RECORDING for f in step.fields)
        if file is node.file:
            return None
        self.taken.add(step.code)
        reached = Node(file, case, node, step.name, node.depth + 1, is_end=step.final)
        for sentence, article in broken_duties(Act(step, node.case, node.file, self._law)):
            reached.is_unlawful = True  # nothing beyond an unlawful step is of interest
            self._blame(reached, f"步骤“{step.name}”", f"{sentence}。", article)
        return reached

    def _holds(self, check: str) -> bool:
        """Whether the walk keeps to what this check lets a person enter."""
        return check in self._law.held_to

    def _blame(self, node: Node, place: str, sentence: str, article: str) -> None:
        """Note a fault once; the walk meets its shortest path first."""
        if (place, sentence) not in self._blamed:
            self._blamed.add((place, sentence))
            self._first_fault = self._first_fault if self.faults else node.depth
            self.faults.append(Fault(place, sentence, article, node.path()))

    def _find_dead_ends(self) -> None:
        """From every state some end must be reachable."""
        ahead = deque(node for node in self.nodes.values() if node.is_end)
        good = {id(node) for node in ahead}
        while ahead:
            for before in ahead.popleft().came_from:
                if id(before) not in good:
                    good.add(id(before))
                    ahead.append(before)
        for node in self.nodes.values():
            if id(node) not in good and not node.case.ended_by:
                place = f"程序“{self.procedure.name}”"
                self._blame(node, place, "办到这里再也无法办结。", "")
                return
