"""Credentials and entrustments that run out (到期提醒), for the registrar and each officer."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.wording import Words, full_day
from sunlit.registers.bodies.models import EntrustmentAgreement
from sunlit.registers.bodies.powers import agreement_light, agreements_to_mend
from sunlit.registers.officers.reminders import reminders

SHOWN = 5
Told = Iterator[tuple[Words, str]]


def credential_notices(duties: frozenset[Duty], today: date, account_id: int) -> Told:
    """The registrar reads of every credential, an officer of his own."""
    if Duty.REGISTRAR in duties:
        found = reminders(today)
        for one in found[:SHOWN]:
            officer = one.credential.officer
            text = format_lazy("{name}：{told}", name=officer.name, told=one.sentence)
            yield text, reverse("officers:officer", args=[officer.pk])
        if len(found) > SHOWN:
            text = _("还有{count}本执法证件临近到期或者缺年审，查看全部。")
            count = len(found) - SHOWN
            yield format_lazy(text, count=count), reverse("officers:index") + "?state=ending"
    elif duties & {Duty.CASE_OFFICER, Duty.SECTION_HEAD}:
        for one in reminders(today, account_id):
            yield format_lazy(_("您的{told}"), told=one.sentence), reverse("officers:card")


def entrustment_notices(duties: frozenset[Duty], today: date, account_id: int) -> Told:
    """Agreements that are over, end soon or were never filed, for the registrar."""
    if Duty.REGISTRAR not in duties:
        return
    for agreement in agreements_to_mend(today)[:SHOWN]:
        organization = agreement.organization
        yield _agreement(agreement, today), reverse("bodies:body", args=[organization.body_id])


def _agreement(agreement: EntrustmentAgreement, today: date) -> Words:
    _light, word = agreement_light(agreement, today)
    return format_lazy(
        _("委托{name}执法的协议{word}（期限至{day}）。"),
        name=agreement.organization.name,
        word=word,
        day=full_day(agreement.valid_until),
    )
