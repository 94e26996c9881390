"""Files answered to the browser."""

from urllib.parse import quote

from sunlit.interfaces.files import file_answer, workbook_answer


def test_a_workbook_is_saved_under_its_chinese_name() -> None:
    answer = workbook_answer(b"PK", "案件列表")

    named = answer["Content-Disposition"]
    assert named.startswith("attachment;")
    assert quote("案件列表.xlsx") in named
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")


def test_a_file_to_read_opens_in_the_browser() -> None:
    answer = file_answer(b"%PDF", '"指南".pdf', "application/pdf", as_attachment=False)

    assert answer["Content-Disposition"].startswith("inline;")
    assert answer.content == b"%PDF"
