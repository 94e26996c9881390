"""Commitments against vectors made by a second implementation, and what they must hide."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.foundations.ledger import commitments
from sunlit.foundations.ledger.encoding import decode_fields, encode_fields
from sunlit.foundations.ledger.merkle import inclusion_path, root_from_path, tree_root

VECTORS = json.loads((Path(__file__).parent / "vectors" / "commitments.json").read_text())[
    "vectors"
]
KEY = bytes(range(32))
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True)
FIELDS = st.dictionaries(NAMES, st.binary(max_size=40), max_size=40)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{len(vector['fields'])} fields")
def test_it_agrees_with_the_second_implementation(vector: dict) -> None:
    key = bytes.fromhex(vector["key"])
    fields = {name: bytes.fromhex(value) for name, value in vector["fields"].items()}

    leaves = commitments.field_leaves(key, fields)
    committed = commitments.commitment(tree_root(leaves))

    assert encode_fields(fields).hex() == vector["canonical"]
    assert [leaf.hex() for leaf in leaves] == vector["leaves"]
    assert tree_root(leaves).hex() == vector["body_root"]
    assert committed.hex() == vector["commitment"]
    assert commitments.leaf_data(committed).hex() == vector["leaf_data"]
    assert commitments.entry_leaf(key, fields).hex() == vector["leaf"]


@given(FIELDS)
def test_the_number_of_leaves_says_little_about_the_fields(fields: dict[str, bytes]) -> None:
    leaves = commitments.field_leaves(KEY, fields)

    assert len(leaves) in (16, 32, 64)
    assert len(set(leaves)) == len(leaves)
    assert len(commitments.leaf_data(commitments.commitment(tree_root(leaves)))) == 36


@given(FIELDS, st.data())
def test_one_field_can_be_shown_without_the_others(
    fields: dict[str, bytes], data: st.DataObject
) -> None:
    fields = {"shown": b"1", **fields}
    leaves = commitments.field_leaves(KEY, fields)
    index = sorted(fields).index("shown")

    shown = commitments.field_leaf("shown", commitments.salt(KEY, "shown"), fields["shown"])
    path = inclusion_path(leaves, index)

    assert root_from_path(shown, index, len(leaves), path) == tree_root(leaves)


@given(FIELDS.filter(bool), st.data())
def test_any_changed_bit_changes_the_leaf(fields: dict[str, bytes], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(fields)))
    changed = {**fields, name: fields[name] + b"\0"}

    assert commitments.entry_leaf(KEY, changed) != commitments.entry_leaf(KEY, fields)


def test_equal_values_of_two_entries_do_not_look_equal() -> None:
    fields = {"identity_no": b"110101199003070000"}

    assert commitments.field_leaves(KEY, fields) != commitments.field_leaves(bytes(32), fields)
    assert sha256(fields["identity_no"]).digest() not in commitments.field_leaves(KEY, fields)


def test_it_refuses_a_short_key() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        commitments.salt(b"short", "name")


@given(FIELDS)
def test_canonical_bytes_read_back_and_have_one_spelling(fields: dict[str, bytes]) -> None:
    data = encode_fields(fields)

    assert decode_fields(data) == fields
    assert encode_fields(dict(reversed(fields.items()))) == data


@given(FIELDS.filter(lambda fields: len(fields) > 1))
def test_it_refuses_bytes_that_are_cut_swapped_or_doubled(fields: dict[str, bytes]) -> None:
    whole = encode_fields(fields)
    single = [encode_fields({name: fields[name]}) for name in sorted(fields)]

    for wrong in (b"".join(reversed(single)), single[0] + whole, whole + b"\0", whole[:-1]):
        with pytest.raises(ValueError, match="stored bytes"):
            decode_fields(wrong)
