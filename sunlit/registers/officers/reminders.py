"""What is about to run out (到期提醒): credentials, and annual verifications still missing."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import full_day
from sunlit.registers.officers.models import (
    AnnualVerification,
    Credential,
    CredentialStatus,
    VerificationResult,
)
from sunlit.registers.officers.queries import standing_exits

BANDS = (7, 30, 60)  # days before the end at which a reminder grows more urgent
MOST = 100


@dataclass(frozen=True)
class Reminder:
    """One credential that needs somebody's care. `band` is 7, 30 or 60 days; 0 has no end day."""

    credential: Credential
    sentence: Promise
    due_on: date | None
    band: int


def reminders(on: date, account_id: int | None = None) -> list[Reminder]:
    """Reminders of that day, most urgent first; of one person's own credential if one is given."""
    ending = of_person(expiring(on), account_id).order_by("valid_until", "pk")
    found = [_ending(one, one.valid_until, on) for one in ending[:MOST] if one.valid_until]
    missing = of_person(unverified(on), account_id).order_by("pk")
    return found + [_missing(credential, on) for credential in missing[:MOST]]


def running(on: date) -> QuerySet[Credential]:
    """Credentials on record as valid, whose officers are in enforcement that day."""
    left = standing_exits(on).filter(officer=OuterRef("officer"))
    return Credential.objects.filter(~Exists(left), status=CredentialStatus.VALID).select_related(
        "officer"
    )


def expiring(on: date, within: int = BANDS[-1]) -> QuerySet[Credential]:
    """Credentials whose last day lies within so many days."""
    return running(on).filter(valid_until__range=(on, on + timedelta(days=within)))


def unverified(on: date) -> QuerySet[Credential]:
    """Credentials that run, but whose year before was not verified: they entitle to nothing."""
    year = on.year - 1
    passed = AnnualVerification.objects.filter(
        credential=OuterRef("pk"), year=year, result=VerificationResult.PASSED
    )
    begun = running(on).filter(valid_from__year__lte=year) | running(on).filter(valid_from=None)
    return begun.filter(~Exists(passed)).exclude(valid_until__lt=on)


def of_person(credentials: QuerySet[Credential], account_id: int | None) -> QuerySet[Credential]:
    """Those of the officer who signs in with the account; all without one."""
    return credentials.filter(officer__account_id=account_id) if account_id else credentials


def _ending(credential: Credential, last: date, on: date) -> Reminder:
    left = (last - on).days
    sentence = format_lazy(
        _("执法证件{no}有效期至{day}，还有{left}天，请办理换证。"),
        no=credential.credential_no,
        day=full_day(last),
        left=left,
    )
    return Reminder(credential, sentence, last, next(band for band in BANDS if left <= band))


def _missing(credential: Credential, on: date) -> Reminder:
    sentence = format_lazy(
        _("执法证件{no}没有{year}年年审合格记录，目前不具备执法资格。"),
        no=credential.credential_no,
        year=on.year - 1,
    )
    return Reminder(credential, sentence, None, 0)
