"""Give an officer another post in the same section (执法人员职务变动)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.actions._posting import check_since, keep_former, post_officer
from sunlit.registers.officers.actions._recording import has_left, locked, record
from sunlit.registers.officers.life import OfficerPosting
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.refusals import OfficerActRefused

CHANGED = register_code(
    "officers.post_changed",
    fields={"name": str, "former": str, "post": str, "since": date, "reason": str},
    title="执法人员职务变动",
).code


def change_post(
    *,
    actor: Account | None,
    at: datetime,
    officer: Officer,
    post: str,
    since: date,
    reason: str = "",
) -> OfficerPosting:
    """Begin another post from that day. Raises OfficerActRefused, NotAllowed."""
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused)
    post = entry.text("post", post, _("职务"), 100)
    reason = entry.text("reason", reason, _("原因"), 300, required=False)
    with transaction.atomic():
        officer = locked(officer)
        check_since(entry, officer, since, localdate(at))
        if post == officer.post:
            entry.refuse("post", _("职务没有变化。"))
        if has_left(officer, since):
            entry.refuse("since", _("该人员已经退出执法岗位。"))
        entry.settle()
        former = officer.post
        keep_former(officer, since)
        row = post_officer(officer, officer.section, post, since, reason)
        payload = {"former": former, "post": post, "since": since, "reason": reason}
        record(CHANGED, officer, payload, actor=actor, duty=duty, at=at)
    return row
