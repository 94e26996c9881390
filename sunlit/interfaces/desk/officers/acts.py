"""The acts on one officer, each a page (培训、考试、发证、调整、退出、申诉)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.entry import ActForm, Asked, UnreadableEntry, act_page
from sunlit.interfaces.desk.officers.fields import (
    REASON,
    Values,
    category_choices,
    chosen,
    need_day,
    need_number,
)
from sunlit.interfaces.desk.officers.opened import (
    officer_or_404,
    require_keeper,
    tell_the_public,
)
from sunlit.interfaces.desk.person import given
from sunlit.interfaces.numbers import whole_number
from sunlit.registers.bodies.models import Section
from sunlit.registers.bodies.queries import sections_on
from sunlit.registers.officers.actions.appeal_exit import appeal_exit
from sunlit.registers.officers.actions.change_post import change_post
from sunlit.registers.officers.actions.decide_appeal import decide_appeal
from sunlit.registers.officers.actions.issue_credential import issue_credential
from sunlit.registers.officers.actions.record_exam import record_exam
from sunlit.registers.officers.actions.record_exit import record_exit
from sunlit.registers.officers.actions.record_training import record_training
from sunlit.registers.officers.actions.transfer_officer import transfer_officer
from sunlit.registers.officers.models import Officer

Perform = Callable[[Officer, Values, dict[str, Any]], object]


@dataclass(frozen=True)
class Act:
    """An act on an officer: what it is called, what it means, what it asks, how it is done."""

    title: Promise
    hint: Promise | str
    fields: Callable[[], tuple[Asked, ...]]
    perform: Perform
    days: tuple[str, ...] = ()  # fields that offer today


def section_choices() -> tuple[tuple[str, str], ...]:
    """The sections of today by code and name."""
    rows = sections_on(today()).order_by("body_id", "pk")
    return tuple((str(pk), name) for pk, name in rows.values_list("pk", "name"))


def section_of(values: Values) -> Section | None:
    """The section chosen; None for anything else."""
    pk = whole_number(values.get("section", "")) or 0
    return Section.objects.filter(pk=pk).select_related("body").first()


def need_section(values: Values) -> Section:
    """The section chosen, which there must be."""
    section = section_of(values)
    if section is None:
        sentence = now_("请选择科室。")
        raise UnreadableEntry(sentence, fields={"section": sentence})
    return section


def _day(name: str, label: Promise) -> Asked:
    return Asked(name, label, "date")


def _training(officer: Officer, values: Values, by: dict[str, Any]) -> object:
    return record_training(
        officer=officer,
        held_on=need_day(values, "held_on"),
        hours=need_number(values, "hours"),
        subject=values["subject"],
        **by,
    )


def _exam(officer: Officer, values: Values, by: dict[str, Any]) -> object:
    return record_exam(
        officer=officer,
        held_on=need_day(values, "held_on"),
        is_passed=values["result"] == "PASSED",
        score=values["score"],
        **by,
    )


def _issue(officer: Officer, values: Values, by: dict[str, Any]) -> object:
    return issue_credential(
        officer=officer,
        credential_no=values["credential_no"],
        categories=chosen(values, "categories"),
        area=values["area"],
        issuer=values["issuer"],
        valid_from=need_day(values, "valid_from"),
        valid_until=need_day(values, "valid_until"),
        **by,
    )


def _transfer(officer: Officer, values: Values, by: dict[str, Any]) -> object:
    return transfer_officer(
        officer=officer,
        section=need_section(values),
        since=need_day(values, "since"),
        post=values["post"],
        reason=values["reason"],
        **by,
    )


def _post(officer: Officer, values: Values, by: dict[str, Any]) -> object:
    return change_post(
        officer=officer,
        post=values["post"],
        since=need_day(values, "since"),
        reason=values["reason"],
        **by,
    )


def _exit(officer: Officer, values: Values, by: dict[str, Any]) -> object:
    day = need_day(values, "exited_on")
    return record_exit(officer=officer, exited_on=day, reason=values["reason"], **by)


def _appeal(officer: Officer, values: Values, by: dict[str, Any]) -> object:
    day = need_day(values, "appealed_on")
    return appeal_exit(officer=officer, appealed_on=day, grounds=values["grounds"], **by)


def _decide(officer: Officer, values: Values, by: dict[str, Any]) -> object:
    return decide_appeal(
        officer=officer,
        decided_on=need_day(values, "decided_on"),
        is_granted=values["outcome"] == "GRANTED",
        reason=values["reason"],
        **by,
    )


WHY = Asked("reason", _("原因"), "textarea", required=False, max_length=300)
ACTS: dict[str, Act] = {
    "training": Act(
        _("登记培训"),
        _("考试之前须有培训；持证人员每年培训不少于60学时（国办发〔2023〕27号）。"),
        lambda: (
            _day("held_on", _("培训日期")),
            Asked("hours", _("学时"), "number"),
            Asked("subject", _("培训内容"), max_length=200),
        ),
        _training,
    ),
    "exam": Act(
        _("登记考试"),
        _("合格之后才能发放执法证件。"),
        lambda: (
            _day("held_on", _("考试日期")),
            Asked(
                "result",
                _("结果"),
                "radio",
                choices=(("PASSED", now_("合格")), ("FAILED", now_("不合格"))),
            ),
            Asked("score", _("成绩"), required=False, max_length=20),
        ),
        _exam,
    ),
    "issue": Act(
        _("发放执法证件"),
        _("证件编号只能使用一次；有效期当日起至截止日当天有效。"),
        lambda: (
            Asked("credential_no", _("证件编号"), max_length=64),
            Asked(
                "categories",
                _("执法类别"),
                "checkboxes",
                choices=(("ALL", now_("综合执法")), *category_choices()),
            ),
            Asked("area", _("执法区域"), max_length=200),
            Asked("issuer", _("发证机关"), max_length=200),
            _day("valid_from", _("有效期自")),
            _day("valid_until", _("有效期至")),
        ),
        _issue,
    ),
    "transfer": Act(
        _("调整科室"),
        _("自该日起在新科室，原科室任职到前一天为止。"),
        lambda: (
            Asked("section", _("新科室"), "select", choices=section_choices()),
            _day("since", _("自")),
            Asked("post", _("职务"), required=False, help=_("不变的不填。"), max_length=100),
            WHY,
        ),
        _transfer,
        ("since",),
    ),
    "post": Act(
        _("变更职务"),
        "",
        lambda: (Asked("post", _("职务"), max_length=100), _day("since", _("自")), WHY),
        _post,
        ("since",),
    ),
    "exit": Act(
        _("登记退出"),
        _("自退出之日起不再具备执法资格，公示名单不再列出；已办案件仍显示当时的承办人。"),
        lambda: (_day("exited_on", _("退出日期")), REASON),
        _exit,
        ("exited_on",),
    ),
    "appeal": Act(
        _("登记申诉"),
        _("申诉处理之前，退出的效力不变。"),
        lambda: (
            _day("appealed_on", _("申诉日期")),
            Asked("grounds", _("申诉理由"), "textarea", max_length=1000),
        ),
        _appeal,
        ("appealed_on",),
    ),
    "decide-appeal": Act(
        _("登记申诉处理决定"),
        _("申诉成立的，自决定之日起恢复执法岗位。"),
        lambda: (
            Asked(
                "outcome",
                _("决定"),
                "radio",
                choices=(("GRANTED", now_("申诉成立")), ("REJECTED", now_("申诉不成立"))),
            ),
            _day("decided_on", _("决定日期")),
            Asked("reason", _("理由"), "textarea", max_length=1000),
        ),
        _decide,
        ("decided_on",),
    ),
}


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """The page of one act on an officer."""
    require_keeper(request)
    if name not in ACTS:
        raise Http404
    officer, found = officer_or_404(pk), ACTS[name]
    back = reverse("officers:officer", args=[pk])

    def perform(values: dict[str, str]) -> HttpResponse:
        found.perform(officer, values, given(request))
        tell_the_public()
        messages.success(request, now_("已办理。"))
        return redirect(back)

    title = now_("%(act)s：%(name)s") % {"act": found.title, "name": officer.name}
    form = ActForm(title, found.fields(), found.title, back, found.hint)
    offered = {name: today().isoformat() for name in found.days}
    return act_page(request, form, perform, offered)
