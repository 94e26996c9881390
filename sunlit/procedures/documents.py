"""Make the document of a step from the facts of its case (文书)."""

from collections.abc import Mapping, Sequence
from typing import Any

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.wording import chinese_date, in_record_language
from sunlit.procedures.case_file import Approval, CaseFile
from sunlit.procedures.conditions import GATES
from sunlit.procedures.facts import case_facts, step_facts
from sunlit.recording.composing import Heads, compose, refuse_incomplete
from sunlit.recording.rendering import DocumentContent, OpinionRow
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.queries import with_credentials
from sunlit.registers.officers.reviewers import qualification_no
from sunlit.rulebook.schema import FieldType, Form, Step

# Gates that decide whether a block of a form is shown (`when`).
CONDITIONAL_BLOCKS = ("hearing_due", "served_by_announcement")
FACT_LABELS = {
    "party.name": "当事人名称",
    "party.code": "当事人证件号码",
    "party.address": "当事人住所",
    "body.name": "行政机关名称",
    "remedies": "救济途径（请登记本机关的行政复议机关和管辖法院）",
    "case.outstanding": "应缴款项",
}


def names_of(file: CaseFile, step: Step, data: Mapping[str, Any]) -> dict[tuple[str, int], str]:
    """Names of the officers and accounts the case's steps refer to.

    Up to 4 queries; none while they name only its handlers.
    """
    wanted: dict[FieldType, set[int]] = {FieldType.OFFICER: set(), FieldType.ACCOUNT: set()}
    rows = [(file.procedure.step(t.step), t.data) for t in file.taken] + [(step, data)]
    for row_step, row_data in rows:
        for field in row_step.fields:
            if field.type in wanted and field.name in row_data:
                wanted[field.type].add(row_data[field.name])
    names = {("officer", h.officer_id): _named(h.name, h.credential_no) for h in file.handlers}
    if ids := wanted[FieldType.OFFICER] - {h.officer_id for h in file.handlers}:
        for officer in with_credentials(Officer.objects.filter(pk__in=ids)):
            numbers = [credential.credential_no for credential in officer.credentials.all()]
            names[("officer", officer.pk)] = _named(officer.name, numbers[-1] if numbers else "")
    if ids := wanted[FieldType.ACCOUNT]:
        for pk, name in Account.objects.filter(pk__in=ids).values_list("pk", "full_name"):
            names[("account", pk)] = name
    return names


def _named(name: str, number: str) -> str:
    return f"{name}（{number}）" if number else name


def document_facts(
    file: CaseFile, step: Step, data: Mapping[str, Any], actor: Account
) -> dict[str, str]:
    """All facts for the document of this step: the case's, the step's own, what is served."""
    names = names_of(file, step, data)
    facts = case_facts(file, names)
    facts |= step_facts(step, data, "this", names)
    facts |= step_facts(step, data, step.code, names)
    facts["actor"] = _actor(step, actor)
    facts["step.name"] = step.name
    facts["step.taken_on"] = chinese_date(file.today)
    facts["this.handlers"] = "、".join(
        names[("officer", data[name])]
        for name in ("lead_officer", "assisting_officer")
        if name in data
    )
    facts["served.title"], facts["served.no"] = _served(file, step)
    return facts


def _actor(step: Step, actor: Account) -> str:
    """Who takes the step; a legal reviewer with the number of the legal qualification."""
    number = qualification_no(actor) if step.by == "legal_reviewer" else ""
    return _named(actor.full_name, number)


def _served(file: CaseFile, step: Step) -> tuple[str, str]:
    if step.serves == "prior-notice":
        issued = file.last("prior_notice_issued")
    else:
        issued = file.decision() if step.serves else None
    if issued is None:
        return "", ""
    form = file.procedure.step(issued.step).document
    return file.rules.forms[form].title, issued.document_no


def document_labels(file: CaseFile) -> dict[str, str]:
    """Chinese names of facts, for the sentence that says what is missing."""
    labels = dict(FACT_LABELS)
    for step in file.procedure.steps:
        for field in step.fields:
            labels[f"{step.code}.{field.name}"] = f"{step.name}：{field.label}"
            labels.setdefault(f"this.{field.name}", field.label)
        labels[f"{step.code}.penalty_text"] = f"{step.name}：处罚内容"
    labels["this.penalty_text"] = "处罚内容"
    return labels


def document_content(
    file: CaseFile,
    form: Form,
    facts: Mapping[str, str],
    approvals: Sequence[Approval],
    number: str,
) -> DocumentContent:
    """The content to freeze. Raises DocumentIncomplete if the law demands more than there is."""
    refuse_incomplete(form, facts, document_labels(file))
    with in_record_language():
        opinions = [
            OpinionRow(str(Duty(row.duty).label), row.opinion or "同意", row.name, row.on)
            for row in approvals
        ]
    heads = Heads(number, file.body.name, file.today, opinions)
    return compose(form, facts, _flags(file), heads)


def _flags(file: CaseFile) -> frozenset[str]:
    """Which conditional blocks are shown: named gates that hold."""
    return frozenset(name for name in CONDITIONAL_BLOCKS if GATES[name].unmet(file) is None)
