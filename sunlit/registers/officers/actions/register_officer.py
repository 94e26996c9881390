"""Register one officer with a credential (登记执法人员)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import Refusal
from sunlit.registers.bodies.models import Section
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.life import OfficerPosting
from sunlit.registers.officers.models import (
    AnnualVerification,
    Credential,
    Officer,
    VerificationResult,
)

REGISTERED = register_code(
    "officers.registered",
    fields={"name": str, "section": str, "credential_no": str, "account": str},
    title="登记执法人员",
).code


class OfficerRefused(Refusal):
    """The credential number is taken, or the days do not fit."""


def register_officer(
    *,
    actor: Account | None,
    at: datetime,
    name: str,
    section: Section,
    post: str,
    credential_no: str,
    categories: list[str],
    area: str,
    valid_from: date,
    valid_until: date,
    verified_years: list[int],
    account: Account | None = None,
) -> Officer:
    """Enter an officer, the credential and its passed verifications; `actor` None: command line.

    Raises OfficerRefused if the number is taken, NotAllowed without the duty 名录管理员.
    """
    duty = require_registrar(actor, at)
    if Credential.objects.filter(credential_no=credential_no).exists():
        sentence = format_lazy(
            _("证件编号“{credential_no}”已经登记。"), credential_no=credential_no
        )
        raise OfficerRefused(sentence, fields={"credential_no": sentence})
    if valid_until < valid_from:
        raise OfficerRefused(
            _("有效期止早于有效期起。"), fields={"valid_until": _("请核对有效期。")}
        )
    if account and Officer.objects.filter(account=account).exists():
        sentence = _("该账号已经是另一名执法人员的账号，一人不能登记在两个科室。")
        raise OfficerRefused(sentence, fields={"account": sentence})
    officer = Officer(
        name=name, unit=section.body.name, section=section, post=post, account=account
    )
    credential = Credential(
        officer=officer,
        credential_no=credential_no,
        categories=categories,
        area=area,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    with transaction.atomic():
        _write(credential, verified_years, valid_from)
        _record(credential, actor, duty, at)
    return officer


def _write(credential: Credential, verified_years: list[int], since: date) -> None:
    officer = credential.officer
    officer.save(force_insert=True)
    OfficerPosting.objects.create(
        officer=officer, section=officer.section, post=officer.post, since=since
    )
    credential.save(force_insert=True)
    AnnualVerification.objects.bulk_create(
        AnnualVerification(credential=credential, year=year, result=VerificationResult.PASSED)
        for year in verified_years
    )


def _record(credential: Credential, actor: Account | None, duty: str, at: datetime) -> None:
    officer = credential.officer
    append(
        stream="registers/officers",
        code=REGISTERED,
        actor=actor,
        duty=duty,
        at=at,
        payload={
            "name": officer.name,
            "section": officer.section.name if officer.section else "",
            "credential_no": credential.credential_no,
            "account": officer.account.username if officer.account else "",
        },
        subject_kind="Officer",
        subject_id=str(officer.pk),
        subject_title=officer.name,
    )
