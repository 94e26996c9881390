"""The content of a document (文书): what is frozen at issue, and its canonical bytes.

The bytes are what the ledger commits to; PDF and DOCX are projections of them that can be made
again at any time. The schema is closed: unknown fields are an error, never ignored.
"""

import json
import types
import typing
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sunlit.recording.rendering.blocks import Block

SCHEMA = 1


class LayoutKind(StrEnum):
    """The three layouts: 公文 with a red head, 表格, and 笔录."""

    LETTER = "letter"
    TABLE = "table"
    TRANSCRIPT = "transcript"


@dataclass(frozen=True)
class DocumentContent:
    """Everything a document shows, in the order in which it is shown.

    `body_name` is the red head (发文机关标志) or the name above a form; `remedies` the paragraphs
    on reconsideration and suit, set after the body; `copies_note` the note in brackets under the
    date (附注); `page_signatures` the labels of the lines to sign at the foot of each page of a
    transcript (逐页签名). `has_seal` leaves the place for the seal.
    """

    form_code: str
    title: str
    document_no: str
    body_name: str
    addressee: str
    paragraphs: tuple[Block, ...]
    signature_name: str
    signed_on: date
    attachments: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()
    copies_note: str = ""
    page_signatures: tuple[str, ...] = ()
    has_seal: bool = True
    kind: LayoutKind = LayoutKind.LETTER


def content_to_bytes(content: DocumentContent) -> bytes:
    """The canonical bytes: JSON in UTF-8, keys sorted, text exactly as entered."""
    plain = {"schema": SCHEMA, "content": to_plain(content)}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def content_from_bytes(data: bytes) -> DocumentContent:
    """The content back from its bytes; anything but the closed schema raises ValueError."""
    plain = json.loads(data)
    if not isinstance(plain, dict) or plain.get("schema") != SCHEMA or len(plain) != 2:
        raise ValueError("文书内容的格式版本不受支持")
    content: DocumentContent = _read(DocumentContent, plain["content"])
    return content


def to_plain(value: Any) -> Any:
    """A content or block as dictionaries, lists and texts; blocks carry their type's name."""
    if is_dataclass(value) and not isinstance(value, type):
        plain = {each.name: to_plain(getattr(value, each.name)) for each in fields(value)}
        return {"type": type(value).__name__} | plain
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def _read(hint: Any, value: Any) -> Any:
    """The value of the hinted type from its plain form."""
    origin = typing.get_origin(hint)
    if origin is types.UnionType:
        return _read_union(typing.get_args(hint), value)
    if origin is tuple:
        if not isinstance(value, list):
            raise ValueError("文书内容应为列表")
        return tuple(_read(typing.get_args(hint)[0], each) for each in value)
    if is_dataclass(hint):
        return _read_dataclass(typing.cast("type[Any]", hint), value)
    if hint is date and isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    if type(value) is not hint:
        raise ValueError(f"文书内容的类型有误：应为{hint}")
    return value


def _read_union(options: tuple[Any, ...], value: Any) -> Any:
    if value is None and types.NoneType in options:
        return None
    if isinstance(value, dict):
        for option in options:
            if is_dataclass(option) and getattr(option, "__name__", "") == value.get("type"):
                return _read(option, value)
        raise ValueError(f"未知的文书内容类型：{value.get('type')}")
    (only,) = (option for option in options if option is not types.NoneType)
    return _read(only, value)


def _read_dataclass(cls: type[Any], value: Any) -> Any:
    if not isinstance(value, dict) or value.get("type") != cls.__name__:
        raise ValueError(f"文书内容的类型有误：应为{cls.__name__}")
    hints, required = _schema(cls)
    given = set(value) - {"type"}
    if not required <= given <= set(hints):
        raise ValueError(f"{cls.__name__}的字段不完整或含有未知字段")
    return cls(**{name: _read(hints[name], value[name]) for name in given})


def _schema(cls: type[Any]) -> tuple[dict[str, Any], set[str]]:
    """The types of the fields, and the names of those without a default."""
    required = {each.name for each in fields(cls) if each.default is MISSING}
    return typing.get_type_hints(cls), required


def texts(value: Any) -> typing.Iterator[str]:
    """Every text in a content or block, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for part in fields(value):
            yield from texts(getattr(value, part.name))
