"""Register a lead (案源登记)： choose item and party, say what was found."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sunlit.casework.models import Case
from sunlit.casework.queries import alike
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.queries import held_duties
from sunlit.foundations.refusals import NotAllowed, Refusal
from sunlit.interfaces.clock import now, today
from sunlit.interfaces.desk.cases.fields import WIDGETS, FieldView, labelled
from sunlit.interfaces.desk.cases.opened import account_of
from sunlit.procedures.actions.register_lead import register_lead
from sunlit.registers.bodies.models import Section
from sunlit.registers.items.models import EnforcementItem, ItemCategory
from sunlit.registers.items.queries import items_in_force
from sunlit.registers.parties.models import Counterparty
from sunlit.registers.parties.queries import find_counterparties
from sunlit.rulebook.queries import release_in_force, rules_of

MOST_PARTIES = 20
MOST_ALIKE = 5


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Show the form, or open the case."""
    sections = _sections(request)
    if not sections:
        raise NotAllowed(_("案源登记由执法科室的承办人办理。"), "《行政处罚法》第五十四条")
    if request.method == "GET":
        return _page(request, sections, {"party": request.GET.get("party", "")})
    step = _step()
    if request.POST.get("find"):
        return _page(request, sections, _kept(request))
    values = {f.name: request.POST.get(f.name, "") for f in step.fields}
    if not request.POST.get("another") and (known := _alike(request)):
        return _page(request, sections, _kept(request) | {"alike": known}, status=409)
    try:
        case = register_lead(
            actor=account_of(request),
            at=now(),
            item_id=_number(request.POST.get("item")),
            party_id=_number(request.POST.get("party")),
            section_code=request.POST.get("section", sections[0].code),
            data=values,
            key=request.POST.get("key", "")[:64],
        )
    except Refusal as refusal:
        status = 403 if isinstance(refusal, NotAllowed) else 422
        return _page(request, sections, _kept(request), refusal, status)
    messages.success(request, _("案源已登记。"))
    return redirect("desk:case", public_id=case.public_id)


def _kept(request: HttpRequest) -> dict[str, Any]:
    """Everything typed so far."""
    names = ["item", "party", "section", *(f.name for f in _step().fields)]
    return {name: request.POST.get(name, "") for name in names}


def _alike(request: HttpRequest) -> list[Case]:
    """Cases still open on this item against this party: perhaps the lead is one of them."""
    item = items_in_force(today()).filter(pk=_number(request.POST.get("item"))).first()
    party_id = _number(request.POST.get("party"))
    return list(alike(item.code, party_id)[:MOST_ALIKE]) if item and party_id else []


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else 0


def _sections(request: HttpRequest) -> list[Section]:
    duties = held_duties(account_of(request), today())
    codes = {held.section_code for held in duties if held.duty == Duty.CASE_OFFICER}
    sections = Section.objects.filter(is_enforcement=True).order_by("id")
    return list(sections if "" in codes else sections.filter(code__in=codes))


def _step() -> Any:
    rules = rules_of(release_in_force(today()).digest)
    return rules.procedures["penalty-ordinary"].steps[0]


def _parties(query: str) -> list[Counterparty]:
    return list(find_counterparties(query)[:MOST_PARTIES]) if query.strip() else []


def _items(sections: list[Section]) -> list[EnforcementItem]:
    items = items_in_force(today()).filter(category=ItemCategory.PENALTY, sections__in=sections)
    return list(items.distinct().order_by("pk"))


def _page(
    request: HttpRequest,
    sections: list[Section],
    values: dict[str, Any],
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    errors = {n: str(text) for n, text in refusal.fields.items()} if refusal else {}
    step = _step()
    query = request.POST.get("party_query") or request.GET.get("party_query", "")
    chosen = Counterparty.objects.filter(pk=_number(str(values.get("party", "")))).first()
    parties = _parties(query)
    if chosen and chosen not in parties:
        parties.insert(0, chosen)
    context = {
        "refusal": refusal,
        "errors": errors,
        "sections": sections,
        "items": _items(sections),
        "parties": parties,
        "party_query": query,
        "values": values,
        "fields": [
            FieldView(
                name=f.name,
                label=_(f.label),
                widget=WIDGETS.get(f.type, "text"),
                value=values.get(f.name, ""),
                error=errors.get(f.name, ""),
                help=_(f.help),
                basis=f.basis,
                required=f.required,
                max_length=f.max_length
                if WIDGETS.get(f.type, "text") in {"text", "textarea"}
                else 0,
                choices=labelled(f.choices),
            )
            for f in step.fields
        ],
        "key": request.POST.get("key") or uuid4().hex,
    }
    return render(request, "desk/cases/new.html", context, status=status)
