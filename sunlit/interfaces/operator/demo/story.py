"""One demonstration case as a story: what happened, what is proposed, how far it goes."""

from dataclasses import dataclass
from datetime import date, timedelta

from sunlit.foundations.calendars import Period, Unit, days_before, national


@dataclass(frozen=True)
class Story:
    """The content of a case. `fine` in 元 as typed; ids are those of officers and accounts."""

    item: str
    facts: str
    articles: str
    penalty_articles: str
    party_address: str = "示例市开发区1号"
    source: str = "INSPECTION"
    outcome: str = "PENALTY"
    kinds: tuple[str, ...] = ("FINE",)
    fine: str = "60000"
    is_complex: bool = False
    wants_hearing: bool = False
    states: bool = False
    discretion: str = "当事人系初次违法并已改正，按照本局裁量基准属一般情形。"
    lead_officer: int = 0
    assisting_officer: int = 0
    chair: int = 0

    def hearing_day(self, notified: date) -> date:
        """The first working day that leaves seven working days after the notification."""
        calendar, day = national(), notified + timedelta(days=9)
        ahead = Period(7, Unit.WORKING_DAY)
        while days_before(day, ahead, calendar) < notified or not calendar.is_working(day):
            day += timedelta(days=1)
        return day
