"""Appoint a legal reviewer (确定法制审核人员), 《行政处罚法》第五十八条第二款."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.registers.bodies.models import Section
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.models import LegalReviewer
from sunlit.registers.officers.refusals import OfficerActRefused

APPOINTED = register_code(
    "reviewers.appointed",
    fields={"name": str, "is_qualified": bool, "qualification_no": str},
    title="确定法制审核人员",
).code
LONGEST_NO = 64


def appoint_reviewer(
    *,
    actor: Account | None,
    at: datetime,
    account: Account,
    section: Section,
    qualification_no: str,
    valid_from: date,
) -> LegalReviewer:
    """Enter a reviewer; an empty qualification number means no legal qualification.

    `actor` None is the command line. Raises NotAllowed without the duty 名录管理员,
    OfficerActRefused for a number that is too long.
    """
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused)
    label = _("法律职业资格证编号")
    qualification_no = entry.text(
        "qualification_no", qualification_no, label, LONGEST_NO, required=False
    )
    entry.settle()
    with transaction.atomic():
        reviewer, _new = LegalReviewer.objects.update_or_create(
            account=account,
            defaults={
                "section": section,
                "has_legal_qualification": bool(qualification_no),
                "qualification_no": qualification_no,
                "valid_from": valid_from,
                "valid_until": None,
                "end_reason": "",
            },
        )
        append(
            stream="registers/reviewers",
            code=APPOINTED,
            actor=actor,
            duty=duty,
            at=at,
            payload={
                "name": account.full_name,
                "is_qualified": bool(qualification_no),
                "qualification_no": qualification_no,
            },
            subject_kind="LegalReviewer",
            subject_id=str(reviewer.pk),
            subject_title=account.full_name,
        )
    return reviewer
