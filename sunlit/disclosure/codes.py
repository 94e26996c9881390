"""Ledger codes of disclosure (公示留痕)."""

import hashlib
import json
from datetime import datetime

from sunlit.disclosure.models import Publication, PublicationEvent, PublicationEventKind
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append

CODES = {
    PublicationEventKind.DRAFTED: "publications.drafted",
    PublicationEventKind.SUBMITTED: "publications.submitted",
    PublicationEventKind.CLEARED: "publications.cleared",
    PublicationEventKind.RETURNED: "publications.returned",
    PublicationEventKind.PUBLISHED: "publications.published",
    PublicationEventKind.TAKEN_DOWN: "publications.taken_down",
    PublicationEventKind.EXEMPTED: "publications.exempted",
    PublicationEventKind.UPDATED: "publications.updated",
    PublicationEventKind.FOLLOWED: "publications.followed",
    PublicationEventKind.NOTED: "publications.noted",
    PublicationEventKind.STANDS: "publications.stands",
    PublicationEventKind.UNNOTED: "publications.unnoted",
    PublicationEventKind.REOPENED: "publications.reopened",
}
for _kind, _code in CODES.items():
    register_code(
        _code,
        title=f"公示：{_kind.label}",
        fields={"document_no": str, "content_digest": str, "note": str},
    )
register_code(
    "lists.published",
    title="公示清单",
    fields={
        "list_kind": str,
        "published": int,
        "withdrawn": int,
        "number": int,
        "content_digest": str,
    },
)


def note_event(
    *,
    publication: Publication,
    kind: PublicationEventKind,
    actor: Account | None,
    duty: str,
    at: datetime,
    note: str = "",
) -> None:
    """Write the event row and the one ledger entry of an act on a publication."""
    PublicationEvent.objects.create(
        publication=publication, kind=kind, actor=actor, at=at, note=note
    )
    append(
        stream=f"publication/{publication.public_id}",
        code=CODES[kind],
        actor=actor,
        duty=duty,
        at=at,
        payload={
            "document_no": publication.document_no,
            "content_digest": _digest(publication),
            "note": note,
        },
        subject_kind="Publication",
        subject_id=str(publication.public_id),
        subject_title=publication.title,
    )


def _digest(publication: Publication) -> str:
    """SHA-256 of the fields as they stand."""
    text = json.dumps(publication.fields, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
