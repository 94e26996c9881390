"""Step forms as people fill them in (步骤表单)： what each field shows, and what was posted."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, BinaryIO, TypeAlias, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from sunlit.foundations.refusals import Refusal
from sunlit.foundations.vault.storage import put
from sunlit.foundations.wording import listed
from sunlit.interfaces.desk.field_views import FieldView
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.notice_gates import current_notice
from sunlit.procedures.entry import as_entered
from sunlit.procedures.facts import case_facts
from sunlit.procedures.inspections import listed_titles
from sunlit.procedures.joining import joinable_into
from sunlit.procedures.recordings import recordings_to_enter
from sunlit.procedures.review_references import references
from sunlit.procedures.reviewing import barred_reviewers, qualified_reviewers
from sunlit.registers.names import initials_of
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.queries import (
    entitled_officers,
    officers_on,
    with_credentials,
)
from sunlit.review.ten_points import TEN_POINTS, Conclusion
from sunlit.rulebook.answers import parts
from sunlit.rulebook.schema import Field, FieldType, Step

WIDGETS = {
    FieldType.LONG_TEXT: "textarea",
    FieldType.DATE: "date",
    FieldType.MOMENT: "datetime-local",
    FieldType.YUAN: "money",
    FieldType.INTEGER: "number",
    FieldType.CHOICE: "radio",
    FieldType.CHOICES: "checkboxes",
    FieldType.YES_NO: "radio",
    FieldType.CONFIRM: "checkbox",
    FieldType.OFFICER: "select",
    FieldType.ACCOUNT: "select",
    FieldType.RECORDING: "select",
    FieldType.CASE: "select",
    FieldType.LISTED: "select",
    FieldType.FILE: "file",
    FieldType.TEN_POINTS: "ten_points",
}
Files: TypeAlias = "MultiValueDict[str, UploadedFile[Any]]"
MANY = 8  # more choices than this become a drop-down list


def field_views(
    file: CaseFile, step: Step, values: Mapping[str, Any], errors: Mapping[str, str]
) -> list[FieldView]:
    """The fields of a step with values, errors and choices."""
    return [
        _view(file, step, f, values.get(f.name, ""), errors.get(f.name, ""))
        for f in step.fields
        if not f.assigned
    ]


def _view(file: CaseFile, step: Step, f: Field, value: Any, error: str) -> FieldView:
    choices = _choices(file, step, f)
    view = plain_view(step, f, value, error, choices)
    if f.type is FieldType.FILE:
        view.kept, view.value = str(value or ""), ""
    if f.type is FieldType.TEN_POINTS:
        view.points = _points(file, value)
    if f.type in {FieldType.OFFICER, FieldType.ACCOUNT}:
        view.value = str(value)
    return view


def plain_view(
    step: Step, f: Field, value: Any, error: str, choices: list[tuple[str, str]]
) -> FieldView:
    """What every field shows, whether or not there is a case yet."""
    widget = WIDGETS.get(f.type, "text")
    return FieldView(
        name=f.name,
        label=_(f.label),
        widget="select" if widget == "radio" and len(choices) > MANY else widget,
        value=value,
        error=error,
        help=_(f.help),
        basis=f.basis,
        required=f.required,
        when=needed_when(step, f),
        asked=f.when,
        max_length=f.max_length if f.type in {FieldType.TEXT, FieldType.LONG_TEXT} else 0,
        choices=choices,
    )


def needed_when(step: Step, f: Field) -> str:
    """The answer of another field that makes this one necessary: "处理意见：予以行政处罚"."""
    if not f.when:
        return ""
    name, is_wanted, codes = parts(f.when)
    other = step.field(name)
    labels = dict(other.choices)
    answer = listed(labels.get(code, code) for code in codes)
    told = answer if is_wanted else format_lazy(_("不是{answer}"), answer=answer)
    return f"{_(other.label)}{_('：')}{told}"


def _choices(file: CaseFile, step: Step, f: Field) -> list[tuple[str, str]]:
    if f.type is FieldType.YES_NO:
        return [("NO", _("否")), ("YES", _("是"))]
    if f.type is FieldType.OFFICER:
        return _officers(file, step)
    if f.type is FieldType.ACCOUNT:
        return _people(file)
    if f.type is FieldType.RECORDING:
        found = recordings_to_enter(file, step)
        return [(r.key, f"{_(r.step_name)}{_('：')}{_(r.name)}") for r in found]
    if f.type is FieldType.CASE:
        return [(one.case_no, f"{one.case_no} {one.title}") for one in joinable_into(file)]
    if f.type is FieldType.LISTED:
        return listed_choices(file.today)
    return labelled(f.choices)


def listed_choices(day: date) -> list[tuple[str, str]]:
    """The items of the 随机抽查事项清单 in force."""
    return [(title, title) for title in listed_titles(day)]


def opening_choices(f: Field, day: date) -> list[tuple[str, str]]:
    """The choices of a field of the step that opens a case, before there is a case."""
    if f.type is FieldType.YES_NO:
        return [("NO", _("否")), ("YES", _("是"))]
    return listed_choices(day) if f.type is FieldType.LISTED else labelled(f.choices)


def labelled(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Choices of the rules with their labels in the reader's language."""
    return [(code, _(label)) for code, label in choices]


