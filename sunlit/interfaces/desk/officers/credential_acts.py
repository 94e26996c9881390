"""The acts on one credential, each a page (年审、延期、暂扣、恢复、收回注销)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.entry import ActForm, Asked, act_page, day_of
from sunlit.interfaces.desk.officers.fields import REASON, Values, need_day, need_number
from sunlit.interfaces.desk.officers.opened import require_keeper, tell_the_public
from sunlit.interfaces.desk.person import given
from sunlit.registers.officers.actions.cancel_credential import cancel_credential
from sunlit.registers.officers.actions.renew_credential import renew_credential
from sunlit.registers.officers.actions.resume_credential import resume_credential
from sunlit.registers.officers.actions.suspend_credential import suspend_credential
from sunlit.registers.officers.actions.verify_annually import verify_annually
from sunlit.registers.officers.models import Credential, VerificationResult

Perform = Callable[[Credential, Values, dict[str, Any]], object]
Offer = Callable[[Credential], dict[str, str]]


@dataclass(frozen=True)
class Act:
    """An act on a credential: its title, its meaning, what it asks and offers, how it is done."""

    title: Promise
    hint: Promise | str
    fields: Callable[[], tuple[Asked, ...]]
    perform: Perform
    offer: Offer


def _verify(credential: Credential, values: Values, by: dict[str, Any]) -> object:
    return verify_annually(
        credential=credential,
        year=need_number(values, "year"),
        result=values["result"],
        verified_on=need_day(values, "verified_on"),
        **by,
    )


def _renew(credential: Credential, values: Values, by: dict[str, Any]) -> object:
    return renew_credential(
        credential=credential,
        from_on=need_day(values, "from_on"),
        until_on=need_day(values, "until_on"),
        **by,
    )


def _suspend(credential: Credential, values: Values, by: dict[str, Any]) -> object:
    return suspend_credential(
        credential=credential,
        from_on=need_day(values, "from_on"),
        until_on=day_of(values, "until_on"),
        reason=values["reason"],
        **by,
    )


def _resume(credential: Credential, values: Values, by: dict[str, Any]) -> object:
    day = need_day(values, "resumed_on")
    return resume_credential(credential=credential, resumed_on=day, reason=values["reason"], **by)


def _cancel(credential: Credential, values: Values, by: dict[str, Any]) -> object:
    return cancel_credential(
        credential=credential,
        kind=values["kind"],
        canceled_on=need_day(values, "canceled_on"),
        reason=values["reason"],
        **by,
    )


def _today(*names: str) -> Offer:
    return lambda credential: {name: today().isoformat() for name in names}


def _next_term(credential: Credential) -> dict[str, str]:
    """The day after the present term, as renewals begin; no day follows the end of the calendar."""
    last = credential.valid_until
    if last is None or last == date.max:
        return {}
    return {"from_on": (last + timedelta(days=1)).isoformat()}


def _last_year(credential: Credential) -> dict[str, str]:
    return {"year": str(today().year - 1), "verified_on": today().isoformat()}


ACTS: dict[str, Act] = {
    "verify": Act(
        _("登记年审"),
        _("上一年度没有合格记录的，本年度不具备执法资格；补审合格的，自补审之日起恢复。"),
        lambda: (
            Asked("year", _("年度"), "number"),
            Asked(
                "result",
                _("年审结果"),
                "radio",
                choices=tuple((str(c), str(n)) for c, n in VerificationResult.choices),
            ),
            Asked("verified_on", _("年审日期"), "date"),
        ),
        _verify,
        _last_year,
    ),
    "renew": Act(
        _("换证延期"),
        _("新的有效期不能与原有效期重叠；两个有效期之间的日子不具备执法资格。"),
        lambda: (
            Asked("from_on", _("新有效期自"), "date"),
            Asked("until_on", _("新有效期至"), "date"),
        ),
        _renew,
        _next_term,
    ),
    "suspend": Act(
        _("暂扣证件"),
        _("暂扣期间不得从事执法活动；没有截止日期的，到登记恢复为止。"),
        lambda: (
            Asked("from_on", _("暂扣自"), "date"),
            Asked("until_on", _("暂扣至"), "date", required=False),
            REASON,
        ),
        _suspend,
        _today("from_on"),
    ),
    "resume": Act(
        _("恢复证件"),
        "",
        lambda: (Asked("resumed_on", _("恢复日期"), "date"), REASON),
        _resume,
        _today("resumed_on"),
    ),
    "cancel": Act(
        _("收回或者注销证件"),
        _("收回、注销之后不能恢复；调离、退休、不再从事执法工作的应当收回并注销。"),
        lambda: (
            Asked(
                "kind",
                _("方式"),
                "radio",
                choices=(("WITHDRAWN", now_("收回")), ("CANCELED", now_("注销"))),
            ),
            Asked("canceled_on", _("日期"), "date"),
            REASON,
        ),
        _cancel,
        _today("canceled_on"),
    ),
}


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: int, credential_pk: int, name: str) -> HttpResponse:
    """The page of one act on a credential."""
    require_keeper(request)
    if name not in ACTS:
        raise Http404
    rows = Credential.objects.select_related("officer")
    credential, found = get_object_or_404(rows, pk=credential_pk, officer=pk), ACTS[name]
    back = reverse("officers:officer", args=[pk])

    def perform(values: dict[str, str]) -> HttpResponse:
        found.perform(credential, values, given(request))
        tell_the_public()
        messages.success(request, now_("已办理。"))
        return redirect(back)

    title = now_("%(act)s：%(name)s %(no)s") % {
        "act": found.title,
        "name": credential.officer.name,
        "no": credential.credential_no,
    }
    form = ActForm(title, found.fields(), found.title, back, found.hint)
    return act_page(request, form, perform, found.offer(credential))
