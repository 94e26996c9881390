"""Enter a person who is to become an officer (登记拟任执法人员)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sunlit.foundations.accounts.models import Account
from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.entry import ActForm, Asked, act_page
from sunlit.interfaces.desk.officers.acts import need_section, section_choices
from sunlit.interfaces.desk.officers.fields import need_day
from sunlit.interfaces.desk.officers.opened import require_keeper
from sunlit.interfaces.desk.person import given
from sunlit.interfaces.numbers import whole_number
from sunlit.registers.officers.actions.enroll_officer import enroll_officer
from sunlit.registers.officers.models import Officer


def account_choices() -> tuple[tuple[str, str], ...]:
    """Accounts in use that belong to no officer yet."""
    taken = Officer.objects.exclude(account=None).values("account")
    rows = Account.objects.filter(is_active=True).exclude(pk__in=taken).order_by("full_name")
    return tuple((str(row.pk), f"{row.full_name}（{row.username}）") for row in rows)


def account_chosen(text: str) -> Account | None:
    """The account chosen; None where none was."""
    return Account.objects.filter(pk=whole_number(text) or 0, is_active=True).first()


@require_http_methods(["GET", "POST"])
def enroll(request: HttpRequest) -> HttpResponse:
    """The form, then the officer's page, where training and exam follow."""
    require_keeper(request)
    fields = (
        Asked("name", _("姓名"), max_length=100),
        Asked("section", _("科室"), "select", choices=section_choices()),
        Asked("post", _("职务"), required=False, max_length=100),
        Asked("since", _("到岗日期"), "date"),
        Asked(
            "account",
            _("账号"),
            "select",
            required=False,
            choices=account_choices(),
            help=_("关联账号后本人可以亮证、承办案件。"),
        ),
    )

    def perform(values: dict[str, str]) -> HttpResponse:
        officer = enroll_officer(
            name=values["name"],
            section=need_section(values),
            post=values["post"],
            since=need_day(values, "since"),
            account=account_chosen(values["account"]),
            **given(request),
        )
        messages.success(request, _("已登记，请继续登记培训和考试。"))
        return redirect("officers:officer", pk=officer.pk)

    title = _("登记拟任执法人员")
    hint = _("登记之后依次登记培训、考试，合格后发放执法证件。")
    form = ActForm(title, fields, _("登记"), reverse("officers:index"), hint)
    return act_page(request, form, perform, {"since": today().isoformat()})
