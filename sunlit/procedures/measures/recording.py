"""What the acts on measures share: who may, what is refused, the entry in the ledger."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import held_duties
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import NotAllowed, Refusal, Stale
from sunlit.procedures.measures.models import MeasureVersion

BASIS = "国办发〔2018〕118号（十五）"
ABOUT = {"kind": str, "number": int, "title": str}


class MeasureRefused(Refusal):
    """The act on a measure is not possible; the sentence says why (422)."""


class MeasureMoved(Stale):
    """Somebody else changed or released the measure meanwhile (409)."""


def code(name: str, *, title: str, **fields: Any) -> str:
    """Declare the ledger code of an act on a measure."""
    return register_code(f"rules.measure_{name}", title=title, fields={**ABOUT, **fields}).code


def drafting_duty(actor: Account, at: datetime) -> str:
    """The duty of who drafts and files measures: 政策法规科. Raises NotAllowed."""
    return _duty(actor, at, Duty.LEGAL_REVIEWER, str(_("办法由政策法规科拟订、提交和备案。")))


def releasing_duty(actor: Account, at: datetime) -> str:
    """The duty of who releases measures: 局领导. Raises NotAllowed."""
    return _duty(actor, at, Duty.BUREAU_LEADER, str(_("办法由局领导发布或者退回。")))


def _duty(actor: Account, at: datetime, wanted: Duty, sentence: str) -> str:
    if not any(held.duty is wanted for held in held_duties(actor, localdate(at))):
        raise NotAllowed(sentence, BASIS)
    return wanted


def record(
    ledger_code: str,
    version: MeasureVersion,
    actor: Account,
    duty: str,
    at: datetime,
    **more: Any,
) -> None:
    """The one entry of an act on a measure."""
    about: dict[str, Any] = {"kind": version.kind, "number": version.number, "title": version.title}
    append(
        stream=f"measures/{version.kind.lower()}",
        code=ledger_code,
        actor=actor,
        duty=duty,
        at=at,
        payload=about | more,
        subject_kind="MeasureVersion",
        subject_id=str(version.pk),
        subject_title=str(version),
    )


def changed(version: MeasureVersion, status: str, revision: int, /, **columns: Any) -> None:
    """Write columns of a version that is still in that status and as it was seen.

    Raises MeasureMoved where somebody was quicker.
    """
    rows = MeasureVersion.objects.filter(pk=version.pk, status=status, revision=revision)
    if not rows.update(**columns):
        raise MeasureMoved(_("该办法刚刚被别人改动或者办理，请刷新后再办。"))
    version.refresh_from_db()
