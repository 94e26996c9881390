"""The walk over the shipped rules merges nothing that could differ; releases and overlays.

That the shipped rules hold is tests/operator/test_rules_command.py.
"""

from pathlib import Path

import pytest

from sunlit.procedures.checking.exploring import Node, Walk
from sunlit.procedures.checking.scenarios import scenarios
from sunlit.procedures.evaluation import is_possible
from sunlit.rulebook.loading import RuleDataError, rulebook
from sunlit.rulebook.shipping import canonical_bytes, digest_of, shipped_content
from tests.rulebook.planting import content, rules


class Watched(Walk):
    """A walk that compares every history with the one it was taken for."""

    differing: list[tuple[tuple[str, ...], tuple[str, ...]]]

    def possible(self, node: Node) -> set[str]:
        return {step.code for step in self.procedure.steps if is_possible(node.file, step)}

    def _met(self, known: Node, reached: Node) -> None:
        if known is not reached and self.possible(known) != self.possible(reached):
            self.differing.append((known.path(), reached.path()))


@pytest.mark.parametrize("name", ["拟罚款60000元", "自然人", "登记保存", "执行", "救济"])
def test_histories_walked_on_as_one_are_told_apart_by_no_condition(name: str) -> None:
    procedure = rules().procedures["penalty-ordinary"]
    scenario = next(one for one in scenarios(procedure) if one.name == name)
    walk = Watched(rules(), procedure, scenario)
    walk.differing = []

    walk.run()

    assert walk.differing[:3] == []
    assert walk.moves > len(walk.nodes) > 100


def test_the_same_rules_have_the_same_digest_whatever_order_they_are_read_in() -> None:
    shuffled = {key: content()[key] for key in reversed(list(content()))}

    assert digest_of(canonical_bytes(shuffled)) == digest_of(canonical_bytes(content()))
    assert rulebook(shuffled, "x").procedures["penalty-ordinary"].steps


def test_the_overlay_of_the_demonstration_only_adds_rows() -> None:
    national = shipped_content("全国", "2026-01-01")
    with_overlay = content()

    assert {row["code"] for row in with_overlay["review_rows"]} > {
        row["code"] for row in national["review_rows"]
    }
    assert {k: v for k, v in with_overlay.items() if k not in {"review_rows", "version"}} == {
        k: v for k, v in national.items() if k not in {"review_rows", "version"}
    }


def test_an_overlay_may_narrow_the_law_but_never_widen_it(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay.yaml"
    for text in (
        "review_rows: []\nclocks: []\n",
        "review_rows: [{code: FG-SH-01, category: x, name: x, test: severe_kind, basis: y}]\n",
    ):
        overlay.write_text(text, encoding="utf-8")
        with pytest.raises(RuleDataError, match="本局办法只能增加"):
            shipped_content("x", "2026-01-01", overlay)
