"""Amend what the register says of a body (变更执法主体信息)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.identifiers import check_uscc
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.bodies.actions._recording import record
from sunlit.registers.bodies.models import EnforcementBody
from sunlit.registers.bodies.refusals import BodyActRefused
from sunlit.registers.bodies.rules import BODY_ARTICLE, is_known_kind
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar

AMENDED = register_code(
    "bodies.amended",
    fields={"body": str, "changes": list[str]},
    title="变更执法主体信息",
).code
REQUIRED = ("name", "nature", "legal_representative", "address", "hotline")
TEXTS = (
    *REQUIRED,
    "funding",
    "uscc",
    "document_mark",
    "postal_code",
    "phone",
    "reconsideration_body",
    "court",
    "duties_text",
    "powers_text",
    "bases_text",
)
COUNTS = ("staff_quota", "staff_count")


def amend_body(
    *, actor: Account | None, at: datetime, body: EnforcementBody, fields: Mapping[str, Any]
) -> EnforcementBody:
    """Write the columns given; others stay. The ledger keeps every change with before and after.

    Raises BodyActRefused (by field; also where nothing would change), NotAllowed.
    """
    duty = require_registrar(actor, at)
    entry = Entry(BodyActRefused, BODY_ARTICLE)
    values = _checked(entry, fields)
    entry.settle()
    with transaction.atomic():
        body = EnforcementBody.objects.select_for_update().get(pk=body.pk)
        changes = []
        for name, value in values.items():
            before = getattr(body, name)
            if before != value:
                changes.append(f"{name}：{before or ''} → {value or ''}")
                setattr(body, name, value)
        if not changes:
            raise BodyActRefused(_("没有任何改动。"))
        try:
            with transaction.atomic():
                body.save()
        except IntegrityError:
            entry.fail("name", _("已有同名的执法主体。"))
        record(AMENDED, body, {"changes": changes}, actor=actor, duty=duty, at=at)
    return body


def _checked(entry: Entry, fields: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in TEXTS:
        if name in fields:
            column = EnforcementBody._meta.get_field(name)
            longest = getattr(column, "max_length", None) or 5000
            values[name] = entry.text(
                name, fields[name], _label(name), longest, required=name in REQUIRED
            )
    if (fault := check_uscc(values["uscc"]) if values.get("uscc") else "") and fault:
        entry.refuse("uscc", fault)
    if "kind" in fields:
        values["kind"] = fields["kind"]
        if not is_known_kind(fields["kind"]):
            entry.refuse("kind", _("请选择主体类别。"))
    for name in COUNTS:
        if name in fields:
            values[name] = fields[name]
    quota, count = values.get("staff_quota"), values.get("staff_count")
    for name, number in (("staff_quota", quota), ("staff_count", count)):
        if number is not None and not 0 <= number <= 100_000:
            entry.refuse(
                name, format_lazy(_("{label}应当是0到100000之间的整数。"), label=_label(name))
            )
    return values


def _label(name: str) -> str:
    return str(getattr(EnforcementBody._meta.get_field(name), "verbose_name", name))
