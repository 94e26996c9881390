"""Forms of one act on a register (名录办事表单): what is asked, what was typed, what is wrong."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from sunlit.foundations.refusals import Refusal, Sentence
from sunlit.foundations.wording import Words, too_long
from sunlit.interfaces.days import day_written
from sunlit.interfaces.desk.drafts import handed_in, place_of, restored
from sunlit.interfaces.desk.field_views import FieldView
from sunlit.interfaces.refused import status_of

TEMPLATE = "desk/act.html"


class UnreadableEntry(Refusal):
    """What was typed is no day, or no number."""


class TooLong(Refusal):
    """A text is longer than its field takes."""


@dataclass(frozen=True)
class Asked:
    """One field of the form; `widget` as parts/field.html knows it."""

    name: str
    label: Words
    widget: str = "text"
    required: bool = True
    help: Words = ""
    choices: tuple[tuple[str, Words], ...] = ()
    max_length: int = 0


@dataclass(frozen=True)
class ActForm:
    """The page of one act: its title, what it means, its fields, its button, the way back.

    `version` is that of the case the page shows; the form sends it back (desk/versions.py).
    """

    title: Words
    fields: tuple[Asked, ...]
    button: Words
    back: str
    hint: Words = ""
    warning: Words = ""
    template: str = TEMPLATE
    version: int | None = None


def typed(request: HttpRequest, fields: Iterable[Asked]) -> dict[str, str]:
    """What was typed, by field; several choices as one text each on its line."""
    return _read(request.POST, fields)


def _read(given: QueryDict, fields: Iterable[Asked]) -> dict[str, str]:
    return {
        field.name: "\n".join(given.getlist(field.name))
        if field.widget == "checkboxes"
        else given.get(field.name, "").replace("\r\n", "\n").strip()
        for field in fields
    }


def refuse_too_long(fields: Iterable[Asked], values: Mapping[str, str]) -> None:
    """Tell every text that is longer than its field takes; nothing is cut. Raises TooLong."""
    asked = [field for field in fields if field.max_length]
    faults = {
        field.name: fault
        for field in asked
        if (fault := too_long(values.get(field.name, ""), field.max_length, field.label))
    }
    if faults:
        raise TooLong(next(iter(faults.values())), fields=faults)


def day_of(values: Mapping[str, str], name: str) -> date | None:
    """The day typed in a field; None where it is empty. Raises UnreadableEntry."""
    text = values.get(name, "")
    if not text:
        return None
    day = day_written(text)
    if day is None:
        sentence = _("“%(text)s”不是日期，请按“2026-03-02”的样子填写。") % {"text": text[:40]}
        raise UnreadableEntry(sentence, fields={name: sentence})
    return day


def views(
    fields: Iterable[Asked], values: Mapping[str, str], errors: Mapping[str, Sentence]
) -> list[FieldView]:
    """The fields with what was typed and what is wrong."""
    return [
        FieldView(
            name=field.name,
            label=str(field.label),
            widget=field.widget,
            value=values.get(field.name, ""),
            error=str(errors.get(field.name, "")),
            help=str(field.help),
            required=field.required,
            max_length=field.max_length,
            choices=[(code, str(label)) for code, label in field.choices],
        )
        for field in fields
    ]


def act_page(
    request: HttpRequest,
    form: ActForm,
    act: Callable[[dict[str, str]], HttpResponse],
    initial: Mapping[str, str] | None = None,
    **context: Any,
) -> HttpResponse:
    """Show the form, or do the act; a refusal comes back with what was typed (403, 409, 422).

    What was sent after the session ended is there again, as a draft named by the address.
    """
    place = place_of(request)
    context |= {"draft_place": place}
    if request.method != "POST":
        draft = restored(request, place)
        first = _read(draft.typed, form.fields) if draft else initial or {}
        return shown(request, form, first, None, draft=draft, **context)
    values = typed(request, form.fields)
    try:
        refuse_too_long(form.fields, values)
        answer = act(values)
    except Refusal as refusal:
        return shown(request, form, values, refusal, **context)
    handed_in(request, place)
    return answer


def shown(
    request: HttpRequest,
    form: ActForm,
    values: Mapping[str, str],
    refusal: Refusal | None,
    **context: Any,
) -> HttpResponse:
    """The page of the form in one state."""
    errors = dict(refusal.fields) if refusal else {}
    given = {
        "form": form,
        "fields": views(form.fields, values, errors),
        "errors": {name: str(sentence) for name, sentence in errors.items()},
        "refusal": refusal,
        **context,
    }
    return render(request, form.template, given, status=status_of(refusal))
