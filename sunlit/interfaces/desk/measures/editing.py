"""The editor of a draft (修改办法): articles, rows and figures in one form."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.drafts import handed_in, restored
from sunlit.interfaces.desk.field_views import FieldView
from sunlit.interfaces.desk.measures.columns import Column, columns, kept_row, shown_row
from sunlit.interfaces.desk.measures.reading import rules_today
from sunlit.interfaces.desk.person import person_of
from sunlit.interfaces.numbers import whole_number
from sunlit.interfaces.refused import status_of
from sunlit.procedures.measures.actions.edit_measure import edit_measure
from sunlit.procedures.measures.models import MeasureStatus, MeasureVersion
from sunlit.rulebook.schema import Rulebook

BLANK = 2  # empty places for more articles and rows
MOST = 400


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the draft as a form, or write it anew."""
    version = get_object_or_404(MeasureVersion, pk=pk, status=MeasureStatus.DRAFT)
    place = f"measure/{pk}"
    if request.method == "GET":
        draft = restored(request, place)
        typed = draft.typed if draft else _first(version)
        return _page(request, version, typed, draft=draft)
    if request.POST.get("more"):
        return _page(request, version, request.POST, blank=BLANK + 3)
    try:
        edit_measure(
            actor=person_of(request),
            at=now(),
            version=version,
            seen=whole_number(request.POST.get("version", "")) or 0,
            title=request.POST.get("title", ""),
            articles=_articles(request.POST),
            rows=_rows(version.kind, request.POST, columns(version.kind, rules_today())),
            figures=_figures(version.kind, request.POST),
        )
    except Refusal as refusal:
        return _page(request, version, request.POST, refusal=refusal, status=status_of(refusal))
    handed_in(request, place)
    messages.success(request, _("已保存。请核对修改内容和检查结果，再提交发布。"))
    return redirect("measures:version", pk=pk)


def _first(version: MeasureVersion) -> QueryDict:
    """The draft as if it had been typed."""
    typed = QueryDict(mutable=True)
    typed["title"] = version.title
    for number, article in enumerate(version.articles):
        typed[f"heading-{number}"], typed[f"text-{number}"] = article["heading"], article["text"]
    for number, row in enumerate(version.rows):
        for name, value in shown_row(version.kind, row).items():
            typed[f"row-{number}-{name}"] = value
    typed["days"] = str(version.figures.get("days", ""))
    for code, rounds in (version.figures.get("rounds") or {}).items():
        typed[f"rounds-{code}"] = str(rounds)
    return typed


def _numbers(typed: QueryDict, prefix: str) -> list[int]:
    """The places typed under a prefix, in order."""
    found = set()
    for name in typed:
        head, _dash, rest = name.partition("-")
        number = whole_number(rest.partition("-")[0]) if head == prefix else None
        if number is not None and number < MOST:
            found.add(number)
    return sorted(found)


def _articles(typed: QueryDict) -> list[dict[str, str]]:
    """The articles that have a text; an emptied one is gone."""
    found = []
    for number in _numbers(typed, "text"):
        heading = typed.get(f"heading-{number}", "").strip()
        text = typed.get(f"text-{number}", "").replace("\r\n", "\n").strip()
        if text:
            found.append({"heading": heading or _("第%(n)d条") % {"n": number + 1}, "text": text})
    return found


def _rows(kind: str, typed: QueryDict, asked: tuple[Column, ...]) -> list[dict[str, Any]]:
    """The rows in which something of its own was typed; an emptied one is gone."""
    free = [column.name for column in asked if column.widget != "select"]
    found = []
    for number in _numbers(typed, "row"):
        row = {column.name: typed.get(f"row-{number}-{column.name}", "") for column in asked}
        if any(row[name].strip() for name in free):
            found.append(kept_row(kind, row))
    return found


def _figures(kind: str, typed: Mapping[str, str]) -> dict[str, Any]:
    if kind != "REVIEW":
        return {}
    days = typed.get("days", "").strip()
    rounds = {
        name.removeprefix("rounds-"): whole_number(value) or 0
        for name, value in typed.items()
        if name.startswith("rounds-") and value
    }
    return {"days": whole_number(days) or days, "rounds": rounds}


def _page(
    request: HttpRequest,
    version: MeasureVersion,
    typed: QueryDict,
    *,
    blank: int = BLANK,
    refusal: Refusal | None = None,
    status: int = 200,
    draft: Any = None,
) -> HttpResponse:
    rules = rules_today()
    asked = columns(version.kind, rules)
    context = {
        "version": version,
        "title": typed.get("title", ""),
        "articles": _article_views(typed, blank),
        "rows": [_row_views(typed, number, asked) for number in _places(typed, "row", blank)],
        "days": typed.get("days", ""),
        "rounds": _rounds(version.kind, typed, rules),
        "refusal": refusal,
        "errors": {name: str(text) for name, text in refusal.fields.items()} if refusal else {},
        "seen": version.revision if status == 409 else typed.get("version") or version.revision,
        "draft": draft,
        "draft_place": f"measure/{version.pk}",
    }
    return render(request, "desk/measures/edit.html", context, status=status)


def _places(typed: QueryDict, prefix: str, blank: int) -> list[int]:
    known = _numbers(typed, prefix)
    after = known[-1] + 1 if known else 0
    return [*known, *range(after, after + blank)]


def _article_views(typed: QueryDict, blank: int) -> list[tuple[int, str, str]]:
    return [
        (number, typed.get(f"heading-{number}", ""), typed.get(f"text-{number}", ""))
        for number in _places(typed, "text", blank)
    ]


def _row_views(typed: QueryDict, number: int, asked: tuple[Column, ...]) -> list[FieldView]:
    return [
        FieldView(
            name=f"row-{number}-{column.name}",
            label=str(column.label),
            widget=column.widget,
            value=typed.get(f"row-{number}-{column.name}", ""),
            required=False,
            max_length=column.max_length if column.widget in ("text", "textarea") else 0,
            choices=[(code, str(label)) for code, label in column.choices],
        )
        for column in asked
    ]


def _rounds(kind: str, typed: QueryDict, rules: Rulebook) -> list[tuple[str, str, str]]:
    """The procedures that may be reviewed twice, with what is set."""
    if kind != "REVIEW":
        return []
    return [
        (code, _(procedure.name), typed.get(f"rounds-{code}", "1"))
        for code, procedure in rules.procedures.items()
        if {"prior_notice_issued", "review_submitted"} <= {step.code for step in procedure.steps}
    ]
