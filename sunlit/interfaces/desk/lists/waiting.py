"""On whom a version waits (下一步由谁办理), in words, and which versions wait for one person."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Prefetch
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.duties import Duty, HeldDuty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import holders
from sunlit.registers.lists.models import ListOpinion, ListStatus, ListVersion
from sunlit.registers.lists.policies import DUTY_AT, may_approve, round_of


def waiting_for(version: ListVersion, at: datetime) -> str:
    """ "由法制审核员、法制审核员二办理"; empty where nobody is asked."""
    if not version.is_waiting:
        return ""
    names = "、".join(account.full_name for account in approvers(version, at))
    if not names:
        return _("没有可以办理的人：请安排未参与起草和审批的人担任这一职责。")
    return _("由%(names)s办理") % {"names": names}


def approvers(version: ListVersion, at: datetime) -> list[Account]:
    """Who can decide at the step the version waits at, those who had a part before left out."""
    duty = DUTY_AT[ListStatus(version.status)]
    section = version.lead_section
    code = section.code if duty == Duty.SECTION_HEAD and section else None
    opinions = list(version.opinions.all())
    barred = {*version.editor_ids, *(one.actor_id for one in round_of(opinions))}
    return [one for one in holders(duty, localdate(at), code) if one.pk not in barred]


def waiting_for_me(person: Account, held: Iterable[HeldDuty], at: datetime) -> list[ListVersion]:
    """The versions the person can decide on now, for the workbench."""
    duties = {one.duty for one in held}
    steps = [step for step, duty in DUTY_AT.items() if duty in duties]
    if not steps:
        return []
    found = ListVersion.objects.filter(status__in=steps).select_related("lead_section")
    opinions = Prefetch("opinions", ListOpinion.objects.order_by("pk"))
    return [
        version
        for version in found.prefetch_related(opinions)
        if may_approve(person, version, list(version.opinions.all()), at)
    ]
