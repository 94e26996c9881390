"""Registers go out in official layout and come back without a change."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sunlit.interfaces.exchange.lists import prepare_import
from sunlit.interfaces.exchange.official_lists import items_workbook, officers_workbook
from sunlit.interfaces.exchange.reading import read_sheets
from sunlit.interfaces.operator import import_lists
from sunlit.registers.models import ListKind

pytestmark = pytest.mark.django_db
DEMO = Path(import_lists.__file__).parent / "demo"
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)


def take_over(kind: ListKind, file: str) -> None:
    prepare_import(kind, (DEMO / file).read_bytes(), file).accept(None, AT, "")


def test_it_exports_items_that_import_as_unchanged() -> None:
    take_over(ListKind.ITEMS, "行政执法事项清单.xlsx")

    exported = items_workbook(AT.date())

    plan = prepare_import(ListKind.ITEMS, exported, "导出.xlsx").plan()
    assert plan.outcome() == {"created": 0, "changed": 0, "unchanged": 89, "refused": []}


def test_it_exports_officers_that_import_as_unchanged() -> None:
    take_over(ListKind.OFFICERS, "行政执法人员名单.xlsx")

    exported = officers_workbook(AT.date())

    plan = prepare_import(ListKind.OFFICERS, exported, "导出.xlsx").plan()
    assert plan.outcome() == {"created": 0, "changed": 0, "unchanged": 36, "refused": []}


def test_it_prints_title_and_two_header_rows() -> None:
    take_over(ListKind.ITEMS, "行政执法事项清单.xlsx")

    (sheet,) = read_sheets(items_workbook(AT.date()), "导出.xlsx")

    assert sheet.rows[0][0] == "示例市发展和改革局行政执法事项清单（2026年版）"
    assert sheet.rows[1][6] == "执法依据"
    assert sheet.rows[2][6] == "法律"


def test_it_exports_empty_registers() -> None:
    assert items_workbook(AT.date())
    assert officers_workbook(AT.date())
