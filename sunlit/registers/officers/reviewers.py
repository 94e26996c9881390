"""Legal reviewers in office, their training of the year and their share of all officers."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum

from sunlit.foundations.accounts.models import Account
from sunlit.registers.officers.models import LegalReviewer
from sunlit.registers.officers.queries import in_office, officers_on
from sunlit.registers.officers.standards import (
    REVIEWER_PERMILLE,
    TRAINING_HOURS,
    Standard,
    standard_on,
)


@dataclass(frozen=True)
class ReviewerShare:
    """法制审核人员占执法人员的比例: both counts, the share asked for in thousandths, its basis."""

    reviewers: int
    officers: int
    standard: Standard

    @property
    def is_enough(self) -> bool:
        """Whether the share is reached; a unit without officers owes nobody a reviewer."""
        return self.reviewers * 1000 >= self.officers * self.standard.value

    @property
    def percent(self) -> str:
        """The share in percent with one decimal, e.g. "8.3"."""
        if not self.officers:
            return "—"
        permille = self.reviewers * 1000 // self.officers
        return f"{permille // 10}.{permille % 10}"

    @property
    def needed(self) -> int:
        """How many reviewers the share asks for."""
        return -(-self.officers * self.standard.value // 1000)


def reviewers_on(on: date) -> QuerySet[LegalReviewer]:
    """Reviewers in office that day, qualified or not."""
    return LegalReviewer.objects.filter(in_office(on)).select_related("account", "section")


def qualification_no(account: Account) -> str:
    """The number of the person's legal qualification (法律职业资格证编号); "" if there is none."""
    numbers = LegalReviewer.objects.filter(account=account)
    return numbers.values_list("qualification_no", flat=True).first() or ""


def reviewer_share(on: date) -> ReviewerShare:
    """The share on that day: qualified reviewers in office of all officers in enforcement."""
    qualified = reviewers_on(on).filter(has_legal_qualification=True).count()
    return ReviewerShare(qualified, officers_on(on).count(), standard_on(REVIEWER_PERMILLE, on))


def with_hours(reviewers: QuerySet[LegalReviewer], year: int) -> QuerySet[LegalReviewer]:
    """The same with `hours_of_year`, the hours of training recorded in that year (None: none)."""
    mine = Q(trainings__held_on__year=year)
    return reviewers.annotate(hours_of_year=Sum("trainings__hours", filter=mine))


def hours_standard(on: date) -> Standard:
    """Hours of training asked for in a year (年度培训学时)."""
    return standard_on(TRAINING_HOURS, on)
