"""What stands beside the form of a step (案件材料): draft, reasons for review, documents."""

from typing import Any

from sunlit.interfaces.desk.cases.opened import OpenCase
from sunlit.interfaces.desk.cases.shown import answers
from sunlit.procedures.conditions.under_review import current_draft, review_rows
from sunlit.procedures.documents import names_of
from sunlit.recording.models import Document, Evidence


def materials(opened: OpenCase) -> dict[str, Any]:
    """Documents and evidence, and the draft decision as it stands (4 to 6 queries)."""
    file, draft = opened.file, current_draft(opened.file)
    context: dict[str, Any] = {
        "documents": Document.objects.filter(case=opened.case).defer("content").order_by("id"),
        "evidence": Evidence.objects.filter(case=opened.case).order_by("id"),
        "review_rows": review_rows(file),
    }
    if draft:
        step = file.procedure.step(draft.step)
        names = names_of(file, step, draft.data)
        context["draft_facts"] = answers(step.fields, draft.data, names)
    return context
