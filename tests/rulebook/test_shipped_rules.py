"""The walk over the shipped rules merges nothing that could differ; releases and overlays.

That the shipped rules hold is tests/operator/test_rules_command.py.
"""

import pytest

from sunlit.procedures.checking.exploring import Node, Walk
from sunlit.procedures.checking.scenarios import scenarios
from sunlit.procedures.evaluation import is_possible
from sunlit.rulebook.loading import rulebook
from sunlit.rulebook.shipping import canonical_bytes, digest_of, shipped_content
from tests.rulebook.planting import content, rules


class Watched(Walk):
    """A walk that compares every history with the one it was taken for."""

    differing: list[tuple[tuple[str, ...], tuple[str, ...]]]
    offered: dict[int, set[str]]

    def possible(self, node: Node) -> set[str]:
        return {step.code for step in self.procedure.steps if is_possible(node.file, step)}

    def _met(self, known: Node, reached: Node) -> None:
        if known is reached:
            return
        if id(known) not in self.offered:
            self.offered[id(known)] = self.possible(known)
        if self.offered[id(known)] != self.possible(reached):
            self.differing.append((known.path(), reached.path()))


@pytest.mark.parametrize("name", ["拟罚款60000元", "自然人", "登记保存", "执行", "救济"])
def test_histories_walked_on_as_one_are_told_apart_by_no_condition(name: str) -> None:
    procedure = rules().procedures["penalty-ordinary"]
    scenario = next(one for one in scenarios(procedure) if one.name == name)
    walk = Watched(rules(), procedure, scenario)
    walk.differing, walk.offered = [], {}

    walk.run()

    assert walk.differing[:3] == []
    assert walk.moves > len(walk.nodes) > 100


def test_the_same_rules_have_the_same_digest_whatever_order_they_are_read_in() -> None:
    shuffled = {key: content()[key] for key in reversed(list(content()))}

    assert digest_of(canonical_bytes(shuffled)) == digest_of(canonical_bytes(content()))
    assert rulebook(shuffled, "x").procedures["penalty-ordinary"].steps


def test_the_measures_of_the_demonstration_only_narrow_the_law() -> None:
    national = rulebook(shipped_content("全国", "2026-01-01"), "national")
    own = rulebook(content(), "own")

    assert {row.code for row in own.review_catalogue} > {r.code for r in national.review_catalogue}
    for code, procedure in national.procedures.items():
        for step in procedure.steps:
            narrower = {r.code: r.mode for r in own.procedures[code].step(step.code).records}
            assert all(narrower[r.code] in (r.mode, "MUST") for r in step.records)
    days = {rule.code: rule.period for rule in national.disclosure}
    assert all(rule.period <= days[rule.code] for rule in own.disclosure)
