"""Who holds which duty (职责) on a day; every answer costs one query."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from sunlit.foundations.accounts.duties import Duty, HeldDuty
from sunlit.foundations.accounts.models import Account, DutyAssignment


def _valid(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))


def held_duties(account: Account, on: date) -> frozenset[HeldDuty]:
    """All duties of the person on that day; none for a closed account."""
    if not account.is_active:
        return frozenset()
    rows = DutyAssignment.objects.filter(_valid(on), account=account)
    return frozenset(
        HeldDuty(Duty(duty), section) for duty, section in rows.values_list("duty", "section_code")
    )


def holds(account: Account, duty: str, on: date, section_code: str | None = None) -> bool:
    """Whether the person holds `duty` that day, for the section if one is given."""
    return any(held.covers(duty, section_code) for held in held_duties(account, on))


def holders(duty: str, on: date, section_code: str | None = None) -> QuerySet[Account]:
    """Active persons who hold `duty` that day, by user name; bureau-wide covers every section."""
    assigned = DutyAssignment.objects.filter(_valid(on), account=OuterRef("pk"), duty=duty)
    if section_code is not None:
        assigned = assigned.filter(section_code__in=["", section_code])
    return Account.objects.filter(Exists(assigned), is_active=True).order_by("username")


def assignments(account: Account) -> QuerySet[DutyAssignment]:
    """Every duty the person ever held, newest first."""
    return account.duties.order_by("-valid_from", "-pk")
