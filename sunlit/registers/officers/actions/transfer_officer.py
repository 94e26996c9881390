"""Move an officer to another section (执法人员调整科室)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.bodies.models import Section
from sunlit.registers.bodies.queries import sections_on
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.actions._posting import check_since, keep_former, post_officer
from sunlit.registers.officers.actions._recording import has_left, locked, record
from sunlit.registers.officers.life import OfficerPosting
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.refusals import OfficerActRefused

TRANSFERRED = register_code(
    "officers.transferred",
    fields={"name": str, "former": str, "section": str, "post": str, "since": date, "reason": str},
    title="执法人员调整科室",
).code


def transfer_officer(
    *,
    actor: Account | None,
    at: datetime,
    officer: Officer,
    section: Section,
    since: date,
    post: str = "",
    reason: str = "",
) -> OfficerPosting:
    """Begin the posting in another section; the former one ends the day before.

    An empty `post` keeps the post. Raises OfficerActRefused, NotAllowed without 名录管理员.
    """
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused)
    post = entry.text("post", post, _("职务"), 100, required=False)
    reason = entry.text("reason", reason, _("原因"), 300, required=False)
    with transaction.atomic():
        officer = locked(officer)
        check_since(entry, officer, since, localdate(at))
        if section.pk == officer.section_id:
            entry.refuse("section", _("该人员已经在这个科室。"))
        elif not sections_on(since).filter(pk=section.pk).exists():
            entry.refuse("section", _("该科室当天不存在。"))
        if has_left(officer, since):
            entry.refuse("since", _("该人员已经退出执法岗位。"))
        entry.settle()
        former = officer.section.name if officer.section else ""
        keep_former(officer, since)
        row = post_officer(officer, section, post or officer.post, since, reason)
        payload = {
            "former": former,
            "section": section.name,
            "post": row.post,
            "since": since,
            "reason": reason,
        }
        record(TRANSFERRED, officer, payload, actor=actor, duty=duty, at=at)
    return row
