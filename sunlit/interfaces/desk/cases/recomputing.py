"""The page of 重算: a past decision computed anew with the rules of its day, with the trace."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sunlit.interfaces.desk.cases.opened import open_case
from sunlit.procedures.recomputing import recompute


@require_safe
def show(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What was kept beside what comes out now; a case not decided yet says so."""
    opened = open_case(request, public_id)
    context = {"case": opened.case, "found": recompute(opened.case, opened.file)}
    return render(request, "desk/cases/recompute.html", context)
