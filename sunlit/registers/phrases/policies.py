"""Who may add and remove phrases (常用语的管理)."""

from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import ADMINISTRATORS, Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import held_duties
from sunlit.foundations.refusals import NotAllowed
from sunlit.registers.bodies.models import Section
from sunlit.registers.phrases.models import Audience


def duty_for(actor: Account, at: datetime, audience: str, section: Section | None) -> str:
    """The duty under which the person keeps phrases for these readers. Raises NotAllowed.

    One's own: whoever handles business. A section's: its head. The bureau's: the legal section.
    """
    held = held_duties(actor, localdate(at))
    business = sorted(one.duty for one in held if one.duty not in ADMINISTRATORS)
    if audience == Audience.OWN and business:
        return business[0]
    if audience == Audience.SECTION and section is not None:
        if any(one.covers(Duty.SECTION_HEAD, section.code) for one in held):
            return Duty.SECTION_HEAD
        raise NotAllowed(_("本科室的常用语由科室负责人管理。"))
    if audience == Audience.BUREAU and Duty.LEGAL_REVIEWER in business:
        return Duty.LEGAL_REVIEWER
    raise NotAllowed(_("全局的常用语由政策法规科管理。"))
