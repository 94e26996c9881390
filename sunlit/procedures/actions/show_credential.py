"""Record that a handler showed his credential and the party saw it (亮证), 处罚法第五十五条."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.procedures.attempts import StepRefused, actor_facts
from sunlit.procedures.completing import stream_of
from sunlit.procedures.loading import load_file, read_case
from sunlit.procedures.showing import BASIS, shower
from sunlit.recording.models import CredentialPresentation

PRESENTED = register_code(
    "credentials.presented",
    fields={
        "officer": str,
        "credential_no": str,
        "shown_at": datetime,
        "confirmed_at": datetime,
        "confirmed_by": str,
    },
    title="亮证（当事人扫码确认）",
).code
LASTS = timedelta(minutes=15)  # from showing the code to its confirmation
PARTY = "当事人一方（扫码，不记录个人信息）"


@dataclass(frozen=True)
class Shown:
    """The recorded presentation; `is_new` is False where this very code was recorded before."""

    presentation: CredentialPresentation
    is_new: bool


def show_credential(
    *,
    actor: Account,
    at: datetime,
    case_id: int,
    credential_no: str,
    nonce: str,
    shown_at: datetime,
) -> Shown:
    """Record what the party confirmed by scanning the code of `actor`, a handler of the case.

    Nothing of the party is kept. The same `nonce` again records nothing. Raises NotAllowed where
    the actor is no handler, StepRefused where he is not entitled today, the case is over, or the
    code is older than a quarter of an hour.
    """
    if known := CredentialPresentation.objects.filter(nonce=nonce, case_id=case_id).first():
        return Shown(known, False)
    if at - shown_at > LASTS:
        raise StepRefused(_("亮证码已经过期，请执法人员重新出示。"), BASIS)
    with transaction.atomic():
        case = read_case(pk=case_id)
        handler = shower(load_file(case, at), actor_facts(actor, at))
        row, is_new = CredentialPresentation.objects.get_or_create(
            nonce=nonce,
            defaults={
                "case": case,
                "officer_id": handler.officer_id,
                "officer_name": handler.name,
                "credential_no": credential_no,
                "shown_at": shown_at,
                "confirmed_at": at,
            },
        )
        if is_new:
            _record(case, row, actor)
    return Shown(row, is_new)


def _record(case: Case, row: CredentialPresentation, actor: Account) -> None:
    """The entry in the stream of the case, by the officer who showed his credential."""
    append(
        stream=stream_of(case),
        code=PRESENTED,
        actor=actor,
        duty="handler",
        at=row.confirmed_at,
        payload={
            "officer": row.officer_name,
            "credential_no": row.credential_no,
            "shown_at": row.shown_at,
            "confirmed_at": row.confirmed_at,
            "confirmed_by": PARTY,
        },
        subject_kind="Case",
        subject_id=str(case.public_id),
        subject_title=case.title,
    )
