"""The closed list of ledger codes: every floor declares its own with the payload it takes.

A code is never reworded; a new meaning gets a new code, a new payload a new version. Field types
are those of `encoding`: str, int, bool, date, datetime, Fen, FileRef, or a list of one of them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sunlit.foundations.ledger.encoding import Fen, FieldType, FileRef, decode_value, encode_value

FIELD_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
CODE_NAME = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")
SCALARS = (str, int, bool, date, datetime, Fen, FileRef)


@dataclass(frozen=True)
class Code:
    """One kind of entry: its Chinese title and its closed payload."""

    code: str
    version: int
    title: str
    fields: Mapping[str, FieldType]
    optional: Mapping[str, FieldType]

    @property
    def types(self) -> dict[str, FieldType]:
        """All fields with their types."""
        return {**self.fields, **self.optional}


_codes: dict[tuple[str, int], Code] = {}
_newest: dict[str, Code] = {}


def register_code(
    code: str,
    *,
    fields: Mapping[str, FieldType],
    title: str,
    optional: Mapping[str, FieldType] | None = None,
    version: int = 1,
) -> Code:
    """Declare `code` ("room.past_participle"); the same declaration twice is harmless."""
    declared = Code(code, version, str(title), dict(fields), dict(optional or {}))
    if not CODE_NAME.fullmatch(code) or not title:
        raise ValueError(f"{code!r} needs the form room.past_participle and a title")
    if set(declared.fields) & set(declared.optional):
        raise ValueError(f"{code}: a field is both required and optional")
    for name, kind in declared.types.items():
        if not FIELD_NAME.fullmatch(name) or not _is_known(kind):
            raise ValueError(f"{code}: field {name!r} of type {kind!r} is not possible")
    if _codes.setdefault((code, version), declared) != declared:
        raise ValueError(f"{code} version {version} is already declared otherwise")
    if code not in _newest or _newest[code].version < version:
        _newest[code] = declared
    return declared


def _is_known(kind: FieldType) -> bool:
    if getattr(kind, "__origin__", None) is list:
        return kind.__args__[0] in SCALARS
    return kind in SCALARS


def newest_code(code: str) -> Code:
    """The declaration new entries use; ValueError for a code nobody declared."""
    if code not in _newest:
        raise ValueError(f"ledger code {code!r} is not declared")
    return _newest[code]


def code_title(code: str) -> str:
    """Chinese title for the timeline; the bare code if its floor is not installed."""
    return _newest[code].title if code in _newest else code


def registered_codes() -> dict[str, Code]:
    """All codes in their newest version, by name."""
    return dict(sorted(_newest.items()))


def encode_payload(code: Code, payload: Mapping[str, Any]) -> dict[str, bytes]:
    """Value bytes by name; ValueError for an unknown, missing or mistyped field.

    None in an optional field means that the field is absent.
    """
    given = {k: v for k, v in payload.items() if not (v is None and k in code.optional)}
    if unknown := set(given) - set(code.types):
        raise ValueError(f"{code.code} does not take {', '.join(sorted(unknown))}")
    if missing := set(code.fields) - set(given):
        raise ValueError(f"{code.code} needs {', '.join(sorted(missing))}")
    encoded = {}
    for name, value in given.items():
        try:
            encoded[name] = encode_value(value, code.types[name])
        except TypeError as error:
            raise ValueError(f"{code.code}, field {name}: {error}") from error
    return encoded


def decode_payload(code: str, version: int, fields: Mapping[str, bytes]) -> dict[str, Any]:
    """Values by name under the version the entry was written with."""
    if (code, version) not in _codes:
        raise ValueError(f"ledger code {code!r} version {version} is not declared")
    types = _codes[code, version].types
    return {name: decode_value(value, types[name]) for name, value in fields.items()}
