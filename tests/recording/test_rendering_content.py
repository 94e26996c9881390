"""Documents as data: canonical bytes, and nothing but the closed schema comes back."""

import dataclasses
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sunlit.recording.rendering import (
    DataTable,
    DocumentContent,
    Field,
    FieldRow,
    Heading,
    Paragraph,
    content_from_bytes,
    content_to_bytes,
)
from tests.recording.sample_documents import ALL, DECISION


@pytest.mark.parametrize("content", ALL.values(), ids=ALL)
def test_it_comes_back_from_its_bytes_unchanged(content: DocumentContent) -> None:
    data = content_to_bytes(content)

    assert content_from_bytes(data) == content
    assert content_to_bytes(content_from_bytes(data)) == data


def test_it_keeps_text_exactly_as_entered() -> None:
    # Neither the two ways to write é nor full-width digits are made equal: it is the record.
    text = "e\u0301 é １２３ 𬱖\n\t“引号”\u200b"
    content = dataclasses.replace(DECISION, paragraphs=(Paragraph(text),))

    (paragraph,) = content_from_bytes(content_to_bytes(content)).paragraphs

    assert paragraph == Paragraph(text)


def test_it_has_one_frozen_form_of_bytes() -> None:
    """The ledger commits to these bytes: they may not change with a release."""
    content = DocumentContent("F", "题", "", "局", "", (Heading("一", 2),), "局", date(2026, 1, 2))

    assert content_to_bytes(content).decode() == (
        '{"content":{"addressee":"","attachments":[],"body_name":"局","copies_note":"",'
        '"document_no":"","form_code":"F","has_seal":true,"kind":"letter",'
        '"page_signatures":[],"paragraphs":[{"level":2,"text":"一","type":"Heading"}],'
        '"remedies":[],"signature_name":"局","signed_on":"2026-01-02","title":"题",'
        '"type":"DocumentContent"},"schema":1}'
    )


def spoiled(**changes: Any) -> bytes:
    plain = json.loads(content_to_bytes(DECISION))
    plain["content"] |= changes
    return json.dumps(plain).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"unknown": 1},
        {"title": 1},
        {"title": None},
        {"signed_on": "2026-13-01"},
        {"has_seal": "yes"},
        {"kind": "poster"},
        {"paragraphs": [{"type": "Script", "text": ""}]},
        {"paragraphs": [{"type": "Paragraph"}]},
        {"paragraphs": [{"type": "Heading", "text": "一", "level": 9}]},
        {"paragraphs": "文"},
        {"attachments": [1]},
        {"type": "Paragraph"},
    ],
)
def test_it_refuses_anything_outside_the_schema(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        content_from_bytes(spoiled(**changes))


def test_it_refuses_another_schema_version() -> None:
    with pytest.raises(ValueError, match="版本"):
        content_from_bytes(b'{"schema":2,"content":{}}')


def test_it_refuses_tables_that_do_not_fit_together() -> None:
    with pytest.raises(ValueError):
        DataTable(("序号", "材料"), (("1",),))
    with pytest.raises(ValueError):
        DataTable(("序号",), (), widths=(1, 2))
    with pytest.raises(ValueError):
        FieldRow(tuple(Field("栏", "值") for _ in range(3)))


@settings(max_examples=100, deadline=None)
@given(text=st.text())
def test_it_carries_any_text(text: str) -> None:
    content = dataclasses.replace(DECISION, title=text, remedies=(text,))

    assert content_from_bytes(content_to_bytes(content)) == content
