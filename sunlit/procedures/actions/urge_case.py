"""Urge the handlers of a case to go on with it (催办), by a superior and in writing."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case, Urging
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import held_duties
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.wording import too_long
from sunlit.procedures.completing import stream_of
from sunlit.procedures.urging import (
    UrgingRefused,
    refuse_needless,
    required_duty,
    urged_unanswered,
)

LONGEST_NOTE = 500
URGED = register_code("cases.urged", fields={"note": str}, title="催办").code


def urge_case(*, case: Case, note: str, actor: Account, at: datetime) -> Urging:
    """Write the urging; the handlers read it on the workbench until they act on the case.

    Raises NotAllowed, UrgingRefused.
    """
    duty = required_duty(held_duties(actor, localdate(at)), case.section.code)
    with transaction.atomic():
        row = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        refuse_needless(row, urged_unanswered([row], actor.pk))
        _refuse_note(note)
        urging = Urging.objects.create(
            case=row, urged_by=actor, urged_at=at, note_text=note, case_version=row.version
        )
        append(
            stream=stream_of(row),
            code=URGED,
            actor=actor,
            duty=duty,
            at=at,
            payload={"note": note},
            subject_kind="Case",
            subject_id=str(row.public_id),
            subject_title=case.title,
        )
    return urging


def _refuse_note(note: str) -> None:
    if not note.strip():
        sentence = _("请写明催办意见。")
        raise UrgingRefused(sentence, fields={"note": sentence})
    if fault := too_long(note, LONGEST_NOTE, _("催办意见")):
        raise UrgingRefused(fault, fields={"note": fault})
