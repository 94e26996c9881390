"""What is checked before a step is taken: person, order and entry (办理前的检查)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import held_duties, holders
from sunlit.foundations.refusals import NotAllowed, Refusal
from sunlit.foundations.vault.models import StoredObject
from sunlit.foundations.wording import full_day, translated
from sunlit.procedures.announcing import misplaced, with_served_day
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions import CHECKS, Unmet
from sunlit.procedures.conditions.registry import Sentence
from sunlit.procedures.discretion.earlier import discretion_lookups
from sunlit.procedures.entry import clean
from sunlit.procedures.inspections import inspection_lookups
from sunlit.procedures.joining import opened_to_join
from sunlit.procedures.policies import ActorFacts, barred_as_chair, barred_as_handler
from sunlit.procedures.recordings import recordings_to_enter
from sunlit.procedures.review_references import faulty_references, with_titles
from sunlit.procedures.reviewing import barred_reviewers, qualified_reviewers
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.queries import (
    entitlement,
    is_qualified_reviewer,
    with_credentials,
)
from sunlit.rulebook.answers import holds
from sunlit.rulebook.schema import FieldType, Step


class StepRefused(Refusal):
    """The step is not possible now; the sentence names the article (422)."""


class EntryRefused(Refusal):
    """Something was entered wrongly; `fields` says what and where (422)."""


def actor_facts(actor: Account, at: datetime) -> ActorFacts:
    """What the policies need to know of a person (1 query, 2 for a legal reviewer)."""
    today = localdate(at)
    held = held_duties(actor, today)
    reviews = any(one.duty is Duty.LEGAL_REVIEWER for one in held)
    return ActorFacts(actor.pk, held, reviews and is_qualified_reviewer(actor, today))


def refuse(unmet: Unmet | None, *, kind: type[Refusal] = StepRefused) -> None:
    """Raise the refusal for an unmet condition, naming its article."""
    if unmet:
        raise kind(str(unmet.sentence), unmet.article)


def not_allowed(unmet: Unmet | None) -> None:
    """Raise NotAllowed for an unmet policy."""
    refuse(unmet, kind=NotAllowed)


def checked_entry(file: CaseFile, step: Step, raw: Mapping[str, Any]) -> dict[str, Any]:
    """The typed data of a step. Raises EntryRefused with a sentence per field."""
    values, wrong = clean(step.fields, raw, file.today)
    if not wrong:
        wrong = _conditional(step, values)
    if not wrong:
        wrong = _too_early(file, step, values) or misplaced(step, values)
    if not wrong:
        values = with_served_day(file, values)
        values |= _lookups(file, step, values)
        wrong = _references(file, step, values)
    article = _basis(step, wrong)
    if not wrong:
        for name in step.checks:
            check = CHECKS[name]
            found = check.function(file, values)
            if found:
                wrong = dict(found)
                article = check.article_for(file.procedure.item_category) or step.basis
                break
    if not wrong:
        values = _with_references(file, step, values)
    if wrong:
        fields = {name: str(sentence) for name, sentence in wrong.items()}
        raise EntryRefused(next(iter(fields.values())), article, fields)
    return values


def _with_references(file: CaseFile, step: Step, values: dict[str, Any]) -> dict[str, Any]:
    """What the points of a review refer to, by the title it bears now."""
    points = [f.name for f in step.fields if f.type is FieldType.TEN_POINTS and f.name in values]
    return values | {name: with_titles(file, values[name]) for name in points}


def _basis(step: Step, wrong: Mapping[str, Sentence]) -> str:
    """The article of the first field that is wrong, otherwise of the step."""
    bases = [field.basis for field in step.fields if field.name in wrong]
    return (bases and bases[0]) or step.basis


def _conditional(step: Step, values: Mapping[str, Any]) -> dict[str, Sentence]:
    """Fields that an answer makes necessary, e.g. the successor when a recusal is granted."""
    wrong: dict[str, Sentence] = {}
    for field in step.fields:
        if not field.when or field.name in values or field.type is FieldType.YUAN:
            continue
        if holds(field.when, values):
            wrong[field.name] = format_lazy(_("请填写“{label}”。"), label=translated(field.label))
    return wrong


def _too_early(file: CaseFile, step: Step, values: Mapping[str, Any]) -> dict[str, Sentence]:
    """Dates before the fact they must follow, e.g. a statement before the notice was served."""
    wrong: dict[str, Sentence] = {}
    for field in step.fields:
        if not field.not_before or field.name not in values:
            continue
        source, name = field.not_before.split(".")
        earliest = _earliest(file, source, name, values)
        if earliest and date.fromisoformat(str(values[field.name])[:10]) < earliest:
            wrong[field.name] = format_lazy(
                _("日期不能早于{day}（{fact}）。"),
                day=full_day(earliest),
                fact=_fact_name(file, step, source, name),
            )
    return wrong


def _earliest(file: CaseFile, source: str, name: str, values: Mapping[str, Any]) -> date | None:
    if source == "this":
        return date.fromisoformat(values[name][:10]) if name in values else None
    taken = file.last(source)
    return taken.day(name) if taken else None


def _fact_name(file: CaseFile, step: Step, source: str, name: str) -> Promise:
    origin = step if source == "this" else file.procedure.step(source)
    known = [field.label for field in origin.fields if field.name == name]
    return translated(known[0] if known else origin.name)


def _lookups(file: CaseFile, step: Step, values: Mapping[str, Any]) -> dict[str, Any]:
    """What the checks need from the registers, under names that are never stored."""
    found: dict[str, Any] = {}
    officers = [
        values[f.name] for f in step.fields if f.type is FieldType.OFFICER and f.name in values
    ]
    if officers:
        rows = with_credentials(Officer.objects.filter(pk__in=officers))
        answers = {
            row.pk: entitlement(row, file.procedure.item_category, file.today) for row in rows
        }
        found["_officers"] = set(answers)
        found["_unentitled"] = {pk: a.reason for pk, a in answers.items() if not a.ok}
        heads = _heads(file)
        found["_barred_officers"] = {
            row.pk: reason
            for row in rows
            if (reason := barred_as_handler(file, row.pk, row.account_id, heads))
        }
    if any(f.type is FieldType.CASE and f.name in values for f in step.fields):
        found["_other"] = opened_to_join(file, values["other"])
    found |= inspection_lookups(file, step)
    found |= discretion_lookups(file, step)
    if "chair" in values:
        reason = barred_as_chair(file, values["chair"])
        found["_barred_chairs"] = {values["chair"]: reason} if reason else {}
    if step.code == "review_submitted":
        reviewers = qualified_reviewers(file.today)
        found["_reviewers"] = {reviewer.pk for reviewer in reviewers}
        found["_barred_reviewers"] = barred_reviewers(file, reviewers)
    return found


def _heads(file: CaseFile) -> set[int]:
    """Who can approve for the section today, in a procedure where somebody has to."""
    if not any(Duty.SECTION_HEAD in step.approvals for step in file.procedure.steps):
        return set()
    heads = holders(Duty.SECTION_HEAD, file.today, file.section_code)
    return set(heads.values_list("pk", flat=True))


def _references(file: CaseFile, step: Step, values: Mapping[str, Any]) -> dict[str, Sentence]:
    """Chosen persons and recordings exist."""
    wrong: dict[str, Sentence] = {}
    for field in step.fields:
        value = values.get(field.name)
        if value is None:
            continue
        if field.type is FieldType.OFFICER and value not in values["_officers"]:
            wrong[field.name] = _("执法人员名录中没有此人。")
        elif field.name == "reviewer" and value not in values.get("_reviewers", set()):
            wrong[field.name] = _("该人员不是具备法律职业资格的法制审核人员。")
        elif (
            field.type is FieldType.ACCOUNT
            and not Account.objects.filter(pk=value, is_active=True).exists()
        ):
            wrong[field.name] = _("没有此人。")
        elif field.type is FieldType.TEN_POINTS and (lost := faulty_references(file, value)):
            wrong[field.name] = lost
        elif field.type is FieldType.RECORDING and value not in {
            r.key for r in recordings_to_enter(file, step)
        }:
            wrong[field.name] = _("该环节没有待登记的音像记录。")
        elif (
            field.type is FieldType.FILE and not StoredObject.objects.filter(sha256=value).exists()
        ):
            wrong[field.name] = _("请重新上传文件。")
    return wrong
