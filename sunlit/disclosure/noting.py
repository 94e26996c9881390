"""What readers of a published decision are told of later ones (后续决定的注明), as things stand."""

from datetime import date

from sunlit.disclosure.models import Publication, PublishedRecord, Succession, SuccessionKind
from sunlit.disclosure.standing import standing_note


def restate_note(record: PublishedRecord, publication: Publication, on: date) -> None:
    """Let the public copy tell the newest later decision that stands, or none (not saved)."""
    note = standing_note(publication, on)
    later = note.later if note else None
    record.followed_by = later.public_id if later else None
    record.followed_note = note.note if note else ""


def rewrite_note(publication: Publication, on: date) -> PublishedRecord:
    """The same, saved; pages opened before are out of date."""
    record = PublishedRecord.objects.select_for_update().get(public_id=publication.public_id)
    restate_note(record, publication, on)
    record.save(update_fields=["followed_by", "followed_note"])
    publication.version += 1
    publication.save(update_fields=["version"])
    return record


def drop_fallen(publication: Publication) -> None:
    """Delete the notes nobody is told any more, with the tasks to drop them."""
    drops = publication.successions.filter(kind=SuccessionKind.DROP_NOTE)
    fallen = list(drops.values_list("later", flat=True))
    ends = (SuccessionKind.NOTE, SuccessionKind.DROP_NOTE)
    Succession.objects.filter(earlier=publication, later__in=fallen, kind__in=ends).delete()
