"""A benchmark may list one degree several times; each row is a public row of its own."""

from datetime import datetime

import pytest

from sunlit.disclosure.lists.sources import public_list
from sunlit.disclosure.models import RecordKind
from sunlit.registers.intake.models import ListKind
from tests.builders.lists import a_circle, approved, imported, lines

pytestmark = pytest.mark.django_db


def test_rows_of_one_degree_are_published_one_by_one(at: datetime) -> None:
    circle = a_circle()
    rows = [
        {"title": "甲", "degree": "一般", "conduct": conduct, "standard": "罚款1万元"}
        for conduct in ("初次", "逾期", "造成后果")
    ]
    imported(ListKind.BENCHMARKS, lines(*rows), circle.registrar, at)
    approved(ListKind.BENCHMARKS, circle, at)

    found = public_list(RecordKind.BENCHMARK, at.date())

    assert found is not None
    assert len({row.key for row in found.rows}) == len(found.rows) == 3
