"""Who drafts, who approves a list version, in which order (清单报批的岗位分离)."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import holds
from sunlit.foundations.refusals import NotAllowed
from sunlit.registers.bodies.models import Section
from sunlit.registers.intake.policies import COMMAND_LINE
from sunlit.registers.lists.models import ListOpinion, ListOutcome, ListStatus, ListVersion

DUTY_AT = {
    ListStatus.SECTION_HEAD: Duty.SECTION_HEAD,
    ListStatus.LEGAL_AFFAIRS: Duty.LEGAL_REVIEWER,
    ListStatus.LEADER: Duty.BUREAU_LEADER,
}
AFTER = {
    ListStatus.SECTION_HEAD: ListStatus.LEGAL_AFFAIRS,
    ListStatus.LEGAL_AFFAIRS: ListStatus.LEADER,
    ListStatus.LEADER: ListStatus.APPROVED,
}


def drafting_duty(actor: Account | None, section: Section | None, at: datetime) -> str:
    """The duty under which a person drafts: 名录管理员, or 科室负责人 of the leading section."""
    if actor is None:
        return COMMAND_LINE
    day = localdate(at)
    if holds(actor, Duty.REGISTRAR, day):
        return str(Duty.REGISTRAR)
    if section is not None and holds(actor, Duty.SECTION_HEAD, day, section.code):
        return str(Duty.SECTION_HEAD)
    raise NotAllowed(_("清单由名录管理员或者牵头科室负责人起草。"))


def may_draft(actor: Account, section: Section | None, at: datetime) -> bool:
    """Whether the person drafts for that section; for buttons."""
    try:
        return bool(drafting_duty(actor, section, at))
    except NotAllowed:
        return False


def round_of(opinions: Sequence[ListOpinion]) -> list[ListOpinion]:
    """The opinions since the version was last submitted: an approval round starts anew."""
    starts = [at for at, one in enumerate(opinions) if one.outcome == ListOutcome.SUBMITTED]
    return list(opinions[starts[-1] :]) if starts else []


def approving_duty(
    actor: Account, version: ListVersion, opinions: Sequence[ListOpinion], at: datetime
) -> str:
    """The duty under which a person approves at the step the version waits at.

    Refused without the duty, to whoever wrote in the draft or submitted it, and to whoever has
    approved this round already: four steps, four persons (岗位分离).
    """
    duty = DUTY_AT[ListStatus(version.status)]
    section = version.lead_section
    code = section.code if duty == Duty.SECTION_HEAD and section else None
    if not holds(actor, duty, localdate(at), code):
        raise NotAllowed(_holder_sentence(duty, section))
    if actor.pk in version.editor_ids or actor.pk == version.drafted_by_id:
        raise NotAllowed(_("起草、修改过这一版清单的人不能审批它，请由另一人办理。"))
    if actor.pk in {one.actor_id for one in round_of(opinions)}:
        raise NotAllowed(_("报批人和已经审批过的人不能再次审批，每一步由不同的人办理。"))
    return str(duty)


def may_approve(
    actor: Account, version: ListVersion, opinions: Sequence[ListOpinion], at: datetime
) -> bool:
    """Whether the person may decide now; for buttons and the workbench."""
    if not version.is_waiting:
        return False
    try:
        return bool(approving_duty(actor, version, opinions, at))
    except NotAllowed:
        return False


def _holder_sentence(duty: Duty, section: Section | None) -> str:
    if duty == Duty.SECTION_HEAD and section:
        return str(format_lazy(_("这一步由“{section}”的负责人办理。"), section=section.name))
    return str(format_lazy(_("这一步由{label}办理。"), label=duty.label))
