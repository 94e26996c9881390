"""Writers of the drills: they take steps as officers do and say so only after the commit."""

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import cycle

START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
STEPS = ("evidence_added", "questioning")


@dataclass
class Writer:
    """A case of its own that a writer takes steps in, over and over."""

    case_id: int
    story: object
    acknowledged: int = 0  # the highest version anybody was told of
    faults: list[str] = field(default_factory=list)


def prepare(writers: int) -> list[Writer]:
    """A bureau with one case per writer, ready for evidence."""
    from django.core.management import call_command

    from tests.builders.bureau import a_bureau, a_walk

    call_command("migrate", verbosity=0, interactive=False)
    a_bureau()
    prepared = []
    for _ in range(writers):
        walk = a_walk()
        walk.until("credential_shown")
        walk.case.refresh_from_db()
        prepared.append(Writer(walk.case.pk, walk.story, walk.case.version))
    return prepared


def write(writer: Writer, pipe: int, acts: int = 10**9) -> None:
    """Take steps and write "case version" to the pipe after each commit."""
    from sunlit.foundations.accounts.models import Account
    from sunlit.interfaces.operator.demo.answers import answers
    from sunlit.procedures.actions.take_step import take_step

    actor = Account.objects.get(username="chengban")
    for _number, step in zip(range(acts), cycle(STEPS), strict=False):
        data = answers(step, writer.story, START, START.date())  # type: ignore[arg-type]
        outcome = take_step(
            case_id=writer.case_id, step_code=step, actor=actor, at=START, data=data
        )
        os.write(pipe, b"%d %d\n" % (writer.case_id, outcome.case.version))


def check(writers: list[Writer]) -> tuple[int, list[str]]:
    """How many acknowledged acts are gone, and what else does not fit together."""
    from sunlit.casework.models import Case
    from sunlit.foundations.ledger.verification import verify_ledger
    from sunlit.procedures.models import StepTaken
    from sunlit.recording.models import Document

    lost, faults = 0, [sentence for _stream, _position, sentence in verify_ledger().faults]
    for writer in writers:
        version = Case.objects.values_list("version", flat=True).get(pk=writer.case_id)
        lost += max(writer.acknowledged - version, 0)
        rows = StepTaken.objects.filter(case_id=writer.case_id)
        positions = list(rows.order_by("position").values_list("position", flat=True))
        if positions != list(range(1, len(positions) + 1)):
            faults.append(f"case {writer.case_id}: steps are not in one row")
        asked = rows.filter(step="questioning").count()
        made = Document.objects.filter(
            case_id=writer.case_id, form_code="questioning-transcript"
        ).count()
        if asked != made:
            faults.append(f"case {writer.case_id}: {asked} questionings, {made} transcripts")
    return lost, faults
