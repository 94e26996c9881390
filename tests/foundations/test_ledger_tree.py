"""The Merkle tree against the published vectors, and its laws for every size."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.foundations.ledger.merkle import (
    EMPTY_ROOT,
    inclusion_path,
    leaf_hash,
    node_hash,
    root_from_path,
    tree_root,
)

VECTORS = json.loads((Path(__file__).parent / "vectors" / "rfc6962.json").read_text())
LEAVES = [leaf_hash(bytes.fromhex(text)) for text in VECTORS["inputs"]]


def test_it_reproduces_the_published_roots() -> None:
    roots = [tree_root(LEAVES[: size + 1]).hex() for size in range(len(LEAVES))]

    assert roots == VECTORS["roots"]
    assert EMPTY_ROOT.hex() == VECTORS["empty_root"]


@pytest.mark.parametrize("case", VECTORS["paths"], ids=str)
def test_it_reproduces_the_published_paths(case: dict) -> None:
    path = inclusion_path(LEAVES[: case["size"]], case["index"])

    assert [part.hex() for part in path] == case["path"]


def test_every_path_up_to_64_leaves_leads_to_the_root() -> None:
    for size in range(1, 65):
        leaves = [leaf_hash(bytes([number])) for number in range(size)]
        root = tree_root(leaves)
        for index, leaf in enumerate(leaves):
            path = inclusion_path(leaves, index)
            assert root_from_path(leaf, index, size, path) == root


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=40), st.data())
def test_a_forged_path_never_leads_to_the_root(contents: list[bytes], data: st.DataObject) -> None:
    leaves = [leaf_hash(content) for content in contents]
    index = data.draw(st.integers(0, len(leaves) - 1))
    path = inclusion_path(leaves, index)
    forged = data.draw(st.sampled_from(_forgeries(leaves[index], path)))

    try:
        root = root_from_path(forged[0], index, len(leaves), forged[1])
    except ValueError:
        return
    assert root != tree_root(leaves)


def _forgeries(leaf: bytes, path: list[bytes]) -> list[tuple[bytes, list[bytes]]]:
    flipped = bytes([leaf[0] ^ 1]) + leaf[1:]
    forged = [(flipped, path), (leaf, [*path, leaf])]
    for place, part in enumerate(path):
        other = bytes([part[0] ^ 1]) + part[1:]
        forged.append((leaf, path[:place] + path[place + 1 :]))
        forged.append((leaf, [*path[:place], other, *path[place + 1 :]]))
    return forged


def test_a_node_cannot_pose_as_a_leaf() -> None:
    left, right = LEAVES[:2]

    assert leaf_hash(left + right) != node_hash(left, right)
