"""Enter the next version of a law (登记修订): the article table, a preview of what it touches."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import now, today
from sunlit.interfaces.desk.entry import ActForm, Asked, day_of, refuse_too_long, shown, typed
from sunlit.interfaces.desk.laws.acts import SOURCE
from sunlit.interfaces.desk.laws.instrument import counted, open_cases
from sunlit.interfaces.desk.person import person_of
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.laws.actions.amend_instrument import Amendment, amend_instrument
from sunlit.registers.laws.describing import article_name
from sunlit.registers.laws.models import Article, Instrument
from sunlit.registers.laws.numerals import write_numeral
from sunlit.registers.radar.queries import Touched, articles_touched, touched_by

VERSION = (
    Asked("effective_from", _("新版本的施行日期"), "date"),
    Asked("published_on", _("公布日期"), "date", required=False),
    Asked("document_no", _("新文号"), required=False, max_length=120),
    Asked("edition", _("版本"), required=False, help=_("例如“2026修订”。"), max_length=60),
    *SOURCE,
    Asked("note", _("说明"), "textarea", required=False, max_length=2000),
)


@dataclass(frozen=True)
class Move:
    """One article of the table: its number now and as typed for the next version."""

    article: Article
    name: str
    field: str
    value: str
    error: str
    cited: int

    @property
    def is_changed(self) -> bool:
        """Whether the next version has it elsewhere, or not at all."""
        return self.value != _number(self.article)


@require_http_methods(["GET", "POST"])
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form; preview what is typed; enter the version once the preview was seen."""
    require_registrar(person_of(request), now())
    row = get_object_or_404(Instrument, pk=pk)
    articles = list(row.articles.filter(repealed_on__isnull=True))
    touched = touched_by(row, today())
    values = typed(request, VERSION)
    numbers = {
        article.pk: request.POST.get(f"article-{article.pk}", _number(article)).strip()
        for article in articles
    }
    seen = _digest(values, numbers)
    refusal = None
    if request.method == "POST":
        try:
            refuse_too_long(VERSION, values)
            if request.POST.get("seen") == seen:
                return _entered(request, row, values, numbers)
        except Refusal as caught:
            refusal = caught
    is_preview = request.method == "POST" and refusal is None
    moves = _moves(articles, numbers, touched, refusal)
    return _page(request, row, values, refusal, moves, touched, seen if is_preview else "")


def _entered(
    request: HttpRequest, row: Instrument, values: dict[str, str], numbers: Mapping[int, str]
) -> HttpResponse:
    """Do the act and go to the new version."""
    new = amend_instrument(
        actor=person_of(request),
        at=now(),
        instrument=row,
        amendment=Amendment(
            effective_from=day_of(values, "effective_from"),
            published_on=day_of(values, "published_on"),
            document_no=values["document_no"],
            edition=values["edition"],
            source_url=values["source_url"],
            source_text=values["source_text"],
            note=values["note"],
            articles=numbers,
        ),
    )
    messages.success(request, _("已登记修订，引用它的地方见依据过期预警。"))
    return redirect("laws:show", pk=new.pk)


def _page(
    request: HttpRequest,
    row: Instrument,
    values: dict[str, str],
    refusal: Refusal | None,
    moves: list[Move],
    touched: Touched,
    seen: str,
) -> HttpResponse:
    form = ActForm(
        format_lazy(_("登记修订：《{title}》"), title=row.title),
        VERSION,
        _("确认登记") if seen else _("预览影响"),
        reverse("laws:show", args=[row.pk]),
        hint=_("现有版本到新版本施行前一日为止；引用它的清单和规则保持原文，由预警列出。"),
        template="desk/laws/amend.html",
    )
    changed = [(m.article.number, m.article.suffix) for m in moves if m.is_changed]
    hit = articles_touched(touched, changed)
    cases = open_cases(hit, request) if seen else None
    preview: list[tuple[Promise, int]] = counted(hit) if seen else []
    context = {"moves": moves, "seen": seen, "counts": preview, "cases": cases}
    context["changed"] = [move for move in moves if move.is_changed]
    return shown(request, form, values, refusal, **context)


def _moves(
    articles: list[Article], numbers: Mapping[int, str], touched: Touched, refusal: Refusal | None
) -> list[Move]:
    errors = dict(refusal.fields) if refusal else {}
    return [
        Move(
            article,
            article_name((article.number, article.suffix)),
            f"article-{article.pk}",
            numbers[article.pk],
            str(errors.get(f"article-{article.pk}", "")),
            len(touched.by_article.get((article.number, article.suffix), ())),
        )
        for article in articles
    ]


def _number(article: Article) -> str:
    """ "三十八", "十二之一"."""
    suffix = f"之{write_numeral(article.suffix)}" if article.suffix else ""
    return write_numeral(article.number) + suffix


def _digest(values: Mapping[str, str], numbers: Mapping[int, str]) -> str:
    """What was typed, as one word: only what was previewed is entered."""
    text = repr((sorted(values.items()), sorted(numbers.items())))
    return hashlib.sha256(text.encode()).hexdigest()
