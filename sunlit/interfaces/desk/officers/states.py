"""Where an officer stands today, as lists and pages say it in a word (执法人员状态)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.calendars import Light
from sunlit.registers.officers.life import CredentialChange
from sunlit.registers.officers.models import Credential, CredentialStatus, Officer
from sunlit.registers.officers.queries import exit_facts, facts_of, standing_exits
from sunlit.registers.officers.reminders import BANDS, unverified
from sunlit.registers.officers.rules import is_in_term, status_on, verification_fault

STATES: Mapping[str, Promise] = {
    "active": _("在岗"),
    "ending": _("60天内到期"),
    "expired": _("已过期"),
    "suspended": _("暂扣"),
    "unverified": _("缺年审"),
    "without": _("无证件"),
    "exited": _("已退出"),
}
SOON = timedelta(days=BANDS[-1])


@dataclass(frozen=True)
class Standing:
    """The word, its badge, and the light of the end of validity."""

    word: Promise | str
    badge: str
    light: Light | None = None
    ends_on: date | None = None


def standing(officer: Officer, on: date) -> Standing:
    """The standing of an officer read by `with_credentials`."""
    if any(one.holds_on(on) for one in exit_facts(officer)):
        return Standing(_("已退出"), "done")
    found = list(officer.credentials.all())
    if not found:
        return Standing(_("无证件"), "warn")
    return min((_of_credential(one, on) for one in found), key=lambda one: one.badge != "")


def _of_credential(credential: Credential, on: date) -> Standing:
    facts = facts_of(credential)
    status, last = status_on(facts, on), credential.valid_until
    if status != CredentialStatus.VALID:
        return Standing(status.label, "warn", None, last)
    if not is_in_term(facts, on):
        is_over = last is not None and last < on
        return Standing(_("已过期") if is_over else _("尚未生效"), "warn", Light.RED, last)
    light = Light.YELLOW if last and last - on <= SOON else Light.GREEN
    if verification_fault(facts, on):
        return Standing(_("缺年审"), "warn", light, last)
    return Standing(_("有效"), "", light, last)


def in_state(officers: QuerySet[Officer], state: str, on: date) -> QuerySet[Officer]:
    """Those of the officers in a state that day; all of them for an unknown one."""
    gone = Exists(standing_exits(on).filter(officer=OuterRef("pk")))
    if state == "exited":
        return officers.filter(gone)
    if state not in STATES:
        return officers
    officers = officers.filter(~gone)
    own = Credential.objects.filter(officer=OuterRef("pk"))
    if state == "without":
        return officers.filter(~Exists(own))
    if state == "suspended":
        return officers.filter(Exists(_suspended(on)))
    if state == "ending":
        return officers.filter(Exists(own.filter(valid_until__range=(on, on + SOON))))
    if state == "expired":
        running = own.filter(Q(valid_until=None) | Q(valid_until__gte=on))
        return officers.filter(Exists(own), ~Exists(running))
    if state == "unverified":
        return officers.filter(Exists(unverified(on).filter(officer=OuterRef("pk"))))
    return officers


def _suspended(on: date) -> QuerySet[Credential]:
    """Credentials suspended that day: by a change no later one has followed, or by a list."""
    begun = CredentialChange.objects.filter(from_on__lte=on).exclude(kind="RENEWED")
    later = begun.filter(credential=OuterRef("credential"), pk__gt=OuterRef("pk"))
    lasting = Q(until_on=None) | Q(until_on__gte=on)
    held = begun.filter(~Exists(later), lasting, kind="SUSPENDED", credential=OuterRef("pk"))
    by_list = Q(status=CredentialStatus.SUSPENDED, changes=None)
    own = Credential.objects.filter(officer=OuterRef("pk"))
    return own.filter(Q(Exists(held)) | by_list)
