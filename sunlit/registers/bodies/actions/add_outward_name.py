"""Give a body a further name with its own seal (加挂名称)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.bodies.actions._recording import record
from sunlit.registers.bodies.models import EnforcementBody, OutwardName
from sunlit.registers.bodies.queries import Directory
from sunlit.registers.bodies.refusals import BodyActRefused
from sunlit.registers.bodies.rules import BODY_ARTICLE
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar

ADDED = register_code(
    "bodies.outward_name_added",
    fields={"body": str, "name": str, "seal_name": str, "seal_no": str, "valid_from": date},
    title="登记加挂名称",
).code


def add_outward_name(
    *,
    actor: Account | None,
    at: datetime,
    body: EnforcementBody,
    name: str,
    seal_name: str,
    seal_no: str,
    valid_from: date,
) -> OutwardName:
    """Enter the name and its seal; documents go on bearing the body's own name.

    A name the body already bears without a seal is completed. Raises BodyActRefused, NotAllowed.
    """
    duty = require_registrar(actor, at)
    entry = Entry(BodyActRefused, BODY_ARTICLE)
    name = entry.text("name", name, _("加挂名称"), 200)
    seal_name = entry.text("seal_name", seal_name, _("印章名称"), 200)
    seal_no = entry.text("seal_no", seal_no, _("印章编号"), 60)
    with transaction.atomic():
        body = EnforcementBody.objects.select_for_update().get(pk=body.pk)
        bare = body.outward_names.filter(name=name, seal_no="", valid_until=None).first()
        if bare is None and Directory().body(name):
            entry.refuse("name", _("这个名称已经有执法主体在使用。"))
        taken = OutwardName.objects.filter(seal_no=seal_no, valid_until=None).first()
        if taken and seal_no:
            sentence = _("印章编号{no}已用于“{name}”。")
            entry.refuse("seal_no", format_lazy(sentence, no=seal_no, name=taken.name))
        entry.settle()
        row = bare or OutwardName(body=body, name=name)
        row.seal_name, row.seal_no, row.valid_from = seal_name, seal_no, valid_from
        row.save()
        payload = {
            "name": name,
            "seal_name": seal_name,
            "seal_no": seal_no,
            "valid_from": valid_from,
        }
        record(ADDED, body, payload, actor=actor, duty=duty, at=at)
    return row
