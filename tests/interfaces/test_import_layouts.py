"""Lists as bureaus lay them out (本溪、宁国、牟定、中站、株洲): every layout is read."""

import io

import openpyxl
import pytest

from sunlit.interfaces.exchange.matters import read_items, read_powers
from sunlit.interfaces.exchange.officers import read_officers
from sunlit.interfaces.exchange.parties import read_parties
from sunlit.interfaces.exchange.reading import read_sheets
from sunlit.registers.intake.rules import ReadList
from sunlit.registers.items.models import DayUnit, ItemCategory
from sunlit.registers.items.rules import MatterLine
from tests.builders.workbooks import Rows, a_workbook

BASIS = "《粮食流通管理条例》第四十五条第一项"


def items(rows: Rows, *merges: tuple[int, int, int, int], name: str = "Sheet1") -> list[MatterLine]:
    """The lines of a list of items with one sheet; nothing may be refused."""
    return accepted(read_items(read_sheets(a_workbook({name: rows}, {name: merges}), "清单.xlsx")))


def accepted(read: ReadList[MatterLine]) -> list[MatterLine]:
    assert read.refused == ()
    return list(read.lines)


def places(line: MatterLine) -> list[str]:
    return [basis.citation.text for basis in line.bases or ()]


def test_it_reads_two_header_rows_and_ranks_in_columns() -> None:
    """本溪市: the basis is split over five columns, the category is merged downward."""
    left = ["序号", "项目名称", "执法类别", "执法主体", "承办机构"]
    right = ["实施对象", "办理时限", "收费依据标准", "备注"]
    ranks = ["法律", "行政法规", "地方性法规", "部委规章", "政府规章"]
    rows = [
        ["示例市发展和改革委员会行政执法事项清单"] + [""] * 13,
        [*left, "执法依据", "", "", "", "", *right],
        [*[""] * 5, *ranks, *[""] * 4],
        [1, "甲事项", "行政许可", "示例局", "审批协调科 / 能源科"],
        [2, "乙事项", "", "示例局", "能源科", "", BASIS, "", "", "", "法人", 30, "不收费", ""],
    ]
    rows[3] += ["《价格法》第三条", BASIS, "", "", "", "法人", 20, "不收费", "市初审，省终审"]
    merges = [(0, 0, 0, 13), (1, 5, 1, 9), (3, 2, 4, 2)]
    merges += [(1, column, 2, column) for column in (0, 1, 2, 3, 4, 10, 11, 12, 13)]

    first, second = items(rows, *merges)

    assert first.section_names == ("审批协调科", "能源科")
    assert [basis.rank for basis in first.bases or ()] == ["LAW", "ADMINISTRATIVE_REGULATION"]
    assert (first.limits["statutory"].days, first.limits["statutory"].unit) == (20, "WORKING_DAY")
    assert first.texts == {"object_text": "法人", "fee_text": "不收费", "note": "市初审，省终审"}
    assert (second.name, second.category) == ("乙事项", ItemCategory.LICENSE)


def test_it_reads_a_list_whose_body_stands_in_the_title() -> None:
    """宁国市: no column for the body; several laws with their words in one cell."""
    cell = (
        f"1.{BASIS}：收购者有下列情形之一的，由粮食行政管理部门责令改正；\n2.《价格法》第三十九条"
    )
    rows = [
        ["示例市发展和改革委员会（市粮储局）行政执法事项清单"] + [""] * 7,
        [
            "序号",
            "执法类别",
            "事项名称",
            "执法职责",
            "执法依据",
            "执法程序",
            "监督途径",
            "执法结果",
        ],
        [1, "行政处罚", "对收购者\n未执行标准的处罚", "查处", cell, "普通程序", "12345", "决定书"],
    ]

    (line,) = items(rows, (0, 0, 0, 7))

    assert line.name == "对收购者未执行标准的处罚"
    assert line.body_name == "示例市发展和改革委员会"
    assert places(line) == [BASIS, "《价格法》第三十九条"]
    assert line.section_names is None


