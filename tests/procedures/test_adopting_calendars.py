"""A new year's holidays are adopted: what moves is seen before, and then moves, with its trace."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import override_settings

from sunlit.casework.models import Case, CaseClock
from sunlit.disclosure.limits import recount_limits
from sunlit.disclosure.models import Publication
from sunlit.foundations.calendars import adoption, bureau_calendar, calendar_of
from sunlit.foundations.calendars.models import AdoptedCalendar
from sunlit.foundations.jobs.models import Job
from sunlit.foundations.jobs.queue import run_due
from sunlit.foundations.ledger.entries import history
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.actions.adopt_calendar import adopt_calendar
from sunlit.procedures.adopting import REPROJECT, moves, provisional_limits
from sunlit.procedures.calendar_faults import CalendarRefused
from tests.builders.bureau import a_walk, company, crew, person, story
from tests.builders.calendars import TABLE, table_of_2027

pytestmark = pytest.mark.django_db
# Without the Sunday worked in exchange, New Year's Day puts what spans it off by a day.
MOVING = {"makeup_workdays": ["2027-02-14"]}
DECEMBER = datetime(2026, 12, 21, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def shipped_again() -> Iterator[None]:
    """What a test adopts is gone from this process after it."""
    yield
    adoption.forget()


@pytest.fixture
def walk(bureau: None) -> Walk:
    """A lead found on 21 December: fifteen working days to file reach into 2027."""
    return Walk(crew(), story(), company(), DECEMBER)


def filing_of(case: Case) -> CaseClock:
    return CaseClock.objects.get(case=case, rule="filing")


def adopt(**changes: Any) -> AdoptedCalendar:
    return adopt_calendar(actor=person("minglu"), at=DECEMBER, table=table_of_2027(**changes))


def test_a_limit_over_the_year_end_is_provisional_and_says_so(walk: Walk) -> None:
    clock = filing_of(walk.case)

    assert clock.is_provisional
    assert clock.due_on == clock.started_on + timedelta(days=21)
    assert provisional_limits() >= 1


def test_the_preview_names_what_moves_and_changes_nothing(walk: Walk) -> None:
    before = filing_of(walk.case).due_on

    found = moves(table_of_2027(**MOVING), DECEMBER)

    assert [(move.case.pk, move.before) for move in found if move.rule_name == "立案期限"] == [
        (walk.case.pk, before)
    ]
    move = next(move for move in found if move.rule_name == "立案期限")
    assert (before, move.after) == (date(2027, 1, 11), date(2027, 1, 12)), "元旦放假一天"
    assert "1月1日至3日元旦放假" in move.explanation
    assert filing_of(walk.case).due_on == before
    assert not AdoptedCalendar.objects.exists()


def test_a_table_that_gives_back_what_it_takes_moves_nothing(walk: Walk) -> None:
    assert [m for m in moves(table_of_2027(), DECEMBER) if m.rule_name == "立案期限"] == []


def test_adopting_moves_the_open_cases_and_leaves_a_trace(walk: Walk) -> None:
    previewed = {
        (m.case.pk, m.rule_name): m.after for m in moves(table_of_2027(**MOVING), DECEMBER)
    }

    row = adopt(**MOVING)
    run_due(at=DECEMBER + timedelta(minutes=1))

    clock = filing_of(walk.case)
    case = Case.objects.get(pk=walk.case.pk)
    assert not Job.objects.filter(name=REPROJECT, finished_at=None).exists()
    assert clock.due_on == previewed[(case.pk, "立案期限")]
    assert case.next_due_on == clock.due_on
    assert all(todo.due_on == clock.due_on for todo in case.todos.all())
    assert not clock.is_provisional
    entry = history("calendar/CN/2027").get()
    assert (entry.code, entry.actor_name) == ("calendars.adopted", "名录管理员")
    assert row.digest.encode() in bytes(entry.payload)


def test_from_then_on_the_bureau_counts_by_it(bureau: None) -> None:
    adopt()

    assert bureau_calendar().is_working(date(2026, 12, 27))
    assert not bureau_calendar().is_working(date(2027, 1, 1))
    assert bureau_calendar().describe(date(2027, 2, 5)) == "春节放假"
    assert not bureau_calendar().is_provisional(date(2027, 12, 24))
    assert bureau_calendar().is_provisional(date(2027, 12, 25))


def test_a_region_lays_its_own_days_over(bureau: None) -> None:
    local = [{"name": "火把节", "days": "2026-08-06/2026-08-07"}]
    adopt(region="CN-5323", year=2026, holidays=local, makeup_workdays=["2026-08-08"])

    assert not calendar_of("CN-5323").is_working(date(2026, 8, 6))
    assert not calendar_of("CN-532301").is_working(date(2026, 8, 6))
    assert bureau_calendar().is_working(date(2026, 8, 6))


def test_another_process_reads_the_newest_table(bureau: None) -> None:
    adopt()
    adopt(makeup_workdays=["2027-02-14"])
    adoption.forget()

    adoption.refresh()

    assert not bureau_calendar().is_working(date(2026, 12, 27))
    assert bureau_calendar().is_working(date(2027, 2, 14))


def without(name: str) -> list[dict[str, str]]:
    return [row for row in TABLE["holidays"] if row["name"] != name]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"notice_no": ""}, "文号"),
        ({"title": "  "}, "通知名称"),
        ({"holidays": without("端午节")}, "缺少端午节"),
        ({"makeup_workdays": ["2027-03-01"]}, "不是双休日"),
        ({"year": 2028, "holidays": [], "makeup_workdays": []}, "缺少"),
    ],
)
def test_a_table_no_notice_can_have_announced_is_refused(
    bureau: None, changes: dict[str, Any], told: str
) -> None:
    with pytest.raises(CalendarRefused, match=told):
        adopt(**changes)

    assert not AdoptedCalendar.objects.exists()


def test_a_year_may_not_be_left_out(bureau: None) -> None:
    later = [
        {"name": row["name"], "days": row["days"].replace("2027", "2028")}
        for row in TABLE["holidays"]
    ]

    with pytest.raises(CalendarRefused, match="请先采用2027年的安排"):
        adopt(year=2028, holidays=later, makeup_workdays=[])


def test_the_same_table_twice_and_one_that_was_not_previewed_are_refused(bureau: None) -> None:
    with pytest.raises(CalendarRefused, match="预览之后内容有改动"):
        adopt_calendar(
            actor=person("minglu"), at=DECEMBER, table=table_of_2027(), expected="0" * 64
        )
    adopt()

    with pytest.raises(CalendarRefused, match="内容相同"):
        adopt()


def test_whoever_does_not_keep_the_registers_is_refused(bureau: None) -> None:
    with pytest.raises(NotAllowed):
        adopt_calendar(actor=person("kezhang"), at=DECEMBER, table=table_of_2027())


def test_what_waits_to_be_published_follows_the_calendar(bureau: None) -> None:
    walk = Walk(crew(), story(), company(), DECEMBER - timedelta(days=60))
    walk.until("penalty_decided")
    run_due(at=walk.at)
    publication = Publication.objects.get(case=walk.case)
    first = publication.decided_on + timedelta(days=1)
    days = f"{first}/{first + timedelta(days=2)}"
    local = [{"name": "地方节日", "days": days}]

    with override_settings(REGION="CN-5323"):
        adopt(region="CN-5323", year=first.year, holidays=local, makeup_workdays=[])
        assert recount_limits(walk.at) == 1
        assert recount_limits(walk.at) == 0

    later = Publication.objects.get(pk=publication.pk)
    assert later.due_on > publication.due_on
    assert "地方节日放假" in later.explanation


def test_a_closed_case_stays_as_it_is(bureau: None) -> None:
    walk = a_walk()
    walk.until("archived")
    before = list(CaseClock.objects.filter(case=walk.case).values_list("rule", "due_on"))

    adopt()
    run_due(at=DECEMBER + timedelta(minutes=1))

    assert list(CaseClock.objects.filter(case=walk.case).values_list("rule", "due_on")) == before
