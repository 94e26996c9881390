"""The shipped library as an index, for checks that run without a database."""

from functools import lru_cache
from itertools import count

from sunlit.registers.laws.models import InstrumentRank, InstrumentStatus
from sunlit.registers.laws.resolving import ArticleFact, LawIndex, Version
from sunlit.registers.laws.shipping import ShippedInstrument, shipped_laws


@lru_cache(maxsize=1)
def shipped_index() -> LawIndex:
    """Every shipped version; where an article went in a revision is left to the real library."""
    articles, successors = count(1), {}
    rows = list(enumerate(shipped_laws().instruments, 1))
    by_name = {(row.title, row.document_no): pk for pk, row in rows}
    for pk, row in rows:
        if row.replaces in by_name:
            successors[by_name[row.replaces]] = (pk, row)
    return LawIndex(_version(pk, row, successors.get(pk), articles) for pk, row in rows)


def _version(
    pk: int,
    row: ShippedInstrument,
    successor: tuple[int, ShippedInstrument] | None,
    articles: "count[int]",
) -> Version:
    columns = row.columns
    status = columns.get("status", InstrumentStatus.ENACTED)
    return Version(
        pk=pk,
        title=row.title,
        document_no=row.document_no,
        edition=columns.get("edition", ""),
        short_names=tuple(columns.get("short_names", ())),
        is_repealed=status == InstrumentStatus.REPEALED,
        is_verified=status != InstrumentStatus.UNVERIFIED,
        is_document=columns.get("rank") == InstrumentRank.NORMATIVE_DOCUMENT,
        starts_on=columns.get("effective_from") or columns.get("published_on"),
        ends_on=columns.get("effective_until")
        or (successor[1].columns.get("effective_from") if successor else None),
        replaced_by=successor[0] if successor else None,
        articles={
            (one.number, 0): ArticleFact(next(articles), (one.number, 0)) for one in row.articles
        },
    )
