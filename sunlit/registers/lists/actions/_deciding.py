"""What submitting, approving, returning and withdrawing share: the opinion and its entry."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.refusals import Sentence
from sunlit.foundations.wording import Words, too_long
from sunlit.registers.lists.actions._recording import record
from sunlit.registers.lists.models import ListOpinion, ListOutcome, ListVersion
from sunlit.registers.lists.queries import content_digest
from sunlit.registers.lists.refusals import ListRefused, StaleList

LONGEST_NOTE = 1000
DECIDED = register_code(
    "lists.decided",
    fields={
        "list_kind": str,
        "number": int,
        "step": str,
        "outcome": str,
        "note": str,
        "content_sha256": str,
    },
    optional={"document_no": str, "effective_on": date, "lead_section": str},
    title="清单报批和审批",
).code


def require_same_content(version: ListVersion, expected: str) -> str:
    """The digest of the content; refused if it is not what the page showed."""
    digest = content_digest(version)
    if expected and expected != digest:
        raise StaleList(_("清单内容在您打开页面之后有变化，请核对新的内容后再办理。"))
    return digest


def require_reason(name: str, text: str, label: Words, missing: Sentence) -> None:
    """A reason is written, and not longer than it may be. Raises ListRefused."""
    sentence = too_long(text, LONGEST_NOTE, label) if text else missing
    if sentence:
        raise ListRefused(sentence, fields={name: sentence})


def record_decision(
    version: ListVersion,
    *,
    step: str,
    outcome: ListOutcome,
    note: str,
    digest: str,
    actor: Account | None,
    duty: str,
    at: datetime,
    more: dict[str, str | date] | None = None,
) -> ListOpinion:
    """Write the opinion and its ledger entry, inside the transaction of the act."""
    opinion = ListOpinion.objects.create(
        version=version, step=step, outcome=outcome, note=note, actor=actor, at=at
    )
    record(
        DECIDED,
        version,
        {
            "step": str(step),
            "outcome": str(outcome),
            "note": note,
            "content_sha256": digest,
            **(more or {}),
        },
        actor=actor,
        duty=duty,
        at=at,
    )
    return opinion
