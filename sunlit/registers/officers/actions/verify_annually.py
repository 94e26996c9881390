"""Record the annual verification of a credential (证件年审)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.actions._recording import locked_credential, record
from sunlit.registers.officers.models import AnnualVerification, Credential, VerificationResult
from sunlit.registers.officers.queries import facts_of
from sunlit.registers.officers.refusals import OfficerActRefused
from sunlit.registers.officers.rules import is_valid_in_year

VERIFIED = register_code(
    "officers.credential_verified",
    fields={
        "name": str,
        "credential_no": str,
        "year": int,
        "result": str,
        "verified_on": date,
    },
    title="执法证件年审",
).code


def verify_annually(
    *,
    actor: Account | None,
    at: datetime,
    credential: Credential,
    year: int,
    result: str,
    verified_on: date,
) -> AnnualVerification:
    """Enter the result for a year; one not passed may be passed late, and counts from that day.

    Raises OfficerActRefused for a year outside the validity or verified already.
    """
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused)
    if result not in VerificationResult.values:
        entry.refuse("result", _("请选择年审结果。"))
    entry.not_after("verified_on", verified_on, localdate(at))
    if verified_on.year < year:
        entry.refuse("verified_on", _("年审日期早于年审年度。"))
    with transaction.atomic():
        credential = locked_credential(credential)
        if not is_valid_in_year(facts_of(credential), year):
            entry.refuse("year", format_lazy(_("证件在{year}年不在有效期内。"), year=year))
        known = credential.verifications.filter(year=year).first()
        is_late = known is not None and known.result != VerificationResult.PASSED
        if known and not (is_late and result == VerificationResult.PASSED):
            sentence = _("{year}年已有年审记录：{result}。")
            entry.refuse(
                "year", format_lazy(sentence, year=year, result=known.get_result_display())
            )
        entry.settle()
        row = known or AnnualVerification(credential=credential, year=year)
        row.result, row.verified_on = result, verified_on
        row.counts_from = verified_on if is_late else None
        row.save()
        payload = {
            "credential_no": credential.credential_no,
            "year": year,
            "result": result,
            "verified_on": verified_on,
        }
        record(VERIFIED, credential.officer, payload, actor=actor, duty=duty, at=at)
    return row
