"""The month of due days, its file for phones, the holiday tables, and the page of an urging."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sunlit.casework.models import CaseClock, Urging
from sunlit.foundations.calendars import adoption
from sunlit.foundations.calendars.models import AdoptedCalendar
from sunlit.interfaces import clock
from sunlit.interfaces.desk.cases.board import clock_lines
from sunlit.interfaces.exchange.ics import Event, calendar_file
from tests.builders.bureau import COMPANY, START, a_walk, person
from tests.builders.calendars import TABLE
from tests.journeys.telling import file_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bureau")]
BACKEND = "django.contrib.auth.backends.ModelBackend"
MONTH, FILE = reverse("calendar:month"), reverse("calendar:download")
HOLIDAYS, ADOPT = reverse("calendar:holidays"), reverse("calendar:adopt")


@pytest.fixture(autouse=True)
def its_march(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The day after the first lead; what is adopted is gone from this process afterwards."""
    monkeypatch.setattr(clock.timezone, "now", lambda: START + timedelta(days=1))
    yield
    adoption.forget()


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    return client


def page(username: str, address: str, **query: str) -> str:
    response = signed_in(username).get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_month_shows_what_ends_with_the_case_and_its_light() -> None:
    case = a_walk().case
    due_on = CaseClock.objects.get(case=case, rule="filing").due_on
    assert due_on is not None

    text = page("chengban", MONTH, month=f"{due_on:%Y-%m}", whose="all")

    assert "立案期限" in text and COMPANY in text
    assert reverse("desk:case", args=[case.public_id]) in text
    assert f'datetime="{due_on}"' in text


def test_holidays_and_make_up_workdays_stand_on_their_days() -> None:
    text = page("chengban", MONTH, month="2026-02")

    assert "春节放假" in text and "调休上班" in text
    assert "这个月没有期限届满" in text


def test_without_a_month_it_is_this_one() -> None:
    assert "2026年3月" in page("chengban", MONTH, month="", whose="everybody")


@pytest.mark.parametrize("month", ["2026-13", "abc", "0000-01", "9999-12", "2026-1", "-1"])
def test_a_month_that_is_none_is_told_and_no_other_shown_for_it(month: str) -> None:
    response = signed_in("chengban").get(MONTH, {"month": month})

    assert response.status_code == 422
    assert f"“{month}”不是可以查看的月份" in response.content.decode()


def test_no_button_leads_out_of_the_months_there_are() -> None:
    first, last = (page("chengban", MONTH, month=month) for month in ("1991-01", "2098-12"))

    assert 'rel="prev"' not in first and 'rel="next"' in first
    assert 'rel="next"' not in last and 'rel="prev"' in last


def test_nobody_sees_the_cases_of_another_section_nor_an_administrator_any() -> None:
    case = a_walk().case
    due_on = CaseClock.objects.get(case=case, rule="filing").due_on

    assert COMPANY not in page("chengban-ny", MONTH, month=f"{due_on:%Y-%m}", whose="all")
    assert COMPANY not in page("chengban-ny", FILE, whose="all")
    assert signed_in("xitong").get(MONTH).status_code == 403
    assert signed_in("minglu").get(FILE).status_code == 403


def test_the_month_costs_the_same_whatever_the_number_of_cases() -> None:
    client, query = signed_in("kezhang"), {"whose": "all", "month": "2026-03"}
    a_walk()
    client.get(MONTH, query)
    with CaptureQueriesContext(connection) as few:
        client.get(MONTH, query)
    for _ in range(4):
        a_walk()

    with CaptureQueriesContext(connection) as many:
        client.get(MONTH, query)

    assert len(many) == len(few)


def test_the_file_can_be_read_by_other_calendars() -> None:
    case = a_walk().case
    due_on = CaseClock.objects.get(case=case, rule="filing").due_on

    response = signed_in("chengban").get(FILE, {"whose": "all"})

    text = response.content.decode()
    assert response.headers["Content-Type"].startswith("text/calendar")
    assert f"DTSTART;VALUE=DATE:{due_on:%Y%m%d}" in text
    assert f"UID:{case.public_id}-filing@sunlit" in text
    assert text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_what_has_a_meaning_in_the_file_is_escaped() -> None:
    event = Event("k", START.date(), "甲,乙;丙\\丁", "一\r\n二\nBEGIN:VEVENT", "http://x/")

    text = calendar_file("名", [event], START).decode()

    assert "SUMMARY:甲\\,乙\\;丙\\\\丁" in text
    assert "DESCRIPTION:一\\n二\\nBEGIN:VEVENT" in text
    assert text.count("\r\nBEGIN:VEVENT\r\n") == 1


