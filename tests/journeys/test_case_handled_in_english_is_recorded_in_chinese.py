"""Whoever reads the pages in English still issues, records and publishes in Chinese."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from sunlit.casework.models import Todo
from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.disclosure.actions.publish_list import publish_list
from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.recording.models import Document
from tests.builders.bureau import a_walk

pytestmark = pytest.mark.usefixtures("bureau")
ENGLISH = re.compile("[A-Z]?[a-z]{3,}")
CODES = {"type", "form_code", "kind", "layout", "name"}  # of the frozen content, never printed


def texts(value: Any) -> Iterator[str]:
    """Every text a reader sees."""
    if isinstance(value, dict):
        yield from texts([inner for key, inner in value.items() if key not in CODES])
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


def english_in(kept: Any) -> list[str]:
    return [text for text in texts(kept) if ENGLISH.search(text)]


def test_documents_todos_and_publications_are_chinese() -> None:
    with translation.override("en"):
        walk = a_walk()
        walk.until("penalty_decided")
        publication = draft_publication(case=walk.case, actor=None, at=walk.at)
        publish_list(kind=RecordKind.ITEM, actor=None, at=walk.at)
        publish_list(kind=RecordKind.OFFICER, actor=None, at=walk.at)

    assert publication is not None
    documents = [
        json.loads(content) for content in Document.objects.values_list("content", flat=True)
    ]
    todos = list(Todo.objects.values_list("step_name", flat=True))
    records = list(PublishedRecord.objects.values_list("title", "group", "fields"))
    assert len(documents) > 8
    assert todos
    assert records
    assert english_in(documents) == []
    assert english_in(todos) == []
    assert english_in(records) == []
    assert english_in([publication.title, publication.explanation, publication.fields]) == []
