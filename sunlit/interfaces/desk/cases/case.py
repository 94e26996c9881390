"""The case page (案件页) and its trace (留痕)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sunlit.casework.models import CaseStatus
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.ledger.codes import code_title
from sunlit.foundations.ledger.entries import history
from sunlit.interfaces.desk.cases.board import board
from sunlit.interfaces.desk.cases.opened import OpenCase, open_case
from sunlit.interfaces.desk.cases.related import awaited, related
from sunlit.interfaces.desk.workbench.pressing import urging_of
from sunlit.procedures.completing import stream_of
from sunlit.procedures.credit import credit_of
from sunlit.procedures.documents import names_of
from sunlit.procedures.fulfillment import account
from sunlit.procedures.recordings import recording_states
from sunlit.procedures.urging import urging_duty
from sunlit.recording.models import CredentialPresentation, Document, Evidence
from sunlit.rulebook.queries import release_in_force


@require_safe
def show(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What is done, what is next, what is not yet possible and why, who must do it, the clocks."""
    opened = open_case(request, public_id)
    file = opened.file
    documents = list(Document.objects.filter(case=opened.case).defer("content").order_by("id"))
    names = names_of(file, file.procedure.steps[0], {})
    context = {
        "case": opened.case,
        "file": file,
        "board": board(public_id, file, opened.actor, documents, names),
        "documents": documents,
        "evidence": Evidence.objects.filter(case=opened.case).order_by("id"),
        "recordings": recording_states(file),
        "presentations": CredentialPresentation.objects.filter(case=opened.case).order_by("-id"),
        "may_present": any(one.account_id == opened.actor.account_id for one in file.handlers),
        "owed": account(file),
        "credit": credit_of(file),
        "may_adopt_rules": _may_adopt_rules(opened),
        "urging": urging_of(opened.case),
        "may_urge": opened.case.status != CaseStatus.CLOSED
        and urging_duty(opened.actor.duties, opened.case.section.code) is not None,
        "related": related(opened),
        "awaited": awaited(file),
    }
    return render(request, "desk/cases/case.html", context)


@require_safe
def trace(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Every ledger entry of the case, in order, with its leaf hash."""
    opened = open_case(request, public_id)
    entries = [
        {
            "position": entry.position,
            "title": _(code_title(entry.code)),
            "code": entry.code,
            "actor": _(entry.actor_name),
            "at": entry.recorded_at,
            "leaf": bytes(entry.leaf).hex(),
        }
        for entry in history(stream_of(opened.case))
    ]
    context = {"case": opened.case, "entries": entries}
    return render(request, "desk/cases/trace.html", context)


def _may_adopt_rules(opened: OpenCase) -> bool:
    """Whether the reader, as head of the section, may move the case to newer rules."""
    file = opened.file
    if file.decision() or not opened.actor.holds(Duty.SECTION_HEAD, file.section_code):
        return False
    return release_in_force(file.today).digest != opened.case.rules_digest
