"""What every journey ends with: a ledger that is whole, and would not be if one byte changed."""

import random
from typing import Any

from django.db import transaction

from sunlit.casework.models import Case
from sunlit.disclosure.actions.clear_publication import CLEARANCE_POINTS, clear_publication
from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.disclosure.actions.publish import publish
from sunlit.disclosure.actions.submit_publication import submit_publication
from sunlit.disclosure.models import Publication, PublishedRecord
from sunlit.foundations.ledger.entries import history
from sunlit.foundations.ledger.models import Entry
from sunlit.foundations.ledger.verification import verify_ledger
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.loading import load_file
from sunlit.procedures.models import StepTaken
from tests.builders.bureau import person
from tests.guards import guards_lifted


def codes(case: Case) -> list[str]:
    """The ledger codes of a case, in order."""
    return list(history(f"case/{case.public_id}").values_list("code", flat=True))


def steps(case: Case) -> list[str]:
    """The steps taken in a case, in order."""
    return list(
        StepTaken.objects.filter(case=case).order_by("position").values_list("step", flat=True)
    )


def reread(walk: Walk) -> Case:
    """The case as the tables hold it now."""
    return Case.objects.get(pk=walk.case.pk)


def file_of(walk: Walk) -> CaseFile:
    """The case file as the engine sees it at the walk's moment."""
    found = Case.objects.select_related("item__body", "party", "section")
    return load_file(found.prefetch_related("item__legal_bases").get(pk=walk.case.pk), walk.at)


def published(walk: Walk, **masks: Any) -> PublishedRecord:
    """Draft, submit, clear and publish the decision of a walked case by the people it takes."""
    assert draft_publication(case=reread(walk), actor=None, at=walk.at)
    return draft_published(walk, **masks)


def draft_published(walk: Walk, **masks: Any) -> PublishedRecord:
    """The same of a draft that is there."""
    publication = publication_of(walk)
    submit_publication(
        publication_id=publication.pk,
        actor=person("gongshi"),
        at=walk.at,
        extra_masks=masks.get("extra_masks", []),
    )
    clear_publication(
        publication_id=publication.pk,
        actor=person("gongshi-shencha"),
        at=walk.at,
        is_cleared=True,
        points=set(CLEARANCE_POINTS),
    )
    return publish(publication_id=publication.pk, actor=person("gongshi"), at=walk.at)


def publication_of(walk: Walk) -> Publication:
    """The publication of a walked case."""
    return Publication.objects.get(case=walk.case)


def assert_ledger_is_whole_and_would_show_one_changed_byte(case: Case) -> None:
    """Verify; then change one byte of one stored entry of the case, and it must be named."""
    assert verify_ledger().ok
    dice = random.Random(case.pk)
    entries = list(history(f"case/{case.public_id}"))
    target = dice.choice(entries)
    changed = bytearray(target.payload)
    changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)

    with transaction.atomic():
        with guards_lifted():
            Entry.objects.filter(pk=target.pk).update(payload=bytes(changed))
        faults = verify_ledger().faults
        transaction.set_rollback(True)

    assert (f"case/{case.public_id}", target.position) in {fault[:2] for fault in faults}
    assert verify_ledger().ok
