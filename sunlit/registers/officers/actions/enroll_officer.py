"""Enroll a person who is to become an officer (登记拟任执法人员): no credential yet."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.bodies.models import Section
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.actions._posting import post_officer
from sunlit.registers.officers.actions._recording import record
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.refusals import ISSUE_BASIS, OfficerActRefused

ENROLLED = register_code(
    "officers.enrolled",
    fields={"name": str, "section": str, "post": str, "since": date},
    title="登记拟任执法人员",
).code


def enroll_officer(
    *,
    actor: Account | None,
    at: datetime,
    name: str,
    section: Section,
    since: date,
    post: str = "",
    account: Account | None = None,
) -> Officer:
    """Enter a person who will train and sit the exam; entitled to nothing until a credential.

    Raises OfficerActRefused where the account belongs to another officer, NotAllowed.
    """
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused, ISSUE_BASIS)
    name = entry.text("name", name, _("姓名"), 100)
    post = entry.text("post", post, _("职务"), 100, required=False)
    entry.not_after("since", since, localdate(at))
    if account and Officer.objects.filter(account=account).exists():
        entry.refuse("account", _("该账号已经是另一名执法人员的账号，一人不能登记在两个科室。"))
    entry.settle()
    with transaction.atomic():
        officer = Officer.objects.create(name=name, unit=section.body.name, account=account)
        post_officer(officer, section, post, since, "")
        payload = {"section": section.name, "post": post, "since": since}
        record(ENROLLED, officer, payload, actor=actor, duty=duty, at=at)
    return officer
