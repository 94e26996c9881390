"""Lists go out in official layout and come back without a change."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sunlit.interfaces.exchange.list_books import list_workbook
from sunlit.interfaces.exchange.lists import prepare_import
from sunlit.interfaces.exchange.official_lists import officers_workbook
from sunlit.interfaces.exchange.reading import read_sheets
from sunlit.interfaces.operator import import_lists
from sunlit.interfaces.operator.demo.versions import FILES, import_list_file, put_in_force
from sunlit.registers.lists.actions.declare_empty import declare_empty
from sunlit.registers.lists.layouts import LAYOUTS, layout_of
from sunlit.registers.lists.models import ListVersion
from sunlit.registers.lists.queries import rows_of
from sunlit.registers.models import ListKind, Officer
from tests.builders.bureau import person
from tests.builders.lists import draft_of, imported, lines

DEMO = Path(import_lists.__file__).parent / "demo"
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
COUNTS = {
    ListKind.ITEMS: 89,
    ListKind.POWERS: 89,
    ListKind.INSPECTION_ITEMS: 18,
    ListKind.RECORDING: 26,
    ListKind.REVIEW_CATALOGUE: 20,
    ListKind.BENCHMARKS: 49,
}


def take_over(kind: ListKind, file: str) -> None:
    prepare_import(kind, (DEMO / file).read_bytes(), file).accept(None, AT, "")


def unchanged(kind: ListKind, data: bytes) -> dict[str, object]:
    plan = prepare_import(kind, data, "导出.xlsx").plan()
    assert not plan.writes
    return plan.outcome()


@pytest.mark.usefixtures("bureau")
@pytest.mark.parametrize("kind", LAYOUTS, ids=str)
def test_a_list_goes_round(kind: ListKind) -> None:
    """Import, approve, in force, export, import: every row unchanged; the first file too."""
    if kind is not ListKind.ITEMS:  # the bureau has its list of items
        import_list_file(kind, AT)
        put_in_force(kind, AT)
    version = ListVersion.objects.get(kind=kind)
    count = COUNTS.get(kind, rows_of(version).count())
    every_row = {"created": 0, "changed": 0, "unchanged": count, "refused": []}

    assert unchanged(kind, list_workbook(version)) == every_row
    assert unchanged(kind, (DEMO / FILES[kind]).read_bytes()) == every_row


@pytest.mark.usefixtures("bureau")
@pytest.mark.parametrize(
    ("kind", "header"),
    [
        (ListKind.INSPECTION_ITEMS, "部门 权责清单事项 抽查事项 抽查依据 抽查内容 检查对象 "
         "事项类别 检查方式 抽查比例及频次 检查部门及实施层级 检查时间"),
        (ListKind.RECORDING, "执法类别 执法环节 记录方式 记录场合 记录内容 开始记录时间 记录过程 "
         "结束记录时间 记录部门 记录人员"),
        (ListKind.REVIEW_CATALOGUE, "执法项目类别 审核的具体执法决定项目 审核标准 金额标准 依据 "
         "送审材料"),
        (ListKind.BENCHMARKS, "违法行为 法律依据 法定处罚标准 违法程度 表现形式 细化标准 备注"),
    ],
)  # fmt: skip
def test_it_prints_the_official_columns(kind: ListKind, header: str) -> None:
    import_list_file(kind, AT)

    (sheet,) = read_sheets(list_workbook(draft_of(kind)), "导出.xlsx")

    assert sheet.rows[0][0] == f"示例市发展和改革局{layout_of(kind).title}（2026年版）"
    assert sheet.rows[1] == ["序号", *header.split()]


@pytest.mark.usefixtures("bureau")
def test_it_prints_items_under_two_header_rows_with_a_column_per_rank() -> None:
    (sheet,) = read_sheets(list_workbook(ListVersion.objects.get()), "导出.xlsx")

    ranks = ["法律", "行政法规", "地方性法规", "部委规章", "政府规章", "规范性文件"]
    assert sheet.rows[0][0] == "示例市发展和改革局行政执法事项清单（2025年版）"
    assert sheet.rows[1][6] == "执法依据"
    assert sheet.rows[2][6:12] == ranks


@pytest.mark.usefixtures("bureau")
def test_it_prints_powers_as_a_sheet_per_category_with_the_section_in_the_body() -> None:
    import_list_file(ListKind.POWERS, AT)

    sheets = read_sheets(list_workbook(draft_of(ListKind.POWERS)), "导出.xlsx")

    assert [sheet.name for sheet in sheets] == [
        "行政许可", "行政处罚", "行政强制", "行政检查", "行政确认", "行政收费", "其他",
    ]  # fmt: skip
    assert sheets[0].rows[1][2:4] == ["职权名称", "行使主体（责任主体）"]
    assert sheets[0].rows[2][3] == "示例市发展和改革局（固定资产投资科）"


@pytest.mark.usefixtures("bureau")
def test_a_deliberate_nothing_goes_round_too() -> None:
    kind = ListKind.REVIEW_CATALOGUE
    read = lines({"category": "行政处罚", "title": "较大数额罚款"})
    imported(kind, read, person("minglu"), AT)
    version = declare_empty(
        version_id=draft_of(kind).pk,
        category="行政收费",
        is_empty=True,
        actor=person("minglu"),
        at=AT,
    )

    data = list_workbook(version)

    assert read_sheets(data, "导出.xlsx")[0].rows[3][1:3] == ["行政收费", "无"]
    unchanged(kind, data)
    draft = draft_of(kind)
    draft.empty_categories = []
    draft.save()
    assert prepare_import(kind, data, "导出.xlsx").plan().declared == ["行政收费"]


@pytest.mark.usefixtures("bureau")
def test_text_is_only_text() -> None:
    kind = ListKind.RECORDING
    read = lines({"category": "行政检查", "title": "=1+1", "content": "@SUM(A1)\n第二行"})
    imported(kind, read, person("minglu"), AT)

    (sheet,) = read_sheets(list_workbook(draft_of(kind)), "导出.xlsx")

    assert sheet.rows[2][2] == "=1+1"
    unchanged(kind, list_workbook(draft_of(kind)))
    assert rows_of(draft_of(kind)).get().title == "=1+1"


@pytest.mark.usefixtures("bureau")
def test_it_exports_officers_that_import_as_unchanged() -> None:
    take_over(ListKind.OFFICERS, "行政执法人员名单.xlsx")

    outcome = unchanged(ListKind.OFFICERS, officers_workbook(AT.date()))

    assert outcome["unchanged"] == Officer.objects.count() > 36