def test_it_reads_one_table_per_category() -> None:
    """牟定县: one sheet per category; the section stands in the body's parentheses; "无" rows."""
    header = ["序号", "行使主体(责任主体)", "职权名称", "设定依据", "追责情形", "备注"]
    row = [1, "示例县发展和改革局(粮食科(执法队))", "甲职权", BASIS, "依法追责", ""]
    book = {
        "行政许可": [["示例县权责清单(行政许可)"] + [""] * 5, header, row],
        "行政处罚": [["示例县权责清单(行政处罚)"] + [""] * 5, header, row],
        "行政收费": [
            ["示例县权责清单(行政收费)"] + [""] * 5,
            header,
            [1, "无", "无", "无", "", ""],
        ],
        "说明": [["本清单自公布之日起施行"]],
    }

    read = read_powers(read_sheets(a_workbook(book), "权责清单.xlsx"))

    assert [line.category for line in read.lines] == ["LICENSE", "PENALTY"]
    assert {line.body_name for line in read.lines} == {"示例县发展和改革局"}
    assert {line.section_names for line in read.lines} == {("粮食科(执法队)",)}
    assert [(row.sheet, row.row) for row in read.skipped] == [("行政收费", 3)]
    assert read.refused == ()


def test_it_joins_the_steps_of_one_item() -> None:
    """焦作市中站区: one row per step, the name merged over them, limits step by step."""
    rows = [
        ["示例区发展和改革委员会行政许可事项清单"] + [""] * 8,
        [
            "项目名称",
            "子项",
            "实施依据",
            "办理环节",
            "责任事项",
            "承办科室",
            "法定时限",
            "承诺时限",
            "收费",
        ],
        ["项目核准", "水利", BASIS, "受理", "收件", "审批科", "5日", "1日", "不收费"],
        ["", "", "", "审查", "审查材料", "投资科", "10日", "3日", ""],
        ["", "", "", "送达", "送达", "审批科", "10日", "1日", ""],
    ]
    merges = [(0, 0, 0, 8)] + [(2, column, 4, column) for column in (0, 1, 2, 8)]

    (line,) = items(rows, *merges)

    assert line.name == "项目核准（水利）"
    assert line.category == ItemCategory.LICENSE
    assert line.section_names == ("审批科", "投资科")
    assert line.limits["statutory"].days is None
    assert line.limits["statutory"].text == "受理5日；审查10日；送达10日"


def test_it_reads_the_shortest_list() -> None:
    """株洲市: five columns, notes below."""
    rows = [
        ["示例市发展和改革委员会权力清单"] + [""] * 4,
        ["序号", "职权名称", "类别", "实施依据", "备注"],
        [1, "招标方案核准", "行政许可", BASIS, ""],
        ["注：本表由政策法规科负责解释"] + [""] * 4,
    ]

    (line,) = items(rows, (0, 0, 0, 4), (3, 0, 3, 4))

    assert (line.name, line.category) == ("招标方案核准", ItemCategory.LICENSE)


def test_it_takes_the_category_from_a_heading_inside_the_table() -> None:
    rows = [
        ["事项名称", "执法依据", "承办科室"],
        ["一、行政处罚（1项）", "", ""],
        ["甲", BASIS, "能源科"],
        ["二、行政检查（1项）", "", ""],
        ["乙", BASIS, "能源科"],
    ]

    lines = items(rows, (1, 0, 1, 2), (3, 0, 3, 2))

    assert [line.category for line in lines] == ["PENALTY", "INSPECTION"]


def test_it_does_not_split_names_inside_parentheses() -> None:
    rows = [
        ["事项名称", "执法类别", "执法依据", "承办机构"],
        ["甲", "行政处罚", BASIS, "执法监督科(粮食、物资)、能源科；办公室\n价格科（成本/认定）"],
    ]

    (line,) = items(rows)

    assert line.section_names == (
        "执法监督科(粮食、物资)",
        "能源科",
        "办公室",
        "价格科（成本/认定）",
    )


