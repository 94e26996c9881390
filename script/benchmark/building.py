"""Build the bureau of the bench (建库): the demonstration's cases, copied in bulk."""

import random
import time
from typing import Any

from django.db import connection, transaction

from script.benchmark.chaining import write_chains
from script.benchmark.copying import Copy, copied, write_rows
from script.benchmark.inserting import finish, insert
from script.benchmark.templates import Template, read_templates
from script.benchmark.words import firm
from sunlit.casework.models import Case
from sunlit.casework.queries import SEARCH_KIND
from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.foundations.textsearch.index import reindex_many
from sunlit.registers.names import initials_of
from sunlit.registers.parties.models import Counterparty

BATCH = 500
PARTIES_PER_CASE = 0.2


def build(count: int) -> dict[str, Any]:
    """Bring the database to `count` cases and as many published decisions; answers what it took."""
    started = time.monotonic()
    hurry()
    templates = read_templates()
    published = list(PublishedRecord.objects.filter(kind=RecordKind.DECISION).order_by("pk"))
    weights = [template.weight for template in templates]
    chance = random.Random(count)  # the same number gives the same database
    parties = _parties(max(int(count * PARTIES_PER_CASE), 10))
    entries = 0
    for first in range(len(templates), count, BATCH):
        numbers = range(first, min(first + BATCH, count))
        chosen = chance.choices(templates, weights, k=len(numbers))
        with transaction.atomic():
            entries += _cases(dict(zip(numbers, chosen, strict=True)), parties, chance)
            _records(numbers, published, parties, chance)
    finish()
    _settle()
    return {"build_seconds": round(time.monotonic() - started), "copied_entries": entries}


def hurry() -> None:
    """Let building wait for no disk; measuring opens its own connections, which do wait."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET synchronous_commit = off")
        else:
            cursor.execute("PRAGMA synchronous = OFF")


def _settle() -> None:
    """What a database does by itself in a quiet night: statistics and tidy indexes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("CHECKPOINT")
        else:
            cursor.execute("PRAGMA optimize = 0x10002")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _parties(count: int) -> list[Counterparty]:
    rows = [
        Counterparty(
            name=firm(number), initials=initials_of(firm(number)), address="示例市示例路1号"
        )
        for number in range(count)
    ]
    insert(rows)
    return rows


def _cases(chosen: dict[int, Template], parties: list[Counterparty], chance: random.Random) -> int:
    """Write the copies with everything that hangs on them; answers how many ledger entries."""
    copies = [
        Copy.of(number, template, parties[number % len(parties)], chance)
        for number, template in chosen.items()
    ]
    insert(copy.case for copy in copies)
    write_rows(copies)
    texts = {copy.case.pk: _text(copy.case) for copy in copies}
    reindex_many(SEARCH_KIND, texts)
    return write_chains(copies)


def _text(case: Case) -> str:
    numbers = [case.case_no, case.decision_no]
    return " ".join([*numbers, case.party.name, case.party.initials, case.item.name])


def _records(
    numbers: range,
    published: list[PublishedRecord],
    parties: list[Counterparty],
    chance: random.Random,
) -> None:
    """As many published decisions as cases: what a portal holds after years."""
    records = []
    for number in numbers:
        known = chance.choice(published)
        party = parties[number % len(parties)].name
        year, document_no = 2016 + number % 10, f"（示）发改罚〔{2016 + number % 10}〕{number}号"
        records.append(
            copied(
                known,
                key=document_no,
                document_no=document_no,
                party_name=party,
                title=known.title.replace(known.party_name, party),
                decided_on=known.decided_on.replace(year=year) if known.decided_on else None,
                expires_on=None,
                fields=[
                    f | {"value": f["value"].replace(known.party_name, party)} for f in known.fields
                ],
            )
        )
    insert(records)
    reindex_many(
        "published",
        {r.pk: " ".join([r.title, *(field["value"] for field in r.fields)]) for r in records},
    )