def typed(**changes: str) -> dict[str, str]:
    blocks = [f"{row['name']} {row['days'].replace('/', ' 至 ')}" for row in TABLE["holidays"]]
    values = {
        "year": "2027",
        "region": "",
        "title": "演练通知",
        "notice_no": "演练〔2026〕1号",
        "source": "演练",
        "holidays": "\n".join(blocks),
        "makeup_workdays": "2027-02-14\n2027-02-20",
    }
    return values | changes


def test_a_table_is_previewed_and_then_adopted() -> None:
    client = signed_in("minglu")

    preview = client.post(ADOPT, typed())
    seen = preview.context["seen"]

    assert preview.status_code == 200 and "确认采用" in preview.content.decode()
    assert not AdoptedCalendar.objects.exists()

    done = client.post(ADOPT, typed(seen=seen))

    assert done.status_code == 302
    row = AdoptedCalendar.objects.get()
    assert (row.year, row.adopted_by) == (2027, person("minglu"))
    assert "演练〔2026〕1号" in page("minglu", HOLIDAYS)


def test_what_was_changed_after_the_preview_is_previewed_again() -> None:
    client = signed_in("minglu")
    seen = client.post(ADOPT, typed()).context["seen"]

    again = client.post(ADOPT, typed(seen=seen, makeup_workdays="2027-02-14"))

    assert again.status_code == 200
    assert again.context["seen"] != seen
    assert not AdoptedCalendar.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("year", "二〇二七", "四位数的年份"),
        ("year", "", "四位数的年份"),
        ("year", "2028", "不属于2028年"),
        ("region", "abc", "行政区划代码"),
        ("holidays", "", "请填写放假日期"),
        ("holidays", "春节 二月", "看不懂"),
        ("holidays", "春节 2027-02-30", "不是日期"),
        ("holidays", "春节 2027-02-11 至 2027-02-05", "起止日期有误"),
        ("holidays", "甲 2027-05-01\n乙 2027-05-01", "与其他假日重复"),
        ("holidays", "元旦 2027-01-01", "缺少春节"),
        ("makeup_workdays", "2027-02-05", "同时列为放假日"),
        ("makeup_workdays", "2027-03-01", "不是双休日"),
        ("makeup_workdays", "明天", "不是日期"),
        ("notice_no", "", "请填写通知的文号"),
        ("title", "", "请填写通知名称"),
    ],
)
def test_what_cannot_be_read_keeps_what_was_typed(field: str, value: str, told: str) -> None:
    response = signed_in("minglu").post(ADOPT, typed(**{field: value}))

    text = response.content.decode()
    assert response.status_code == 422
    assert told in text
    assert "演练" in text
    assert not AdoptedCalendar.objects.exists()


def test_only_the_registrar_adopts_and_every_duty_of_the_bureau_may_read() -> None:
    assert signed_in("kezhang").get(ADOPT).status_code == 403
    assert signed_in("kezhang").post(ADOPT, typed()).status_code == 403
    assert "采用放假安排" not in page("chengban", HOLIDAYS)
    assert signed_in("xitong").get(HOLIDAYS).status_code == 403


def test_the_registrar_is_told_in_november_that_next_year_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workbench = reverse("desk:workbench")
    assert "2027年的放假安排还没有载入" not in page("minglu", workbench)

    november = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    monkeypatch.setattr(clock.timezone, "now", lambda: november)

    assert "2027年的放假安排还没有载入" in page("minglu", workbench)


def test_a_superior_urges_on_the_case_page_and_the_handler_reads_it() -> None:
    walk = a_walk()
    address = reverse("desk:case", args=[walk.case.public_id])
    urge = reverse("desk:case-urge", args=[walk.case.public_id])
    assert urge in page("kezhang", address)
    assert urge not in page("chengban", address)

    empty = signed_in("kezhang").post(urge, {"note": " "})
    done = signed_in("kezhang").post(urge, {"note": "请于本周立案。"})

    assert empty.status_code == 422 and "请写明催办意见" in empty.content.decode()
    assert done.status_code == 302
    assert page("chengban", reverse("desk:workbench")).count("请于本周立案。") == 1
    assert "请于本周立案。" in page("chengban", address)
    assert signed_in("chengban").post(urge, {"note": "自催"}).status_code == 403
    assert signed_in("kezhang-ny").get(urge).status_code == 404
    assert Urging.objects.count() == 1


def test_the_case_page_gives_the_last_day_of_every_right_of_the_party() -> None:
    walk = a_walk(fine="200000")
    walk.until("decision_served")
    text = page("chengban", reverse("desk:case", args=[walk.case.public_id]))

    rights = [line for line in clock_lines(file_of(walk)) if line.is_right]

    assert {line.clock.rule.code for line in rights} >= {
        "statement",
        "hearing_request",
        "reconsideration",
        "litigation",
    }
    assert "当事人权利的最后一日" in text
    for line in rights:
        assert f'datetime="{line.clock.due_on}"' in text, line.clock.rule.name
        assert line.clock.rule.basis in text
