"""What a party still owes (履行): fine, confiscation and late fine, as computed on a day (分)."""

from dataclasses import dataclass
from datetime import date, timedelta

from sunlit.procedures.case_file import CaseFile
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
        """Everything not yet paid, in 分."""
        return (
            self.fine
            + self.confiscation
            + self.late_fine
            - self.fine_paid
            - self.confiscation_paid
            - self.late_fine_paid
        )

    def open_of(self, covers: str) -> int:
        """What is open of one kind of money: FINE, CONFISCATION or LATE_FINE."""
        return {
            "FINE": self.fine - self.fine_paid,
            "CONFISCATION": self.confiscation - self.confiscation_paid,
            "LATE_FINE": self.late_fine - self.late_fine_paid,
        }[covers]


def pay_by(file: CaseFile) -> date | None:
    """The last day to pay: 15 days from receipt, or the end of an approved deferral."""
    served = file.last_after(file.last("penalty_decided"), "decision_served")
    if served is None:
        return None
    deferred = file.last_after(served, "deferral_approved")
    return deferred.day("until_on") if deferred else party_deadline(file, "payment", served)


def remedy_days(file: CaseFile, first: date, last: date) -> int:
    """Days of reconsideration or litigation inside a span (both ends inclusive), counted once."""
    spans: list[tuple[date, date]] = []
    for opened in file.all("remedy_opened"):
        ended = file.last_after(opened, "remedy_ended")
        spans.append((opened.day("opened_on"), ended.day("ended_on") if ended else last))
    days: set[date] = set()
    for begin, end in spans:
        day = max(begin, first)
        while day <= min(end, last):
            days.add(day)
            day += timedelta(days=1)
    return len(days)


def account(file: CaseFile) -> Account | None:
    """The account of a decided penalty on the file's day; None before the decision."""
    decision, draft = file.last("penalty_decided"), file.last("decision_drafted")
    if decision is None or draft is None:
        return None
    fine, confiscation = draft.data.get("fine") or 0, draft.data.get("confiscation") or 0
    paid = {"FINE": 0, "CONFISCATION": 0, "LATE_FINE": 0}
    settled_on = file.today
    for payment in file.all("payment_recorded"):
        covers = payment.data.get("covers", "FINE")
        paid[covers] += payment.data.get("amount") or 0
        if covers == "FINE" and paid["FINE"] >= fine:
            settled_on = min(settled_on, payment.day("paid_on"))
    deadline, late = pay_by(file), 0
    if deadline and fine and settled_on > deadline:
        excluded = remedy_days(file, deadline + timedelta(days=1), settled_on)
        permille = file.rules.parameters.late_fine_permille_per_day
        late = late_fine_fen(fine, settled_on, deadline, excluded, permille)
    return Account(
        fine, confiscation, late, paid["FINE"], paid["CONFISCATION"], paid["LATE_FINE"], deadline
    )