@pytest.mark.parametrize(
    ("value", "category", "days", "unit"),
    [
        (90.0, "行政处罚", 90, DayUnit.NATURAL_DAY),
        (20, "行政许可", 20, DayUnit.WORKING_DAY),
        ("20", "行政许可", 20, DayUnit.WORKING_DAY),
        (0, "其他", 0, DayUnit.WORKING_DAY),
        ("随项目一并办理", "行政检查", None, ""),
    ],
)
def test_it_takes_bare_numbers_as_days(
    value: object, category: str, days: int | None, unit: str
) -> None:
    rows = [["项目名称", "执法类别", "执法依据", "办理时限"], ["甲", category, BASIS, value]]

    (line,) = items(rows)

    assert (line.limits["statutory"].days, line.limits["statutory"].unit) == (days, unit)


def test_it_keeps_formulas_and_markup_as_text() -> None:
    name, note = '=HYPERLINK("http://x","甲")', "<script>alert(1)</script>"
    rows = [["项目名称", "执法类别", "执法依据", "备注"], [name, "行政处罚", BASIS, note]]

    (line,) = items(rows)

    assert (line.name, line.texts["note"]) == (name, note)


def test_it_reads_a_formula_nobody_computed_as_its_text() -> None:
    """Programs write formulas without a value; the row must still say what was typed."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["项目名称", "执法类别", "执法依据", "备注"])
    sheet.append(["=1+1", "行政处罚", BASIS, '=cmd|"/c calc"!A1'])
    buffer = io.BytesIO()
    book.save(buffer)

    (line,) = accepted(read_items(read_sheets(buffer.getvalue(), "清单.xlsx")))

    assert (line.name, line.texts["note"]) == ("=1+1", '=cmd|"/c calc"!A1')


def test_it_reads_only_what_a_person_sees() -> None:
    book = openpyxl.Workbook()
    for title, name in (("清单", "看得见"), ("草稿", "看不见")):
        sheet = book.create_sheet(title)
        sheet.append(["项目名称", "执法类别", "执法依据"])
        sheet.append([name, "行政处罚", BASIS])
    sheet.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)

    (line,) = accepted(read_items(read_sheets(buffer.getvalue(), "清单.xlsx")))

    assert line.name == "看得见"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_it_reads_csv_as_excel_writes_it(encoding: str) -> None:
    text = f"事项名称,执法类别,执法依据\r\n甲,行政处罚,{BASIS}\r\n"

    read = read_items(read_sheets(text.encode(encoding), "清单.csv"))

    assert [line.name for line in accepted(read)] == ["甲"]


def test_it_reads_officers_with_dates_in_every_form() -> None:
    header = [
        "姓名",
        "所在单位",
        "科室",
        "执法证号",
        "执法类别",
        "发证日期",
        "有效期",
        "2025年度年审",
    ]
    rows = [
        header,
        [
            "甲",
            "示例局",
            "能源科",
            "A1",
            "行政处罚、行政检查",
            "2024-1-5",
            "2028年12月31日",
            "合格",
        ],
        ["乙", "示例局", "能源科", "A2", "综合执法", 45296, "2028.6.30", "未参加"],
        ["丙", "示例局", "能源科", 123456, "行政许可", "", "2024-01-05至2029-01-04", ""],
    ]

    read = read_officers(read_sheets(a_workbook(rows), "人员.xlsx"))

    assert read.refused == ()
    days = [{name: str(day) for name, day in line.days.items()} for line in read.lines]
    assert days[0] == {"valid_from": "2024-01-05", "valid_until": "2028-12-31"}
    assert days[1] == {"valid_from": "2024-01-05", "valid_until": "2028-06-30"}
    assert days[2]["valid_until"] == "2029-01-04"
    assert [line.results for line in read.lines] == [{2025: "PASSED"}, {2025: "ABSENT"}, {}]
    assert read.lines[1].categories == ("ALL",)
    assert read.lines[2].credential_no == "123456"


def test_it_reads_parties_under_other_column_names() -> None:
    rows = [
        ["企业名称", "社会信用代码", "住所", "法定代表人（负责人）", "上次检查日期"],
        ["示例米业有限公司", "91530000281866205 8", "示例市1号", "张某", "20250912"],
    ]

    read = read_parties(read_sheets(a_workbook(rows), "名录.xlsx"))

    assert read.refused == ()
    (line,) = read.lines
    assert line.uscc == "915300002818662058"
    assert str(line.days["last_inspected_on"]) == "2025-09-12"
    assert line.texts["legal_representative"] == "张某"
