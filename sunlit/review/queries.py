"""Submissions as lists and figures see them (审核工作量)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case as Choose
from django.db.models import Exists, OuterRef, QuerySet, TextChoices, Value, When
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Todo
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.calendars import Calendar, working_days_between
from sunlit.review.models import ReviewOpinion, ReviewSubmission


class ReviewState(TextChoices):
    """How far a submission has come (审核状态)."""

    OPEN = "OPEN", _("待审核")
    RETURNED = "RETURNED", _("退回补正中")
    CONCLUDED = "CONCLUDED", _("已出具意见")
    REPLACED = "REPLACED", _("已改由他人或者重新送审")
    LAPSED = "LAPSED", _("内容已变化，待重新送审")


WAITING = (ReviewState.OPEN, ReviewState.RETURNED)


def with_states(
    rows: QuerySet[ReviewSubmission], *asked: ReviewState
) -> QuerySet[ReviewSubmission]:
    """The submissions with their `state`, as the to-dos of their cases tell it; those asked for."""
    later = ReviewSubmission.objects.filter(case=OuterRef("case"), pk__gt=OuterRef("pk"))
    todo = Todo.objects.filter(case=OuterRef("case"))
    found = rows.annotate(
        state=Choose(
            When(opinion__isnull=False, then=Value(ReviewState.CONCLUDED.value)),
            When(Exists(later), then=Value(ReviewState.REPLACED.value)),
            When(Exists(todo.filter(step="review_supplied")), then=Value("RETURNED")),
            When(Exists(todo.filter(step="review_concluded")), then=Value("OPEN")),
            default=Value(ReviewState.LAPSED.value),
        )
    )
    return found.filter(state__in=asked) if asked else found


def state_of(row: ReviewSubmission) -> ReviewState:
    """The state of a submission that came `with_states`."""
    annotated: dict[str, str] = vars(row)
    return ReviewState(annotated["state"])


@dataclass(frozen=True)
class Workload:
    """What one reviewer has done in a year and has before him (审核工作量).

    `days` is the mean of working days from submission to opinion, None without an opinion.
    """

    account_id: int
    name: str
    waiting: int
    concluded: int
    passed: int
    days: float | None

    @property
    def pass_rate(self) -> int | None:
        """Passed of all opinions, in percent."""
        return round(100 * self.passed / self.concluded) if self.concluded else None


def workloads(year: int, calendar: Calendar) -> list[Workload]:
    """The reviewers who gave an opinion in the year or have one to give, busiest first."""
    given: dict[int, list[tuple[date, date, str]]] = {}
    rows = ReviewOpinion.objects.filter(concluded_at__year=year).values_list(
        "submission__reviewer", "submission__submitted_at", "concluded_at", "opinion"
    )
    for reviewer, submitted, concluded, opinion in rows:
        given.setdefault(reviewer, []).append((localdate(submitted), localdate(concluded), opinion))
    open_rows = with_states(ReviewSubmission.objects.all(), *WAITING)
    waiting = list(open_rows.values_list("reviewer", flat=True))
    names = dict(Account.objects.filter(pk__in={*given, *waiting}).values_list("pk", "full_name"))
    found = [
        Workload(
            account_id=pk,
            name=name,
            waiting=waiting.count(pk),
            concluded=len(given.get(pk, ())),
            passed=sum(opinion == "PASSED" for _from, _to, opinion in given.get(pk, ())),
            days=_mean_days(given.get(pk, ()), calendar),
        )
        for pk, name in names.items()
    ]
    return sorted(found, key=lambda one: (-one.waiting, -one.concluded, one.account_id))


def _mean_days(given: Iterable[tuple[date, date, str]], calendar: Calendar) -> float | None:
    days = [working_days_between(start, end, calendar) for start, end, _opinion in given]
    return round(sum(days) / len(days), 1) if days else None
