"""One version of a law (法律法规): versions on a time line, articles, and who cites each."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from sunlit.casework.models import Case
from sunlit.casework.queries import open_cases_on, visible_to
from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.laws.citing import CitingLink, Links
from sunlit.interfaces.desk.laws.opened import keeps_library, require_reader
from sunlit.interfaces.desk.person import duties_of, person_of
from sunlit.registers.laws.describing import STANDING_LABELS, article_name
from sunlit.registers.laws.models import Article, Instrument, InstrumentStatus
from sunlit.registers.laws.queries import law_index, versions_of
from sunlit.registers.laws.resolving import LawIndex, Standing
from sunlit.registers.radar.queries import Touched, touched_by
from sunlit.registers.radar.rules import KIND_LABELS

MOST_CASES = 20


@dataclass(frozen=True)
class Moment:
    """One version on the time line."""

    instrument: Instrument
    label: Promise
    is_this: bool


@dataclass(frozen=True)
class ArticleLine:
    """One article with what became of it and who cites it."""

    article: Article
    name: str
    now: str
    citings: list[CitingLink]


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The version, its line, its articles and everything that cites it."""
    duties = require_reader(request)
    instrument = get_object_or_404(Instrument.objects.select_related("replaces"), pk=pk)
    laws, touched, links = law_index(), touched_by(instrument, today()), Links(today())
    standing = laws.standing(laws.by_pk[pk], today())
    context = {
        "instrument": instrument,
        "standing": STANDING_LABELS[standing],
        "is_current": standing is Standing.IN_FORCE,
        "moments": _moments(instrument, laws),
        "articles": _articles(instrument, touched, links),
        "elsewhere": _elsewhere(instrument, touched, links),
        "counts": counted(touched),
        "cases": open_cases(touched, request),
        "keeps": keeps_library(duties),
        "may_amend": keeps_library(duties) and laws.by_pk[pk].replaced_by is None,
        "is_open": instrument.status != InstrumentStatus.REPEALED,
    }
    return render(request, "desk/laws/show.html", context)


def counted(touched: Touched) -> list[tuple[Promise, int]]:
    """How many things of each kind cite it, with their names."""
    return [(KIND_LABELS[kind], count) for kind, count in touched.counts.items()]


@dataclass(frozen=True)
class OpenCases:
    """The open cases on items that cite it: how many, and those the person may see."""

    count: int
    visible: list[Case]


def open_cases(touched: Touched, request: HttpRequest) -> OpenCases:
    """Everybody learns how many; parties are named only to whoever may see the case."""
    cases = open_cases_on(touched.item_ids)
    mine = visible_to(person_of(request).pk, duties_of(request)).values("pk")
    shown = cases.filter(pk__in=mine).select_related("party", "item")[:MOST_CASES]
    return OpenCases(cases.count(), list(shown))


def _moments(instrument: Instrument, laws: LawIndex) -> list[Moment]:
    found = [
        Moment(
            row,
            STANDING_LABELS[laws.standing(laws.by_pk[row.pk], today())],
            row.pk == instrument.pk,
        )
        for row in versions_of(instrument)
    ]
    return found[::-1]


def _articles(instrument: Instrument, touched: Touched, links: Links) -> list[ArticleLine]:
    lines = []
    for article in instrument.articles.select_related("moved_to__instrument"):
        number = (article.number, article.suffix)
        moved = article.moved_to
        lines.append(
            ArticleLine(
                article,
                article_name(number),
                article_name((moved.number, moved.suffix)) if moved else "",
                links.of(touched.by_article.get(number, ())),
            )
        )
    return lines


def _elsewhere(instrument: Instrument, touched: Touched, links: Links) -> list[CitingLink]:
    """What cites the whole instrument, or an article nobody entered."""
    known = {(row.number, row.suffix) for row in instrument.articles.all()}
    rows = [row for key, rows in touched.by_article.items() if key not in known for row in rows]
    return links.of(rows)
