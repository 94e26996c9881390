"""The acts on a measure behind their buttons and forms (办法的办理)."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.entry import ActForm, Asked, act_page, day_of
from sunlit.interfaces.desk.measures.reading import version_context
from sunlit.interfaces.desk.person import given
from sunlit.interfaces.refused import status_of
from sunlit.procedures.measures.actions.discard_measure import discard_measure
from sunlit.procedures.measures.actions.draft_measure import draft_measure
from sunlit.procedures.measures.actions.file_measure import file_measure
from sunlit.procedures.measures.actions.release_measure import release_measure
from sunlit.procedures.measures.actions.return_measure import return_measure
from sunlit.procedures.measures.actions.submit_measure import submit_measure
from sunlit.procedures.measures.models import MeasureVersion
from sunlit.procedures.measures.recording import MeasureMoved, MeasureRefused


@require_POST
def draft(request: HttpRequest, kind: str) -> HttpResponse:
    """Begin a new version."""
    try:
        version = draft_measure(kind=kind, **given(request))
    except (MeasureMoved, MeasureRefused) as refusal:
        messages.error(request, str(refusal.message))
        return redirect("measures:index")
    messages.success(request, _("已复制现行办法，请修改。"))
    return redirect("measures:edit", pk=version.pk)


@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Release a submitted version."""
    return _done(request, pk, release_measure, _("已发布，自施行日期起适用于新立案件。"))


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a draft up."""
    return _done(request, pk, discard_measure, _("草稿已废弃。"))


def _done(
    request: HttpRequest, pk: int, act: Callable[..., MeasureVersion], sentence: str
) -> HttpResponse:
    version = get_object_or_404(MeasureVersion, pk=pk)
    try:
        act(version=version, **given(request))
    except Refusal as refusal:
        context = version_context(request, get_object_or_404(MeasureVersion, pk=pk))
        shown = context | {"refusal": refusal, "errors": {}}
        return render(request, "desk/measures/version.html", shown, status=status_of(refusal))
    messages.success(request, sentence)
    return redirect("measures:version", pk=pk)


@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit a draft with its effective day."""
    version, back = _opened(pk)
    field = Asked("effective_from", _("施行日期"), "date", help=_("应当在今天之后。"))

    def perform(values: dict[str, str]) -> HttpResponse:
        day = day_of(values, "effective_from")
        if day is None:
            sentence = _("请填写施行日期。")
            raise MeasureRefused(sentence, fields={"effective_from": sentence})
        submit_measure(version=version, seen=version.revision, effective_from=day, **given(request))
        messages.success(request, _("已提交，等待局领导发布。"))
        return redirect(back)

    title = _("提交发布：%(title)s") % {"title": version}
    return act_page(request, ActForm(title, (field,), _("提交"), back), perform)


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a submitted version back with the reason."""
    version, back = _opened(pk)
    field = Asked("reason", _("退回理由"), "textarea", max_length=300)

    def perform(values: dict[str, str]) -> HttpResponse:
        return_measure(version=version, reason=values["reason"], **given(request))
        messages.success(request, _("已退回。"))
        return redirect(back)

    title = _("退回：%(title)s") % {"title": version}
    return act_page(request, ActForm(title, (field,), _("退回"), back), perform)


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Note number and day of the filing."""
    version, back = _opened(pk)
    fields = (
        Asked("filing_no", _("备案编号"), max_length=60),
        Asked("filed_on", _("备案日期"), "date"),
    )

    def perform(values: dict[str, str]) -> HttpResponse:
        day = day_of(values, "filed_on")
        if day is None:
            sentence = _("请填写备案日期。")
            raise MeasureRefused(sentence, fields={"filed_on": sentence})
        file_measure(version=version, filing_no=values["filing_no"], filed_on=day, **given(request))
        messages.success(request, _("已登记备案。"))
        return redirect(back)

    title = _("登记备案：%(title)s") % {"title": version}
    form = ActForm(title, fields, _("登记"), back)
    return act_page(request, form, perform, {"filed_on": today().isoformat()})


def _opened(pk: int) -> tuple[MeasureVersion, str]:
    version = get_object_or_404(MeasureVersion, pk=pk)
    return version, reverse("measures:version", args=[pk])
