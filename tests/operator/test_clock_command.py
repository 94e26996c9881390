"""`sunlit clock`: what it prints; whatever is typed wrongly ends in one sentence."""

import json
from typing import Any

import pytest

from sunlit.interfaces.operator.main import main
from tests.rulebook.test_golden_clocks import ROWS

pytestmark = pytest.mark.django_db


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    status = main(["clock", *words, "--json"])

    said = capsys.readouterr()
    assert status == 0, said.err
    return dict(json.loads(said.out))


def test_it_prints_due_day_day_type_whether_provisional_and_why(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = main(["clock", "PEN-16", "--start", "2026-02-10"])

    said = capsys.readouterr().out
    assert status == 0
    assert "届满之日：2026-02-24" in said
    assert "日的类型：工作日" in said
    assert "是否暂定：否" in said
    assert "2月15日至23日春节放假不计入，2月14日调休上班计入" in said
    assert "《行政处罚法》第六十四条第一项" in said and "第八十五条" in said


def test_it_answers_as_data_by_either_id(capsys: pytest.CaptureFixture[str]) -> None:
    by_fact = asked(capsys, "PEN-08", "--start", "2026-07-01")
    by_own = asked(capsys, "decision", "--start", "2026-07-01")

    assert by_fact["due_on"] == by_own["due_on"] == "2026-09-29"
    assert by_fact["day_type"] == by_own["day_type"] == "calendar"
    assert by_fact["provisional"] is False
    assert by_own["source_rule"] == by_fact["source_rule"] == "PEN-08"


def test_it_takes_pauses_extension_announcement_and_hours(
    capsys: pytest.CaptureFixture[str],
) -> None:
    paused = asked(
        capsys, "PEN-08", "--start", "2026-03-10",
        "--pause", "2026-04-01..2026-04-10", "--pause", "2026-04-06..2026-04-15",
    )  # fmt: skip
    extended = asked(capsys, "ENF-03", "--start", "2026-09-03", "--extend", "30")
    announced = asked(capsys, "PEN-28", "--start", "2026-08-20", "--announced")
    hours = asked(capsys, "ENF-02", "--start", "2026-09-30T17:30")
    stopped = asked(capsys, "LIC-03", "--start", "2026-09-07", "--pause", "2026-09-21..")

    assert paused["due_on"] == "2026-06-23" and len(paused["pauses"]) == 2
    assert extended["due_on"] == "2026-11-02" and "延长30日" in extended["explanation"]
    assert (announced["served_on"], announced["due_on"]) == ("2026-09-19", "2026-10-08")
    assert hours["due_at"].startswith("2026-10-01T17:30")
    assert stopped["due_on"] is None and stopped["paused"] is True


def test_it_answers_every_period_of_a_rule_that_has_several(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = asked(capsys, "LIC-12", "--start", "2026-06-29")

    assert found["due_on"] == "2026-07-06"
    assert [one["code"] for one in found["others"]] == [
        "license_hearing_organizing",
        "license_hearing_notice",
    ]
    assert found["others"][1]["direction"] == "BEFORE"


def test_over_a_year_end_without_notice_it_says_provisional(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = asked(capsys, "LIC-03", "--start", "2026-12-18")

    assert found["provisional"] is True
    assert "放假安排尚未公布" in found["explanation"]


def test_a_pause_the_law_does_not_know_is_computed_with_a_warning(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = asked(capsys, "PEN-16", "--start", "2026-07-01", "--pause", "2026-07-02..2026-07-02")

    assert found["due_on"] == "2026-07-09"
    assert any("没有规定本期限可以暂停" in text for text in found["warnings"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "请写规则编号"),
        (["PEN-16"], "请用 --start"),
        (["PEN-01", "--start", "2026-01-01"], "不含期限"),
        (["CRD-14", "--start", "2026-01-01"], "没有可以计算的期限"),
        (["NO-1", "--start", "2026-01-01"], "没有编号为“NO-1”的规则"),
        (["PEN-16", "--start", "2026-02-30"], "不是日期"),
        (["PEN-16", "--start", "2026-2-3"], "不是日期"),
        (["PEN-16", "--start", "昨天"], "不是日期"),
        (["PEN-16", "--start", "２０２６-０２-１０"], "不是日期"),
        (["PEN-16", "--start", "2026-02-10T25:00"], "不存在"),
        (["PEN-16", "--start", "1989-12-31"], "超出日历范围"),
        (["PEN-16", "--start", "2100-01-01"], "超出日历范围"),
        (["PEN-16", "--start", "2099-12-31"], "超出日历范围"),
        (["PEN-16", "--start", "0000-01-01"], "不是日期"),
        (["PEN-16", "--start", "2026-02-10", "--pause", "2026-02-11"], "写法有误"),
        (["PEN-16", "--start", "2026-02-10", "--pause", "2026-02-12..2026-02-11"], "早于首日"),
        (["PEN-16", "--start", "2026-02-10", "--pause", ".."], "不是日期"),
        (["PEN-16", "--start", "2026-02-10", "--pause", "2026-02-11..9999-12-31"], "超出日历"),
        (["PEN-08", "--start", "2098-01-01", "--pause", "2098-02-01..2099-12-31"], "超出日历"),
        (["PEN-16", "--start", "2026-02-10", "--extend", "3"], "没有可以延长的规定"),
        (["LIC-03", "--start", "2026-02-10", "--extend", "11"], "最多可以延长10"),
        (["LIC-03", "--start", "2026-02-10", "--extend=-1"], "不是正整数"),
        (["LIC-03", "--start", "2026-02-10", "--extend", "多"], "不是正整数"),
        (["PEN-16", "--start", "2026-02-10", "--region", "99"], "不是行政区划代码"),
        (["PEN-16", "--start", "2026-02-10", "--region", "../x"], "不是行政区划代码"),
        (["TRI-23", "--start", "2026-02-10"], "由地方规定"),
        (["TRI-23", "--start", "2026-02-10", "--region", "44"], "由地方规定"),
        (["PEN-17", "--start", "2026-02-10", "--pause", "2026-02-01..2026-02-02"], "没有暂停"),
        (["PEN-17", "--start", "1990-01-02"], "超出日历范围"),
        (["INS-17", "--start", "1990-01-01"], "超出日历范围"),
    ],
)
def test_what_cannot_be_answered_is_one_chinese_sentence_and_status_two(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["clock", *words])

    said = capsys.readouterr()
    assert status == 2
    assert told in said.err
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--nonsense"], "不认识的参数"),
        (["PEN-16", "--start"], "缺少值"),
        (["PEN-16", "2026-01-01", "more"], "不认识的参数"),
    ],
)
def test_a_wrong_command_line_is_told_in_chinese(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["clock", *words])

    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


def test_what_lasts_beyond_the_calendar_is_still_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "PEN-37", "--start", "2099-12-31")["due_on"] == "2101-12-31"
    assert asked(capsys, "ARC-01", "--start", "2089-01-01")["others"][0]["due_on"] == "2119-01-01"


def test_it_lists_every_period(capsys: pytest.CaptureFixture[str]) -> None:
    main(["clock", "--list", "--json"])
    rows = json.loads(capsys.readouterr().out)
    main(["clock", "--list"])

    assert len(rows) > 100
    assert len(capsys.readouterr().out.splitlines()) == len(rows)
    assert {"PEN-16", "LIC-03", "ENF-03", "REM-01"} <= {row["source_rule"] for row in rows}


@pytest.mark.parametrize("row", ROWS[::12], ids=lambda row: f"{row['rule']}-{row['start']}")
def test_the_command_gives_what_the_table_says(
    row: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    kind, _, value = row["history"].partition("=")
    words = [row["rule"], "--start", row["start"]]
    if kind == "pause":
        words += [word for text in value.split(";") for word in ("--pause", text)]
    elif kind:
        words += [f"--{kind}", *([value] if value else [])]

    assert (asked(capsys, *words)["due_on"] or "") == row["due_on"]
