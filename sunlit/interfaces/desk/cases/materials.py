"""What stands beside the form of a step (案件材料): draft, reasons for review, documents."""

from typing import Any

from sunlit.interfaces.desk.cases.opened import OpenCase
from sunlit.interfaces.desk.cases.shown import answers
from sunlit.procedures.conditions.under_review import (
    proposed,
    review_findings,
    review_is_due,
    reviewable,
)
from sunlit.procedures.decision_contents import decision_checks
from sunlit.procedures.discretion.nearest import compared
from sunlit.procedures.discretion.receipts import ASSESSED, receipt
from sunlit.procedures.documents import names_of
from sunlit.procedures.review_materials import material_states
from sunlit.recording.models import Document, Evidence
from sunlit.rulebook.schema import Step

REVIEWING = frozenset({"review_submitted", "review_concluded", "review_ordered"})


def materials(opened: OpenCase, step: Step) -> dict[str, Any]:
    """Documents and evidence, the draft as it stands and, where somebody reviews or decides it,
    why it is reviewed, what was submitted and what the law demands of it (4 to 8 queries).
    """
    file, draft = opened.file, reviewable(opened.file)
    context: dict[str, Any] = {
        "documents": Document.objects.filter(case=opened.case).defer("content").order_by("id"),
        "evidence": Evidence.objects.filter(case=opened.case).order_by("id"),
    }
    if _weighs(step) and file.has_step(ASSESSED):
        context |= _weighed(opened)
    if draft is None:
        return context
    drafted = file.procedure.step(draft.step)
    names = names_of(file, drafted, draft.data)
    context["draft_facts"] = answers(drafted.fields, draft.data, names)
    if step.code in REVIEWING or step.decides:
        context |= {
            "review_is_due": review_is_due(file),
            "review_findings": review_findings(file),
            "review_materials": material_states(file),
            "decision_checks": decision_checks(file, names),
        }
    return context


def _weighs(step: Step) -> bool:
    """Where a fine is proposed, reviewed or decided: decided cases stand beside.

    The calculator shows them by itself, for what is just being typed.
    """
    if step.code == ASSESSED:
        return False
    names_fine = any(field.name == "fine" for field in step.fields)
    return names_fine or step.decides == "PENALTY" or step.code == "review_concluded"


def _weighed(opened: OpenCase) -> dict[str, Any]:
    """The nearest decided cases for the fine as it is proposed now (3 queries)."""
    found, draft = receipt(opened.file), proposed(opened.file)
    mine = {**(found.data if found else {}), **({"fine": draft.data.get("fine")} if draft else {})}
    actor = opened.actor
    return {
        "comparison": compared(opened.case, mine, actor.account_id, actor.duties),
        "mine": mine.get("fine"),
        "has_receipt": found is not None,
    }
