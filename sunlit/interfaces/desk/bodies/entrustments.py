"""The acts on entrustments, each a page (签订、报备、终止委托)."""

from collections.abc import Mapping
from datetime import date
from typing import BinaryIO, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sunlit.foundations.vault.models import StoredObject
from sunlit.foundations.vault.storage import put
from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.entry import ActForm, Asked, UnreadableEntry, act_page, day_of
from sunlit.interfaces.desk.officers.fields import (
    REASON,
    category_choices,
    chosen,
    need_day,
)
from sunlit.interfaces.desk.officers.opened import require_keeper
from sunlit.interfaces.desk.person import given
from sunlit.interfaces.numbers import whole_number
from sunlit.registers.bodies.actions.conclude_entrustment import Terms, conclude_entrustment
from sunlit.registers.bodies.actions.end_entrustment import end_entrustment
from sunlit.registers.bodies.actions.file_entrustment import file_entrustment
from sunlit.registers.bodies.models import (
    EnforcementBody,
    EntrustmentAgreement,
    OrganizationKind,
    Section,
)
from sunlit.registers.items.queries import items_in_force

FILE_FORM = "desk/bodies/conclude.html"


def _fields(body: EnforcementBody) -> tuple[Asked, ...]:
    sections = body.sections.order_by("pk")
    kinds = tuple((str(code), str(name)) for code, name in OrganizationKind.choices)
    return (
        Asked("organization", _("受委托组织名称"), max_length=200),
        Asked("kind", _("组织性质"), "radio", choices=kinds),
        Asked(
            "categories",
            _("委托的执法类别"),
            "checkboxes",
            required=False,
            choices=tuple(one for one in category_choices() if one[0] != "COERCION"),
            help=_("行政强制措施权不得委托；行政许可只能委托行政机关。"),
        ),
        Asked(
            "item_codes",
            _("委托的执法事项编码"),
            "textarea",
            required=False,
            help=_("只委托个别事项的，每行一个事项编码。"),
        ),
        Asked("powers_text", _("委托事项和权限"), "textarea", max_length=5000),
        Asked("valid_from", _("委托期限自"), "date"),
        Asked("valid_until", _("委托期限至"), "date"),
        Asked("agreement_no", _("委托协议文号"), required=False, max_length=100),
        Asked("signed_on", _("签订日期"), "date"),
        Asked("published_on", _("公告日期"), "date", required=False),
        Asked("announcement_no", _("公告文号"), required=False, max_length=100),
        Asked(
            "sections",
            _("由该组织承担的科室"),
            "checkboxes",
            required=False,
            choices=tuple((str(one.pk), one.name) for one in sections),
        ),
        Asked("file", _("委托协议文本"), "file", help=_("签字盖章的扫描件，PDF。")),
    )


@require_http_methods(["GET", "POST"])
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a signed agreement with its file."""
    require_keeper(request)
    body = get_object_or_404(EnforcementBody, pk=pk)
    back = reverse("bodies:body", args=[pk])
    kept: dict[str, str] = {}

    def perform(values: dict[str, str]) -> HttpResponse:
        kept["file"] = _kept_file(request)
        codes = [one.strip() for one in values["item_codes"].splitlines() if one.strip()]
        known = dict(items_in_force(today()).filter(code__in=codes).values_list("code", "category"))
        _refuse_unknown(codes, known)
        terms = _terms(body, values, codes, kept["file"])
        conclude_entrustment(
            body=body, terms=terms, item_categories=list(known.values()), **given(request)
        )
        messages.success(request, _("已登记委托。报上级备案之后受委托组织才能执法。"))
        return redirect(back)

    title = _("签订委托执法协议")
    hint = _("委托书应当载明委托的具体事项、权限、期限，并向社会公布（《行政处罚法》第二十条）。")
    form = ActForm(title, _fields(body), _("登记委托"), back, hint, template=FILE_FORM)
    initial = {"organization": request.GET.get("organization", "")[:200]}
    return act_page(request, form, perform, initial, kept=kept)


def _kept_file(request: HttpRequest) -> str:
    """The file uploaded now, or the one uploaded with the form that came back."""
    file = request.FILES.get("file")
    if file is not None:
        content = cast(BinaryIO, file)
        stored = put(content, media_type=file.content_type or "", original_name=file.name or "")
        return stored.sha256
    before = request.POST.get("file-kept", "")
    known = StoredObject.objects.filter(sha256=before[:64]).exists()
    return before if known else ""


def _refuse_unknown(codes: list[str], known: Mapping[str, str]) -> None:
    missing = [code for code in codes if code not in known]
    if missing:
        sentence = _("有效的执法事项清单中没有：%(codes)s。") % {"codes": "、".join(missing)}
        raise UnreadableEntry(sentence, fields={"item_codes": sentence})


def _terms(
    body: EnforcementBody, values: Mapping[str, str], codes: list[str], sha256: str
) -> Terms:
    picked = [pk for text in chosen(values, "sections") if (pk := whole_number(text))]
    known = {code for code, _label in category_choices()}
    return Terms(
        organization=values["organization"],
        kind=values["kind"],
        agreement_no=values["agreement_no"],
        file_sha256=sha256,
        signed_on=need_day(values, "signed_on"),
        valid_from=need_day(values, "valid_from"),
        valid_until=need_day(values, "valid_until"),
        powers_text=values["powers_text"],
        categories=[one for one in chosen(values, "categories") if one in known],
        item_codes=codes,
        published_on=day_of(values, "published_on"),
        announcement_no=values["announcement_no"],
        sections=list(Section.objects.filter(body=body, pk__in=picked)),
    )


def _agreement(pk: int) -> EntrustmentAgreement:
    return get_object_or_404(EntrustmentAgreement.objects.select_related("organization"), pk=pk)


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter that the agreement was filed upward."""
    require_keeper(request)
    agreement = _agreement(pk)
    back = reverse("bodies:body", args=[agreement.organization.body_id])
    fields = (
        Asked("filed_on", _("报备日期"), "date"),
        Asked("filed_with", _("报备案机关"), max_length=200),
        Asked("receipt_no", _("备案回执号"), max_length=100),
    )

    def perform(values: dict[str, str]) -> HttpResponse:
        file_entrustment(
            agreement=agreement,
            filed_on=need_day(values, "filed_on"),
            filed_with=values["filed_with"],
            receipt_no=values["receipt_no"],
            **given(request),
        )
        messages.success(request, _("已登记报备。"))
        return redirect(back)

    title = _("委托报备：%(name)s") % {"name": agreement.organization.name}
    form = ActForm(title, fields, _("登记报备"), back)
    return act_page(request, form, perform, _offered("filed_on", today()))


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End an entrustment before its term."""
    require_keeper(request)
    agreement = _agreement(pk)
    back = reverse("bodies:body", args=[agreement.organization.body_id])

    def perform(values: dict[str, str]) -> HttpResponse:
        day = need_day(values, "ended_on")
        end_entrustment(
            agreement=agreement, ended_on=day, reason=values["reason"], **given(request)
        )
        messages.success(request, _("已终止委托。"))
        return redirect(back)

    title = _("终止委托：%(name)s") % {"name": agreement.organization.name}
    hint = _("自该日起受委托组织不能再以本机关名义执法，在办案件不能继续办理。")
    form = ActForm(title, (Asked("ended_on", _("终止日期"), "date"), REASON), title, back, hint)
    return act_page(request, form, perform, _offered("ended_on", today()))


def _offered(name: str, day: date) -> dict[str, str]:
    return {name: day.isoformat()}
