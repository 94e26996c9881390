"""The same act on several rows (批量办理): which are chosen, what would be done, what was done.

Every row is an act of its own, with its own check, transaction and ledger entry: one that is
refused does not stop the others. Which acts are offered for several rows, and why decisions never
are, is told in docs/decisions/0011.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.refusals import Refusal, Sentence
from sunlit.interfaces.desk.entry import ActForm, typed, views
from sunlit.interfaces.numbers import whole_number

MOST = 50  # as many as fit into one address
NO_VERSION = -1
NOTHING_DONE = _("所选各项都没有办理，原因见下表。")
Values = Mapping[str, str]


class ChoiceRefused(Refusal):
    """Nothing was chosen, or too much (422)."""


@dataclass(frozen=True)
class Row:
    """One chosen row: what it is, how it stands, and why nothing would be done, if so."""

    key: UUID
    pk: int
    title: str
    number: str
    url: str
    version: int
    state: Sentence = ""
    obstacle: Refusal | None = None


@dataclass(frozen=True)
class Done:
    """What became of one row: the sentence of the act, or its refusal."""

    row: Row
    sentence: Sentence = ""
    refusal: Refusal | None = None

    @property
    def is_done(self) -> bool:
        """Whether the act was done."""
        return self.refusal is None


@dataclass(frozen=True)
class Bulk:
    """The page of one act on several rows.

    `act` does one row, of the version the person saw, and answers in a sentence. Where what is
    typed decides which rows can be done, `tries` raises what `act` would refuse: the page then
    shows it row by row before it is confirmed.
    """

    form: ActForm
    rows: list[Row]
    act: Callable[[Row, Values, int], Sentence]
    tries: Callable[[Row, Values], object] | None = None


@dataclass(frozen=True)
class Ticks:
    """The check boxes of a list: whether all of the page are ticked, and the address that does so.

    The script ticks them without loading the page again.
    """

    all: bool
    other: str

    @classmethod
    def of(cls, query: QueryDict) -> "Ticks":
        """As the address asks; rows shown because they were chosen stay ticked."""
        is_all, other = query.get("all") == "1", query.copy()
        other["all"] = "0" if is_all else "1"
        return cls(is_all or query.get("only") == "chosen", other.urlencode())


def without_ticks(query: QueryDict) -> QueryDict:
    """The address for other pages of the list, where nothing is ticked yet."""
    other = query.copy()
    other.pop("all", None)
    return other


def chosen_keys(query: QueryDict) -> list[UUID]:
    """The public ids ticked in a list, each once. Raises ChoiceRefused."""
    found = dict.fromkeys(_key(text) for text in query.getlist("chosen"))
    keys = [key for key in found if key is not None]
    if not keys:
        raise ChoiceRefused(_("请先在列表中勾选要办理的各项。"))
    if len(keys) > MOST:
        raise ChoiceRefused(format_lazy(_("一次最多办理{most}项，请分次办理。"), most=MOST))
    return keys


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def refusal_of(check: Callable[[], object]) -> Refusal | None:
    """What the check refuses, or None."""
    try:
        check()
    except Refusal as refusal:
        return refusal
    return None


def bulk_page(request: HttpRequest, bulk: Bulk) -> HttpResponse:
    """Show what would be done, or do it row by row; what was typed is kept (422)."""
    if request.method != "POST":
        return _shown(request, bulk, {}, bulk.rows, is_checked=bulk.tries is None)
    values = typed(request, bulk.form.fields)
    if bulk.tries is not None and "confirmed" not in request.POST:
        tried = [_tried(bulk, row, values) for row in bulk.rows]
        return _shown(request, bulk, values, tried, is_checked=True)
    done = [_done(request, bulk, row, values) for row in bulk.rows]
    if any(one.is_done for one in done):
        return render(request, "desk/bulk/result.html", {"form": bulk.form, "done": done})
    refused = [replace(one.row, obstacle=one.refusal) for one in done]
    return _shown(request, bulk, values, refused, is_checked=True)


def _tried(bulk: Bulk, row: Row, values: Values) -> Row:
    tries = bulk.tries
    if row.obstacle or tries is None:
        return row
    return replace(row, obstacle=refusal_of(lambda: tries(row, values)))


def _done(request: HttpRequest, bulk: Bulk, row: Row, values: Values) -> Done:
    if row.obstacle:
        return Done(row, refusal=row.obstacle)
    seen = whole_number(request.POST.get(f"version-{row.key}", ""), digits=8)
    try:
        return Done(row, bulk.act(row, values, NO_VERSION if seen is None else seen))
    except Refusal as refusal:
        return Done(row, refusal=refusal)


def _shown(
    request: HttpRequest, bulk: Bulk, values: Values, rows: list[Row], *, is_checked: bool
) -> HttpResponse:
    """The rows with the form; 422 where something was typed and not one row can be done.

    Where nothing but what was typed is wrong, it can be typed anew: the rows stay as they were.
    """
    refusals = [row.obstacle for row in rows if row.obstacle]
    is_refused = request.method == "POST" and len(refusals) == len(rows)
    errors = _field_errors(bulk.form, refusals) if is_refused else {}
    if errors and bulk.tries is None:
        rows = bulk.rows
    possible = sum(row.obstacle is None for row in rows)
    context = {
        "form": bulk.form,
        "fields": views(bulk.form.fields, values, errors),
        "errors": errors,
        "refusal": None if possible or not is_refused else ChoiceRefused(NOTHING_DONE),
        "rows": rows,
        "possible": possible,
        "is_open": bool(possible or errors or bulk.tries),
        "is_checked": is_checked and possible,
        "checks": bulk.tries is not None,
    }
    return render(request, "desk/bulk/form.html", context, status=422 if is_refused else 200)


def _field_errors(form: ActForm, refusals: list[Refusal]) -> dict[str, str]:
    """What is wrong with the fields of the form; sentences about one row alone stay with it."""
    asked = {field.name for field in form.fields}
    found = {name: str(text) for refusal in refusals for name, text in refusal.fields.items()}
    return {name: text for name, text in found.items() if name in asked}