def _officers(file: CaseFile, step: Step) -> list[tuple[str, str]]:
    """Who may be put on the act today, the case's own section first, by section and name.

    For a recusal it is the officers on the case, whether or not they are still entitled.
    """
    if step.code == "recusal_requested":
        handlers = {handler.officer_id for handler in file.handlers}
        rows = list(with_credentials(officers_on(file.today)).filter(pk__in=handlers))
    else:
        rows = entitled_officers(file.procedure.item_category, file.today)
    return officer_choices(rows, file.section_code)


def officer_choices(officers: Iterable[Officer], own_section: str) -> list[tuple[str, str]]:
    """Officers to choose from, those of the section first, with credential and section."""
    rows = sorted(officers, key=lambda officer: _officer_order(officer, own_section))
    return [(str(officer.pk), _officer_label(officer)) for officer in rows]


def _officer_order(officer: Officer, own_section: str) -> tuple[bool, str, str]:
    section = officer.section
    if section is None:
        return (True, "~", officer.name)
    return (section.code != own_section, section.name, initials_of(officer.name))


def _officer_label(officer: Officer) -> str:
    numbers = [credential.credential_no for credential in officer.credentials.all()]
    return _("%(name)s（%(credential)s，%(section)s）") % {
        "name": officer.name,
        "credential": numbers[-1] if numbers else _("无证件"),
        "section": officer.section.name if officer.section else "",
    }


def _people(file: CaseFile) -> list[tuple[str, str]]:
    reviewers = qualified_reviewers(file.today)
    barred = barred_reviewers(file, reviewers)
    return [(str(r.pk), r.full_name) for r in reviewers if r.pk not in barred]


def _points(file: CaseFile, value: Any) -> list[dict[str, Any]]:
    given = {int(p["no"]): p for p in value or [] if str(p.get("no", "")).isdigit()}
    papers = [(str(found.position), found.title) for found in references(file)]
    return [
        {
            "no": no,
            "text": text,
            "conclusion": given.get(no, {}).get("conclusion", ""),
            "reason": given.get(no, {}).get("reason", ""),
            "reference": str(given.get(no, {}).get("reference", "")),
            "place": given.get(no, {}).get("place", ""),
            "choices": Conclusion.choices,
            "papers": papers,
        }
        for no, text in enumerate(TEN_POINTS, 1)
    ]


def first_values(file: CaseFile, step: Step) -> dict[str, Any]:
    """What the form offers first: what was entered before, so that nothing is typed twice."""
    values: dict[str, Any] = {}
    facts = case_facts(file, {})
    for f in step.fields:
        if not f.default:
            continue
        source, name = f.default.split(".")
        taken = file.last(source) if source != "case" else None
        if source == "prior_notice_issued":
            taken = current_notice(file) or taken
        if taken is not None and name in taken.data:
            origin = file.procedure.step(source)
            values[f.name] = as_entered(origin.fields, taken.data)[name]
        elif source == "case":
            values[f.name] = facts.get(f.default, "")
    return values


def posted(step: Step, typed: QueryDict, files: Files) -> tuple[dict[str, Any], dict[str, str]]:
    """What was posted, files already in the vault; and sentences for files that were refused."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for f in step.fields:
        match f.type:
            case FieldType.CHOICES:
                values[f.name] = typed.getlist(f.name)
            case FieldType.TEN_POINTS:
                values[f.name] = _posted_points(typed, f.name)
            case FieldType.FILE:
                values[f.name] = _posted_file(typed, files, f, errors)
            case _:
                values[f.name] = typed.get(f.name, "")
    return values, errors


def _posted_points(typed: QueryDict, name: str) -> list[dict[str, Any]]:
    return [
        {
            "no": no,
            "conclusion": typed.get(f"{name}-{no}", ""),
            "reason": typed.get(f"{name}-{no}-reason", ""),
            "reference": typed.get(f"{name}-{no}-reference", ""),
            "place": typed.get(f"{name}-{no}-place", ""),
        }
        for no in range(1, len(TEN_POINTS) + 1)
    ]


def _posted_file(
    typed: QueryDict,
    files: Files,
    f: Field,
    errors: dict[str, str],
) -> str:
    uploaded = files.get(f.name)
    if uploaded is None:
        return typed.get(f"{f.name}-kept", "")
    try:
        stored = put(
            cast(BinaryIO, uploaded),
            media_type=uploaded.content_type or "",
            original_name=uploaded.name or "",
        )
    except Refusal as refusal:
        errors[f.name] = str(refusal.message)
        return ""
    return stored.sha256
