"""The Merkle tree of RFC 6962 section 2.1: pure functions over leaf hashes of 32 bytes."""

from collections.abc import Sequence
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Hash of a leaf; the prefix 0x00 keeps a node from posing as a leaf."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


def _split(count: int) -> int:
    """Largest power of two smaller than `count` (count > 1)."""
    return 1 << ((count - 1).bit_length() - 1)


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """Root over leaf hashes in their given order."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    middle = _split(len(leaves))
    return node_hash(tree_root(leaves[:middle]), tree_root(leaves[middle:]))


def inclusion_path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Audit path of the leaf at `index`, nearest sibling first (RFC 6962 section 2.1.1)."""
    if not 0 <= index < len(leaves):
        raise ValueError(f"leaf {index} is not in a tree of {len(leaves)}")
    if len(leaves) == 1:
        return []
    middle = _split(len(leaves))
    if index < middle:
        return [*inclusion_path(leaves[:middle], index), tree_root(leaves[middle:])]
    return [*inclusion_path(leaves[middle:], index - middle), tree_root(leaves[:middle])]


def root_from_path(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """Root that `path` claims for `leaf`; ValueError if the path cannot belong to that place."""
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not in a tree of {size}")
    if size == 1:
        if path:
            raise ValueError("the path is too long")
        return leaf
    if not path:
        raise ValueError("the path is too short")
    middle = _split(size)
    if index < middle:
        return node_hash(root_from_path(leaf, index, middle, path[:-1]), path[-1])
    return node_hash(path[-1], root_from_path(leaf, index - middle, size - middle, path[:-1]))
