"""What the forms of legal review say of a case (法制审核文书要素), as facts "review.…"."""

from sunlit.foundations.wording import in_record_language
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.under_review import review_findings, reviewable
from sunlit.procedures.penalty_text import penalty_text
from sunlit.procedures.review_materials import material_states


def review_facts(file: CaseFile) -> dict[str, str]:
    """Why it is reviewed, what is proposed, what goes with the submission."""
    with in_record_language():
        triggers = [
            f"{found.row.code} {found.row.name}：{found.sentence}"
            for found in review_findings(file)
            if found.is_met
        ]
    present = [state.name for state in material_states(file) if state.is_there]
    return {
        "review.triggers": "\n".join(triggers) or _without_row(file),
        "review.subject": _subject(file),
        "review.materials": "、".join(present),
    }


def _without_row(file: CaseFile) -> str:
    return "局领导交办审核" if file.has("review_ordered") else "未列入目录，主动送审"


def _subject(file: CaseFile) -> str:
    """What is proposed: the penalty, or the outcome as the step names it."""
    subject = reviewable(file)
    if subject is None:
        return ""
    if subject.data.get("kinds"):
        return penalty_text(subject.data)
    step, outcome = file.procedure.step(subject.step), str(subject.data.get("outcome", ""))
    labels = [dict(f.choices).get(outcome, "") for f in step.fields if f.name == "outcome"]
    return labels[0] if labels and outcome else step.name
