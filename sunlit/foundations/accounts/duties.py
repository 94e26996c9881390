"""The duties (职责) a person of the bureau may hold, and which of them exclude each other. Pure."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Duty(TextChoices):
    """What a person answers for; the three administrators (三员) stand apart from all others."""

    CASE_OFFICER = "CASE_OFFICER", _("承办人")
    SECTION_HEAD = "SECTION_HEAD", _("科室负责人")
    LEGAL_REVIEWER = "LEGAL_REVIEWER", _("法制审核员")
    BUREAU_LEADER = "BUREAU_LEADER", _("局领导")
    DISCLOSURE_STAFF = "DISCLOSURE_STAFF", _("公示员")
    DISCLOSURE_CLEARER = "DISCLOSURE_CLEARER", _("公示审查员")
    REGISTRAR = "REGISTRAR", _("名录管理员")
    SUPERVISOR = "SUPERVISOR", _("监督员")
    ARCHIVIST = "ARCHIVIST", _("档案员")
    SYSTEM_ADMIN = "SYSTEM_ADMIN", _("系统管理员")
    SECURITY_ADMIN = "SECURITY_ADMIN", _("安全管理员")
    AUDIT_ADMIN = "AUDIT_ADMIN", _("审计管理员")


ADMINISTRATORS = frozenset({Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN, Duty.AUDIT_ADMIN})


@dataclass(frozen=True)
class HeldDuty:
    """A duty as held on a day; an empty section code means the whole bureau."""

    duty: Duty
    section_code: str

    def covers(self, duty: str, section_code: str | None) -> bool:
        """Whether this is `duty` for the section; None asks for any section."""
        return self.duty == duty and (
            section_code is None or self.section_code in ("", section_code)
        )


def duty_group(duty: str) -> str:
    """Duties of different groups never meet in one person: 三员互斥，且不兼业务职责."""
    return duty if duty in ADMINISTRATORS else "BUSINESS"


def overlaps(start: date, end: date | None, other_start: date, other_end: date | None) -> bool:
    """Whether two periods share a day; an end is the first day no longer inside."""
    return (end is None or other_start < end) and (other_end is None or start < other_end)
