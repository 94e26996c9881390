"""Read the library of law: the index for resolving citations, versions and articles."""

from datetime import date

from django.db.models import Count, QuerySet

from sunlit.registers.laws.models import (
    Article,
    Instrument,
    InstrumentRank,
    InstrumentStatus,
)
from sunlit.registers.laws.references import title_key
from sunlit.registers.laws.resolving import ArticleFact, LawIndex, Number, Version
from sunlit.registers.names import name_key


def law_index() -> LawIndex:
    """The whole library in memory, in two queries."""
    articles: dict[int, dict[Number, ArticleFact]] = {}
    rows = Article.objects.values_list(
        "pk", "instrument_id", "number", "suffix", "repealed_on", "moved_to_id"
    )
    for pk, instrument_id, number, suffix, repealed_on, moved_to in rows:
        fact = ArticleFact(pk, (number, suffix), repealed_on, moved_to)
        articles.setdefault(instrument_id, {})[fact.number] = fact
    instruments = list(Instrument.objects.all())
    successors = {row.replaces_id: row for row in instruments if row.replaces_id}
    return LawIndex(
        version_of(row, successors.get(row.pk), articles.get(row.pk, {})) for row in instruments
    )


def version_of(
    row: Instrument, successor: Instrument | None, articles: dict[Number, ArticleFact]
) -> Version:
    """A stored version with its dates as they hold.

    Where no source states the first day, publication is the earliest it can be; a version ends
    when the next one begins.
    """
    return Version(
        pk=row.pk,
        title=row.title,
        document_no=row.document_no,
        edition=row.edition,
        short_names=tuple(row.short_names),
        is_repealed=row.status == InstrumentStatus.REPEALED,
        is_verified=row.status != InstrumentStatus.UNVERIFIED,
        is_document=row.rank == InstrumentRank.NORMATIVE_DOCUMENT,
        starts_on=first_day(row),
        ends_on=row.effective_until or (first_day(successor) if successor else None),
        replaced_by=successor.pk if successor else None,
        articles=articles,
    )


def first_day(row: Instrument) -> date | None:
    """施行日期， or where no source states it 公布日期."""
    return row.effective_from or row.published_on


def library() -> QuerySet[Instrument]:
    """Every version with the count of its articles."""
    return Instrument.objects.annotate(article_count=Count("articles"))


def versions_of(instrument: Instrument) -> list[Instrument]:
    """The whole line of versions this one stands in, oldest first."""
    line = [instrument]
    while (older := line[0].replaces) is not None:
        line.insert(0, older)
    while (newer := Instrument.objects.filter(replaces=line[-1]).first()) is not None:
        line.append(newer)
    return line


def matching_title(text: str) -> list[int]:
    """Ids of the versions whose title, short name or document number contains `text`."""
    wanted = name_key(text)
    rows = Instrument.objects.values_list("pk", "title", "document_no", "short_names")
    return [
        pk
        for pk, title, document_no, names in rows
        if any(wanted in name_key(word) for word in (title, document_no, *names))
    ]


def same_title(title: str) -> list[Instrument]:
    """Verified versions in the library under that title."""
    wanted = title_key(title)
    rows = Instrument.objects.exclude(status=InstrumentStatus.UNVERIFIED)
    return [row for row in rows if title_key(row.title) == wanted]
