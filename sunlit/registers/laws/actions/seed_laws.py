"""Fill the library with the laws shipped with the product (法律法规随附资料入库)."""

from datetime import datetime

from django.db import transaction

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.laws.actions._checking import STREAM
from sunlit.registers.laws.models import Article, Instrument, InstrumentStatus
from sunlit.registers.laws.references import document_key, title_key
from sunlit.registers.laws.shipping import ShippedInstrument, shipped_laws

SEEDED = register_code(
    "laws.seeded",
    fields={"digest": str, "instruments": int, "articles": int},
    title="随附法律法规入库",
).code
Key = tuple[str, str]


def seed_laws(*, actor: Account | None, at: datetime) -> tuple[int, int]:
    """Enter the shipped versions and articles the library lacks (随附资料入库).

    Returns how many versions and articles were new. What is there already stays as people keep
    it, so running it again writes nothing.
    """
    duty = require_registrar(actor, at)
    shipped = shipped_laws()
    with transaction.atomic():
        rows = {_key(row.title, row.document_no): row for row in Instrument.objects.all()}
        new = [one for one in shipped.instruments if _is_missing(rows, one)]
        _write_instruments(rows, new)
        articles = _write_articles(rows, new)
        if new:
            append(
                stream=STREAM,
                code=SEEDED,
                actor=actor,
                duty=duty,
                at=at,
                payload={
                    "digest": shipped.digest,
                    "instruments": len(new),
                    "articles": len(articles),
                },
                subject_kind="Instrument",
                subject_title="法律法规库",
            )
    return len(new), len(articles)


def _key(title: str, document_no: str) -> Key:
    return title_key(title), document_key(document_no) or document_no


def _is_missing(rows: dict[Key, Instrument], one: ShippedInstrument) -> bool:
    """Not in the library, or there only as a list named it."""
    row = rows.get(_key(one.title, one.document_no))
    return row is None or row.status == InstrumentStatus.UNVERIFIED


def _write_instruments(rows: dict[Key, Instrument], new: list[ShippedInstrument]) -> None:
    """Insert in bulk; rows that lists made are completed."""
    created = []
    for one in new:
        key = _key(one.title, one.document_no)
        row = rows.get(key)
        columns = {"status": InstrumentStatus.ENACTED, **one.columns}
        if row is None:
            rows[key] = row = Instrument(**columns)
            created.append(row)
        else:
            for name, value in columns.items():
                setattr(row, name, value)
            row.save()
    Instrument.objects.bulk_create(created)
    replacing = []
    for one in new:
        if one.replaces:
            row = rows[_key(one.title, one.document_no)]
            row.replaces = rows[_key(*one.replaces)]
            replacing.append(row)
    Instrument.objects.bulk_update(replacing, ["replaces"])


def _write_articles(rows: dict[Key, Instrument], new: list[ShippedInstrument]) -> list[Article]:
    """Insert the articles in bulk, then point moved ones at the next version."""
    written: dict[tuple[int, int], Article] = {}
    for one in new:
        instrument = rows[_key(one.title, one.document_no)]
        for article in one.articles:
            written[instrument.pk, article.number] = Article(
                instrument=instrument,
                number=article.number,
                heading=article.heading,
                source_text=instrument.source_text,
                note=article.note,
            )
    Article.objects.bulk_create(written.values())
    _point_onwards(rows, new, written)
    return list(written.values())


def _point_onwards(
    rows: dict[Key, Instrument],
    new: list[ShippedInstrument],
    written: dict[tuple[int, int], Article],
) -> None:
    successors = {row.replaces_id: row for row in rows.values() if row.replaces_id}
    moved = []
    for one in new:
        instrument = rows[_key(one.title, one.document_no)]
        for article in one.articles:
            if article.moved_to is not None:
                row = written[instrument.pk, article.number]
                row.moved_to = written[successors[instrument.pk].pk, article.moved_to]
                moved.append(row)
    Article.objects.bulk_update(moved, ["moved_to"])
