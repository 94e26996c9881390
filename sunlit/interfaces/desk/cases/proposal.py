"""The approval page (审批页)： read what was proposed, approve or return it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.cases.opened import OpenCase, open_case
from sunlit.interfaces.desk.cases.shown import answers
from sunlit.interfaces.desk.drafts import Restored, handed_in, restored
from sunlit.interfaces.desk.person import person_of
from sunlit.interfaces.desk.versions import version_seen
from sunlit.interfaces.refused import status_of
from sunlit.procedures.actions.vote_on_proposal import vote_on_proposal
from sunlit.procedures.actions.withdraw_proposal import withdraw_proposal
from sunlit.procedures.case_file import Proposal
from sunlit.procedures.documents import names_of
from sunlit.procedures.models import StepProposal, VoteOutcome
from sunlit.procedures.policies import may_approve
from sunlit.recording.models import Document


@require_http_methods(["GET", "POST"])
def vote(request: HttpRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Show a proposal, or give the next approver's answer."""
    opened = open_case(request, public_id)
    if not StepProposal.objects.filter(pk=pk, case=opened.case).exists():
        raise Http404
    if request.method == "GET":
        return _page(request, opened, pk, draft=restored(request, _place(pk)))
    if request.POST.get("outcome") == VoteOutcome.WITHDRAWN:
        return _withdraw(request, public_id, pk)
    chosen = request.POST.get("outcome", "")
    try:
        is_taken = vote_on_proposal(
            proposal_id=pk,
            actor=person_of(request),
            at=now(),
            outcome=_outcome(chosen),
            opinion=request.POST.get("opinion", ""),
            expected_version=version_seen(request),
        )
    except Refusal as refusal:
        return _refused(request, public_id, pk, refusal)
    handed_in(request, _place(pk))
    messages.success(request, _("审批完毕，步骤已办理。") if is_taken else _("审批意见已提交。"))
    return redirect("desk:case", public_id=public_id)


def _place(pk: int) -> str:
    """The name of the draft of an opinion."""
    return f"approval/{pk}"


def _outcome(chosen: str) -> VoteOutcome:
    """What was chosen; nothing chosen is neither consent nor return, and the act refuses it."""
    known = chosen in VoteOutcome.values
    return VoteOutcome(chosen) if known else VoteOutcome.WITHDRAWN


def _withdraw(request: HttpRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Take the proposal back, as its proposer."""
    try:
        withdraw_proposal(
            proposal_id=pk,
            actor=person_of(request),
            at=now(),
            expected_version=version_seen(request),
        )
    except Refusal as refusal:
        return _refused(request, public_id, pk, refusal)
    messages.success(request, _("已撤回，可以修改后重新提交。"))
    return redirect("desk:case", public_id=public_id)


def _refused(request: HttpRequest, public_id: UUID, pk: int, refusal: Refusal) -> HttpResponse:
    return _page(request, open_case(request, public_id), pk, refusal, status_of(refusal))


def _page(
    request: HttpRequest,
    opened: OpenCase,
    pk: int,
    refusal: Refusal | None = None,
    status: int = 200,
    draft: Restored | None = None,
) -> HttpResponse:
    file, typed = opened.file, draft.typed if draft else request.POST
    proposal = next((p for p in file.proposals if p.id == pk), None)
    context = {
        "case": opened.case,
        "file": file,
        "proposal": proposal,
        "refusal": refusal,
        "opinion": typed.get("opinion", ""),
        "chosen": typed.get("outcome", ""),
        "draft": draft,
        "draft_place": _place(pk),
        "version": opened.case.version,
        "documents": Document.objects.filter(case=opened.case).defer("content").order_by("id"),
    } | (_open_context(opened, proposal) if proposal else {})
    return render(request, "desk/cases/proposal.html", context, status=status)


def _open_context(opened: OpenCase, proposal: Proposal) -> dict[str, object]:
    file = opened.file
    step = file.procedure.step(proposal.step)
    names = names_of(file, step, proposal.data)
    duty = step.approvals[len(proposal.votes)]
    return {
        "step": step,
        "facts": answers(step.fields, proposal.data, names),
        "duty": Duty(duty).label,
        "barred": may_approve(file, step, duty, opened.actor),
        "is_proposer": proposal.proposer_id == opened.actor.account_id,
    }
