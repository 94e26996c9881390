"""Legal reviewers (法制审核人员): who they are, their training, their share of all officers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sunlit.foundations.accounts.models import Account
from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.entry import ActForm, Asked, UnreadableEntry, act_page
from sunlit.interfaces.desk.officers.acts import need_section, section_choices
from sunlit.interfaces.desk.officers.enrolling import account_chosen
from sunlit.interfaces.desk.officers.fields import REASON, need_day, need_number
from sunlit.interfaces.desk.officers.opened import (
    is_registrar,
    require_keeper,
    require_reader,
)
from sunlit.interfaces.desk.person import given
from sunlit.registers.officers.actions.appoint_reviewer import appoint_reviewer
from sunlit.registers.officers.actions.end_reviewer import end_reviewer
from sunlit.registers.officers.actions.record_reviewer_training import record_reviewer_training
from sunlit.registers.officers.models import LegalReviewer
from sunlit.registers.officers.reviewers import hours_standard, reviewer_share, with_hours


@require_safe
def reviewers(request: HttpRequest) -> HttpResponse:
    """Everybody who ever was a reviewer, those in office first, with the share of the bureau."""
    require_reader(request)
    day = today()
    rows = LegalReviewer.objects.select_related("account", "section")
    found = list(with_hours(rows, day.year).order_by("valid_until", "pk"))
    share = reviewer_share(day)
    context = {
        "share": share,
        "hours": hours_standard(day),
        "year": day.year,
        "reviewers": sorted(found, key=lambda one: _has_left(one)),
        "day": day,
        "keeps": is_registrar(request),
    }
    return render(request, "desk/officers/reviewers.html", context)


def _has_left(reviewer: LegalReviewer) -> bool:
    return reviewer.valid_until is not None and reviewer.valid_until <= today()


@require_http_methods(["GET", "POST"])
def appoint(request: HttpRequest) -> HttpResponse:
    """Make a person a reviewer, or one who left again."""
    require_keeper(request)
    back = reverse("officers:reviewers")
    people = Account.objects.filter(is_active=True).order_by("full_name")
    fields = (
        Asked(
            "account",
            _("人员"),
            "select",
            choices=tuple((str(one.pk), one.full_name) for one in people),
        ),
        Asked("section", _("科室"), "select", choices=section_choices()),
        Asked(
            "qualification_no",
            _("法律职业资格证编号"),
            required=False,
            max_length=64,
            help=_("没有法律职业资格的不填；初次从事审核的须有资格，否则不能审核。"),
        ),
        Asked("valid_from", _("任职日期"), "date"),
    )

    def perform(values: dict[str, str]) -> HttpResponse:
        account = account_chosen(values["account"])
        if account is None:
            sentence = _("请选择人员。")
            raise UnreadableEntry(sentence, fields={"account": sentence})
        appoint_reviewer(
            account=account,
            section=need_section(values),
            qualification_no=values["qualification_no"],
            valid_from=need_day(values, "valid_from"),
            **given(request),
        )
        messages.success(request, _("已办理。"))
        return redirect(back)

    title = _("确定法制审核人员")
    form = ActForm(title, fields, title, back, _("《行政处罚法》第五十八条第二款"))
    return act_page(request, form, perform, {"valid_from": today().isoformat()})


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Record training, or end the office."""
    require_keeper(request)
    rows = LegalReviewer.objects.select_related("account")
    reviewer = get_object_or_404(rows, pk=pk)
    if name == "training":
        return _training(request, reviewer)
    if name == "end":
        return _end(request, reviewer)
    raise Http404


def _training(request: HttpRequest, reviewer: LegalReviewer) -> HttpResponse:
    back = reverse("officers:reviewers")
    fields = (
        Asked("held_on", _("培训日期"), "date"),
        Asked("hours", _("学时"), "number"),
        Asked("subject", _("培训内容"), max_length=200),
    )

    def perform(values: dict[str, str]) -> HttpResponse:
        record_reviewer_training(
            reviewer=reviewer,
            held_on=need_day(values, "held_on"),
            hours=need_number(values, "hours"),
            subject=values["subject"],
            **given(request),
        )
        messages.success(request, _("已办理。"))
        return redirect(back)

    title = _("登记法制审核培训：%(name)s") % {"name": reviewer.account.full_name}
    return act_page(request, ActForm(title, fields, _("登记"), back), perform)


def _end(request: HttpRequest, reviewer: LegalReviewer) -> HttpResponse:
    back = reverse("officers:reviewers")
    fields = (Asked("ended_on", _("离任日期"), "date"), REASON)

    def perform(values: dict[str, str]) -> HttpResponse:
        end_reviewer(
            reviewer=reviewer,
            ended_on=need_day(values, "ended_on"),
            reason=values["reason"],
            **given(request),
        )
        messages.success(request, _("已办理。"))
        return redirect(back)

    title = _("登记离任：%(name)s") % {"name": reviewer.account.full_name}
    hint = _("自该日起不再承担法制审核。")
    form = ActForm(title, fields, _("登记离任"), back, hint)
    return act_page(request, form, perform, {"ended_on": today().isoformat()})
