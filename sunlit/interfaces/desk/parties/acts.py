"""Enter, correct, name, merge and part counterparties: one page, one act."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.entry import ActForm, Asked, act_page, day_of
from sunlit.interfaces.desk.parties.opened import require_keeper
from sunlit.interfaces.desk.person import person_of
from sunlit.interfaces.numbers import whole_number
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.parties.actions.add_alias import add_alias
from sunlit.registers.parties.actions.merge_counterparties import merge_counterparties
from sunlit.registers.parties.actions.register_counterparty import register_counterparty
from sunlit.registers.parties.actions.undo_merge import undo_merge
from sunlit.registers.parties.actions.update_counterparty import update_counterparty
from sunlit.registers.parties.models import (
    Counterparty,
    CounterpartyKind,
    PartyMerge,
    PartyNameKind,
)
from sunlit.registers.parties.queries import find_counterparties, find_duplicates

MOST_FOUND = 20
DATA = (
    Asked("kind", _("类别"), "select", choices=tuple(CounterpartyKind.choices)),
    Asked("name", _("名称"), max_length=200),
    Asked(
        "uscc",
        _("统一社会信用代码"),
        required=False,
        help=_("十八位，系统核对校验位。"),
        max_length=40,
    ),
    Asked(
        "identity_no",
        _("身份证件号码"),
        required=False,
        help=_("自然人填写，系统核对校验位；在名录中隐去中间各位。"),
        max_length=40,
    ),
    Asked("legal_representative", _("法定代表人"), required=False, max_length=100),
    Asked("address", _("地址"), required=False, max_length=300),
    Asked("phone", _("联系电话"), required=False, max_length=40),
    Asked("subject_category", _("对象类别"), required=False, max_length=100),
)
MORE = (
    Asked("credit_level", _("信用等级"), required=False, max_length=20),
    Asked("last_inspected_on", _("最近一次检查日期"), "date", required=False),
    Asked("note", _("备注"), "textarea", required=False, max_length=2000),
    Asked("reason", _("变更原因和依据"), max_length=200),
)
NAME = (
    Asked("kind", _("名称种类"), "radio", choices=tuple(PartyNameKind.choices)),
    Asked("name", _("名称"), max_length=200),
    Asked("used_from", _("启用日期"), "date", required=False),
    Asked("used_until", _("停用日期"), "date", required=False),
    Asked("note", _("说明"), required=False, max_length=200),
)
REASON = Asked("reason", _("理由"), max_length=200)


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Enter a counterparty by hand."""
    require_keeper(request)
    form = ActForm(_("登记行政相对人"), DATA, _("登记"), reverse("parties:index"))

    def act(values: dict[str, str]) -> HttpResponse:
        party = register_counterparty(actor=person_of(request), at=now(), **values)
        messages.success(request, _("已登记。"))
        return redirect("parties:show", pk=party.pk)

    return act_page(request, form, act)


@require_http_methods(["GET", "POST"])
def update(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what the register says; a number left empty stays as it is kept."""
    require_keeper(request)
    party = get_object_or_404(Counterparty, pk=pk)
    form = ActForm(
        format_lazy(_("变更：{name}"), name=party.name),
        (*DATA, *MORE),
        _("保存变更"),
        reverse("parties:show", args=[pk]),
        hint=_("改名后，原名称自动记为曾用名；已办案件保留当时的信息。身份证件号码留空表示不变。"),
    )

    def act(values: dict[str, str]) -> HttpResponse:
        reason = values.pop("reason")
        inspected = day_of(values, "last_inspected_on")
        if not values["identity_no"]:
            values.pop("identity_no")
        update_counterparty(
            actor=person_of(request),
            at=now(),
            party=party,
            data=values,
            last_inspected_on=inspected,
            reason=reason,
        )
        messages.success(request, _("已变更。"))
        return redirect("parties:show", pk=pk)

    day = party.last_inspected_on
    initial = {field.name: getattr(party, field.name, "") or "" for field in form.fields}
    initial |= {
        "reason": "",
        "identity_no": "",
        "last_inspected_on": day.isoformat() if day else "",
    }
    return act_page(request, form, act, initial)


@require_http_methods(["GET", "POST"])
def alias(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an alias or a former name."""
    require_keeper(request)
    party = get_object_or_404(Counterparty, pk=pk)
    form = ActForm(
        format_lazy(_("登记别名、曾用名：{name}"), name=party.name),
        NAME,
        _("登记"),
        reverse("parties:show", args=[pk]),
    )

    def act(values: dict[str, str]) -> HttpResponse:
        add_alias(
            actor=person_of(request),
            at=now(),
            party=party,
            name=values["name"],
            kind=values["kind"],
            used_from=day_of(values, "used_from"),
            used_until=day_of(values, "used_until"),
            note=values["note"],
        )
        messages.success(request, _("已登记。"))
        return redirect("parties:show", pk=pk)

    return act_page(request, form, act, {"kind": PartyNameKind.ALIAS})


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the row that is the same counterparty, see both, and merge."""
    require_registrar(person_of(request), now())
    kept = get_object_or_404(Counterparty, pk=pk)
    wanted = whole_number(request.POST.get("merged") or request.GET.get("merged", "")) or 0
    other = Counterparty.objects.filter(pk=wanted).first()
    query = request.GET.get("q", "").strip()
    found = list(find_counterparties(query).exclude(pk=pk)[:MOST_FOUND]) if query else []
    form = ActForm(
        format_lazy(_("合并到：{name}"), name=kept.name),
        (REASON,),
        _("确认合并"),
        reverse("parties:show", args=[pk]),
        hint=_("保留一条，另一条指向它；案件和文书保留各自的记载，合并可以撤销。"),
        template="desk/parties/merge.html",
    )

    def act(values: dict[str, str]) -> HttpResponse:
        merge_counterparties(
            actor=person_of(request),
            at=now(),
            kept=kept,
            merged=other or kept,
            reason=values["reason"],
        )
        messages.success(request, _("已合并。"))
        return redirect("parties:show", pk=pk)

    return act_page(request, form, act, kept=kept, other=other, found=found, query=query)


@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a merge back."""
    require_registrar(person_of(request), now())
    row = get_object_or_404(PartyMerge.objects.select_related("kept", "merged"), pk=pk)
    form = ActForm(
        _("撤销合并"),
        (REASON,),
        _("确认撤销"),
        reverse("parties:show", args=[row.kept_id]),
        hint=format_lazy(
            _("撤销后，“{merged}”与“{kept}”重新是两条记录。"),
            merged=row.merged.name,
            kept=row.kept.name,
        ),
    )

    def act(values: dict[str, str]) -> HttpResponse:
        undo_merge(actor=person_of(request), at=now(), merge=row, reason=values["reason"])
        messages.success(request, _("已撤销合并。"))
        return redirect("parties:show", pk=row.merged_id)

    return act_page(request, form, act)


@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    """Pairs that may be one counterparty, each with the way to merge it."""
    require_registrar(person_of(request), now())
    return render(request, "desk/parties/duplicates.html", {"pairs": find_duplicates()})
