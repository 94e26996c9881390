"""Salted commitments of one entry: what may be public for ever without saying anything.

    salt(name)  = HMAC-SHA256(key, "jf1|" || name)
    L(name)     = SHA-256(0x00 || uint16(len name) || name || salt || value)
    body root   = RFC 6962 tree over L(name), names in byte order, padded with decoys
    C           = SHA-256("JE1|" || body root)
    leaf data   = "JE1" 0x00 || C                       (36 bytes)
    leaf hash   = SHA-256(0x00 || leaf data)

Withholding a salt redacts a field; destroying the key erases the entry; proofs stay valid.
"""

import hmac
import struct
from collections.abc import Mapping
from hashlib import sha256

from sunlit.foundations.ledger.merkle import leaf_hash, tree_root

KEY_SIZE = 32
NO_PREDECESSOR = bytes(32)
SMALLEST_TREE = 16


def salt(key: bytes, name: str) -> bytes:
    """Salt of one field; nobody without the key can guess a low-entropy value behind its hash."""
    if len(key) != KEY_SIZE:
        raise ValueError("the key of an entry has 32 bytes")
    return hmac.digest(key, b"jf1|" + name.encode("ascii"), "sha256")


def field_leaf(name: str, field_salt: bytes, value: bytes) -> bytes:
    """L(name); the length before the name keeps `a|bc` and `ab|c` apart."""
    raw = name.encode("ascii")
    return sha256(b"\x00" + struct.pack(">H", len(raw)) + raw + field_salt + value).digest()


def field_leaves(key: bytes, fields: Mapping[str, bytes]) -> list[bytes]:
    """Leaves in byte order of the names, then decoys up to 16, 32, 64 … leaves.

    A decoy is the leaf of an empty name, which no field has; without its salt nobody can tell it
    from a field.
    """
    leaves = [field_leaf(name, salt(key, name), fields[name]) for name in sorted(fields)]
    size = SMALLEST_TREE
    while size < len(leaves):
        size *= 2
    decoys = range(size - len(leaves))
    return leaves + [field_leaf("", salt(key, f"#{number}"), b"") for number in decoys]


def commitment(body_root: bytes) -> bytes:
    """C, with its own context string."""
    return sha256(b"JE1|" + body_root).digest()


def leaf_data(committed: bytes) -> bytes:
    """The 36 bytes that the public log shows."""
    return b"JE1\x00" + committed


def entry_leaf(key: bytes, fields: Mapping[str, bytes]) -> bytes:
    """Leaf hash of a whole entry."""
    return leaf_hash(leaf_data(commitment(tree_root(field_leaves(key, fields)))))
