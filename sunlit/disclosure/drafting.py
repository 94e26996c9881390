"""Make the content of a publication from a decided case, by the disclosure rule (公示稿内容)."""

from datetime import date

from sunlit.disclosure.masking.known import known_values
from sunlit.disclosure.masking.rules import Leak, leaks, mask
from sunlit.foundations.calendars import add_months
from sunlit.foundations.wording import chinese_date
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.credit import credit_of
from sunlit.procedures.documents import names_of
from sunlit.procedures.facts import case_facts
from sunlit.procedures.penalties import KIND_NAMES
from sunlit.rulebook.tables import DisclosureRule

Fields = list[dict[str, str]]


def rule_for(file: CaseFile) -> DisclosureRule | None:
    """The rule under which the case's decision becomes public, if any."""
    decision = file.decision()
    if decision is None:
        return None
    kind = file.procedure.step(decision.step).decides
    return next((rule for rule in file.rules.disclosure if rule.decides == kind), None)


def display_until(file: CaseFile, rule: DisclosureRule, decided_on: date) -> date:
    """The last day on which the decision is public (公示期), counted from the decision.

    A penalty that is credit information stays as long as its class may be told at most, the day
    the party was told with the decision (信用公示最长期限); others as long as the bureau says.
    """
    credit = credit_of(file)
    return credit.stops_on if credit else add_months(decided_on, rule.display_months)


def raw_values(file: CaseFile) -> dict[str, str]:
    """Unmasked values of every field a disclosure rule may name.

    Besides those named here, every field of the draft and of the deciding step.
    """
    decision = file.decision()
    draft = file.last("decision_drafted")
    if decision is None:
        return {}
    kinds = (draft or decision).data.get("kinds", ())
    facts = case_facts(file, names_of(file, file.procedure.step(decision.step), decision.data))
    own = {
        name.partition(".")[2]: value
        for name, value in facts.items()
        if name.startswith(("decision_drafted.", f"{decision.step}."))
    }
    is_person = file.party.kind == "PERSON"
    credit = credit_of(file)
    return own | {
        "party_name": file.party.name,
        "party_code": "" if is_person else file.party.code,
        "representative": "" if is_person else file.party.representative,
        "document_no": decision.document_no,
        "facts": own.get("facts", ""),
        "kinds": "、".join(KIND_NAMES[kind] for kind in kinds),
        "articles": own.get("penalty_articles") or own.get("articles", ""),
        "content": own.get("penalty_text") or own.get("content", ""),
        "decided_on": chinese_date(decision.on),
        "body": file.body.name,
        "item": file.item.name,
        "fulfillment": facts["case.fulfillment"],
        "credit_class": credit.row.name if credit else "",
        "credit_period": credit.explanation if credit else "",
    }


def draft_fields(file: CaseFile, rule: DisclosureRule, extra_masks: list[str]) -> Fields:
    """The masked fields of the publication, in the order of the rule; empty ones are left out."""
    values, known = raw_values(file), known_values(file, extra_masks)
    fields = [
        {"name": f["name"], "label": f["label"], "value": mask(values.get(f["name"], ""), known)}
        for f in rule.fields
    ]
    return [field for field in fields if field["value"]]


def remaining_leaks(file: CaseFile, rendered: str, extra_masks: list[str]) -> list[Leak]:
    """What must not be public and still stands in the rendered result."""
    public = [file.party.code] if file.party.kind != "PERSON" else []
    return leaks(rendered, known_values(file, extra_masks), public)
