"""The enforcement bodies (执法主体): the list, one body with all the law asks to know of it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from sunlit.foundations.calendars import Light
from sunlit.foundations.vault.storage import ObjectMissingError, open_object
from sunlit.foundations.wording import in_record_language
from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.officers.opened import is_registrar, require_reader
from sunlit.interfaces.exchange.bodies import bodies_workbook
from sunlit.interfaces.files import file_answer, workbook_answer
from sunlit.registers.bodies.models import (
    EnforcementBody,
    EntrustedOrganization,
    EntrustmentAgreement,
    Section,
)
from sunlit.registers.bodies.powers import agreement_light
from sunlit.registers.bodies.rules import BODY_LABELS
from sunlit.registers.items.models import EnforcementItem
from sunlit.registers.officers.queries import officers_on
from sunlit.registers.officers.rules import categories_text

ORGANIZATIONS = Prefetch(
    "entrusted_organizations",
    EntrustedOrganization.objects.prefetch_related("agreements", "sections"),
)
LONG = ("duties_text", "powers_text", "bases_text")


@dataclass(frozen=True)
class AgreementView:
    """An agreement with its light, its word and its powers as a person reads them."""

    agreement: EntrustmentAgreement
    light: Light
    word: Promise
    categories: str
    items: list[str]


@dataclass(frozen=True)
class OrganizationView:
    """An entrusted organization, the sections it runs, its agreements newest first."""

    organization: EntrustedOrganization
    sections: list[Section]
    agreements: list[AgreementView]


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """All bodies with their further names, and the agreements that need care."""
    require_reader(request)
    rows = EnforcementBody.objects.prefetch_related("outward_names", "sections", ORGANIZATIONS)
    context = {
        "bodies": [(body, _worst(body, today())) for body in rows.order_by("pk")],
        "keeps": is_registrar(request),
    }
    return render(request, "desk/bodies/list.html", context)


def _worst(body: EnforcementBody, on: date) -> tuple[Light, Promise] | None:
    """The most urgent light among the agreements not ended; None without any."""
    lights = [
        agreement_light(agreement, on)
        for organization in body.entrusted_organizations.all()
        for agreement in organization.agreements.all()
    ]
    order = [Light.RED, Light.YELLOW, Light.GREEN]
    shown = [one for one in lights if one[0] in order]
    return min(shown, key=lambda one: order.index(one[0]), default=None)


@require_safe
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """One body: its particulars, sections, names with seals, entrustments with their lights."""
    require_reader(request)
    rows = EnforcementBody.objects.prefetch_related(
        "outward_names", "sections__entrusted_to", ORGANIZATIONS
    )
    found = get_object_or_404(rows, pk=pk)
    context = {
        "body": found,
        "facts": [(label, _shown(found, name)) for name, label in BODY_LABELS.items()],
        "holders": officers_on(today()).filter(section__body=found).count(),
        "organizations": _organizations(found),
        "keeps": is_registrar(request),
        "day": today(),
    }
    return render(request, "desk/bodies/body.html", context)


def _shown(body: EnforcementBody, name: str) -> str:
    value = body.get_kind_display() if name == "kind" else getattr(body, name)
    return "" if value is None else str(value)


def _organizations(body: EnforcementBody) -> list[OrganizationView]:
    names = _item_names(body)
    return [
        OrganizationView(
            organization,
            list(organization.sections.all()),
            [_agreement(one, names) for one in reversed(organization.agreements.all())],
        )
        for organization in body.entrusted_organizations.all()
    ]


def _item_names(body: EnforcementBody) -> dict[str, str]:
    codes = {
        code
        for organization in body.entrusted_organizations.all()
        for agreement in organization.agreements.all()
        for code in agreement.item_codes
    }
    rows = EnforcementItem.objects.filter(code__in=codes).order_by("version")
    return dict(rows.values_list("code", "name"))


def _agreement(agreement: EntrustmentAgreement, names: dict[str, str]) -> AgreementView:
    light, word = agreement_light(agreement, today())
    items = [names.get(code, code) for code in agreement.item_codes]
    return AgreementView(agreement, light, word, categories_text(agreement.categories), items)


@require_safe
def agreement_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed agreement as it was uploaded."""
    require_reader(request)
    agreement = get_object_or_404(EntrustmentAgreement.objects.exclude(file_sha256=""), pk=pk)
    try:
        with open_object(agreement.file_sha256) as file:
            content = file.read()
    except ObjectMissingError:
        raise Http404 from None
    is_pdf = content.startswith(b"%PDF")
    kind = "application/pdf" if is_pdf else "application/octet-stream"
    return file_answer(content, f"委托执法协议{agreement.pk}" + (".pdf" if is_pdf else ""), kind)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The list of bodies in official layout."""
    require_reader(request)
    with in_record_language():
        content = bodies_workbook(today())
    return workbook_answer(content, "执法主体名单")
