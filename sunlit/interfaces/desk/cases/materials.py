"""What a reviewer or leader reads beside the form (案件材料).

Draft, reasons for review, documents.
"""

from typing import Any

from sunlit.interfaces.desk.cases.opened import OpenCase
from sunlit.procedures.conditions.review_gates import current_draft, review_rows
from sunlit.procedures.documents import names_of
from sunlit.procedures.facts import show
from sunlit.recording.models import Document, Evidence
from sunlit.rulebook.schema import Step

READERS = {"legal_reviewer", "leader", "presiding_officer"}


def materials(opened: OpenCase, step: Step) -> dict[str, Any]:
    """Documents, evidence and the draft as it stands.

    For steps taken by those who read the file.
    """
    if step.by not in READERS:
        return {}
    file, draft = opened.file, current_draft(opened.file)
    drafting = file.procedure.step(draft.step) if draft else None
    names = names_of(file, drafting, draft.data) if drafting and draft else {}
    return {
        "documents": Document.objects.filter(case=opened.case).defer("content").order_by("id"),
        "evidence": Evidence.objects.filter(case=opened.case).order_by("id"),
        "review_rows": review_rows(file),
        "draft_facts": [
            (f.label, show(f, draft.data[f.name], names))
            for f in drafting.fields
            if f.name in draft.data
        ]
        if drafting and draft
        else [],
    }
