"""Bad rows and bad files: each is refused with its place, column and reason; good rows are kept."""

import io
import zipfile

import pytest

from sunlit.interfaces.exchange.matters import read_items
from sunlit.interfaces.exchange.officers import read_officers
from sunlit.interfaces.exchange.parties import read_parties
from sunlit.interfaces.exchange.reading import COMPOUND_FILE, UnreadableFileError, read_sheets
from sunlit.registers.intake.rules import RefusedRow
from tests.builders.workbooks import Rows, a_workbook

BASIS = "《粮食流通管理条例》第四十五条第一项"
ITEM_HEADER = ["项目名称", "执法类别", "执法依据", "办理时限", "承诺时限", "备注"]
GOOD = ["好事项", "行政处罚", BASIS, 90, 60, ""]


def refused_item(*row: object) -> RefusedRow:
    """The refusal of one row between two good ones, which must be kept."""
    rows = [ITEM_HEADER, GOOD, row, ["另一" + GOOD[0], *GOOD[1:]]]  # type: ignore[operator]
    read = read_items(read_sheets(a_workbook(rows), "清单.xlsx"))
    assert [line.place.row for line in read.lines] == [2, 4]
    (refused,) = read.refused
    assert (refused.sheet, refused.row) == ("Sheet1", 3)
    return refused


@pytest.mark.parametrize(
    ("row", "column", "word"),
    [
        (["", "行政处罚", BASIS, 90], "项目名称", "缺少项目名称"),
        (["长" * 301, "行政处罚", BASIS, 90], "项目名称", "301字"),
        (["甲\x07乙", "行政处罚", BASIS, 90], "项目名称", "控制字符"),
        (["甲\u202e乙", "行政处罚", BASIS, 90], "项目名称", "控制字符"),
        (["甲", "行政什么", BASIS, 90], "执法类别", "行政什么"),
        (["甲", "", BASIS, 90], "执法类别", "缺少执法类别"),
        (["甲", "行政处罚", "", 90], "执法依据", "缺少执法依据"),
        (["甲", "行政处罚", "《" + "长" * 201 + "》第一条", 90], "执法依据", "过长"),
        (["甲", "行政处罚", "第三条第一款", 90], "执法依据", "名称"),
        (["甲", "行政处罚", BASIS, -5], "办理时限", "-5"),
        (["甲", "行政处罚", BASIS, 7.5], "办理时限", "7.5"),
        (["甲", "行政许可", BASIS, 20, 30], "承诺时限", "不得长于"),
    ],
)
def test_it_refuses_a_bad_item_by_line_and_column(
    row: list[object], column: str, word: str
) -> None:
    refused = refused_item(*row)

    assert refused.column == column
    assert word in refused.reason


OFFICER_HEADER = ["姓名", "单位", "证件编号", "执法类别", "有效期自", "有效期至", "2025年年审"]


@pytest.mark.parametrize(
    ("row", "column", "word"),
    [
        (["", "示例局", "A1", "行政处罚", "", "2027-01-01", "合格"], "姓名", "缺少"),
        (["甲", "示例局", "", "行政处罚", "", "2027-01-01", "合格"], "证件编号", "缺少"),
        (["甲", "示例局", "A1", "", "", "2027-01-01", "合格"], "执法类别", "缺少"),
        (["甲", "示例局", "A1", "行政飞行", "", "2027-01-01", "合格"], "执法类别", "行政飞行"),
        (
            ["甲", "示例局", "A1", "行政处罚", "", "2027-02-30", "合格"],
            "有效期至",
            "不是存在的日期",
        ),
        (["甲", "示例局", "A1", "行政处罚", "", "明年", "合格"], "有效期至", "不是日期"),
        (["甲", "示例局", "A1", "行政处罚", "2028-01-01", "2027-01-01", ""], "有效期至", "早于"),
        (["甲", "示例局", "A1", "行政处罚", "", "2027-01-01", "很好"], "2025年年审", "很好"),
        (["甲", "示例局", 1e17, "行政处罚", "", "2027-01-01", "合格"], "证件编号", "数字格式"),
    ],
)
def test_it_refuses_a_bad_officer(row: list[object], column: str, word: str) -> None:
    read = read_officers(read_sheets(a_workbook([OFFICER_HEADER, row]), "人员.xlsx"))

    (refused,) = read.refused
    assert (refused.row, refused.column) == (2, column)
    assert word in refused.reason


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("915300002818662059", "校验位"),
        ("91530000281866205", "18位"),
        ("9153OOOO2818662058", "不允许的字符"),
        (915300002818662058, "数字格式"),
    ],
)
def test_it_refuses_a_wrong_credit_code(code: object, word: str) -> None:
    rows = [["单位名称", "统一社会信用代码"], ["示例米业", code]]

    (refused,) = read_parties(read_sheets(a_workbook(rows), "名录.xlsx")).refused

    assert (refused.row, refused.column) == (2, "统一社会信用代码")
    assert word in refused.reason


def encrypted_workbook() -> bytes:
    """What Excel writes for a workbook with a password: a compound file with its package inside."""
    return COMPOUND_FILE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


def zipped_text() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "不是工作簿")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"", "清单.xlsx", "空的"),
        ("不是工作簿".encode(), "清单.xlsx", "不是Excel工作簿"),
        (a_workbook([["甲"]])[:-40], "清单.xlsx", "损坏"),
        (zipped_text(), "清单.xlsx", "损坏"),
        (COMPOUND_FILE + bytes(600), "清单.xls", "损坏"),
        (encrypted_workbook(), "清单.xlsx", "密码"),
        (b"\xff\xfe\x00\x80", "清单.csv", "编码"),
    ],
)
def test_it_refuses_a_file_it_cannot_read(data: bytes, name: str, word: str) -> None:
    with pytest.raises(UnreadableFileError, match=word):
        read_sheets(data, name)


def test_it_refuses_a_workbook_that_swells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sunlit.interfaces.exchange.reading.LARGEST_CONTENT", 1000)

    with pytest.raises(UnreadableFileError, match="过大"):
        read_sheets(a_workbook([["甲"]]), "清单.xlsx")


@pytest.mark.parametrize("rows", [[], [["说明"]], [["姓名", "证件编号"], ["甲", "A1"]]])
def test_it_refuses_another_list(rows: Rows) -> None:
    with pytest.raises(UnreadableFileError, match="没有找到行政执法事项清单的表头"):
        read_items(read_sheets(a_workbook(rows), "清单.xlsx"))
