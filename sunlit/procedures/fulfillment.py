"""What a party still owes (履行): fine, confiscation and late fine, as computed on a day (分)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.deadlines import party_deadline
from sunlit.procedures.penalties import late_fine_fen


@dataclass(frozen=True)
class Account:
    """Amounts in 分. `late_fine` is what has accrued until the fine was paid, or until today."""

    fine: int
    confiscation: int
    late_fine: int
    fine_paid: int
    confiscation_paid: int
    late_fine_paid: int
    pay_by: date | None

    @property
    def outstanding(self) -> int:
        """Everything not yet paid, in 分; too much of one kind never pays for another."""
        return sum(max(self.open_of(kind), 0) for kind in ("FINE", "CONFISCATION", "LATE_FINE"))

    def open_of(self, covers: str) -> int:
        """What is open of one kind of money: FINE, CONFISCATION or LATE_FINE."""
        return {
            "FINE": self.fine - self.fine_paid,
            "CONFISCATION": self.confiscation - self.confiscation_paid,
            "LATE_FINE": self.late_fine - self.late_fine_paid,
        }[covers]


def pay_by(file: CaseFile) -> date | None:
    """The last day to pay: 15 days from receipt, or the end of an approved deferral."""
    served = _served(file)
    if served is None:
        return None
    ordinary = party_deadline(file, "payment", served)
    deferred = file.last_after(served, "deferral_approved")
    return max(ordinary, deferred.day("until_on")) if deferred else ordinary


def _served(file: CaseFile) -> Taken | None:
    return file.last_after(file.last("penalty_decided"), "decision_served")


def excluded_days(file: CaseFile, first: date, last: date) -> int:
    """Days inside a span (both ends inclusive) on which no late fine accrues, each counted once.

    Days of reconsideration or litigation (《行政处罚法》第七十三条第三款) and of an approved
    deferral, from its approval on: what had accrued before stays owed.
    """
    days: set[date] = set()
    for begin, end in _spans(file, last):
        day = max(begin, first)
        while day <= min(end, last):
            days.add(day)
            day += timedelta(days=1)
    return len(days)


def _spans(file: CaseFile, last: date) -> Iterator[tuple[date, date]]:
    ends = list(file.all("remedy_ended"))
    for opened in file.all("remedy_opened"):
        ended = next((end for end in ends if end.position > opened.position), None)
        yield opened.day("opened_on"), ended.day("ended_on") if ended else last
    for deferred in file.all("deferral_approved"):
        yield deferred.on, deferred.day("until_on")


def account(file: CaseFile) -> Account | None:
    """The account of a decided penalty on the file's day; None before the decision."""
    decision = file.last("penalty_decided")
    if decision is None:
        return None
    imposed = file.last("fine_changed") or file.last("decision_drafted") or decision
    fine, confiscation = imposed.data.get("fine") or 0, imposed.data.get("confiscation") or 0
    paid = {"FINE": 0, "CONFISCATION": 0, "LATE_FINE": 0}
    settled_on = file.today
    for payment in file.all("payment_recorded"):
        covers = payment.data.get("covers", "FINE")
        paid[covers] += payment.data.get("amount") or 0
        if covers == "FINE" and paid["FINE"] >= fine:
            settled_on = min(settled_on, payment.day("paid_on"))
    return Account(
        fine,
        confiscation,
        _late_fine(file, fine, settled_on),
        paid["FINE"],
        paid["CONFISCATION"],
        paid["LATE_FINE"],
        pay_by(file),
    )


def _late_fine(file: CaseFile, fine: int, settled_on: date) -> int:
    """What has accrued on the fine from the end of the ordinary time to pay until a day."""
    served = _served(file)
    deadline = party_deadline(file, "payment", served) if served else None
    if not fine or deadline is None or settled_on <= deadline:
        return 0
    excluded = excluded_days(file, deadline + timedelta(days=1), settled_on)
    permille = file.rules.parameters.late_fine_permille_per_day
    return late_fine_fen(fine, settled_on, deadline, excluded, permille)
