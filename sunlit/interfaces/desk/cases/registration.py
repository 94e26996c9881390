"""Open a case (案源登记、收到申请、检查立项)： choose item and party, fill in the first step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sunlit.casework.models import Case
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.refusals import NotAllowed, Refusal
from sunlit.foundations.wording import yuan
from sunlit.interfaces.clock import now, today
from sunlit.interfaces.desk.cases.fields import opening_choices, plain_view
from sunlit.interfaces.desk.cases.opened import open_case as open_for_page
from sunlit.interfaces.desk.drafts import handed_in, restored
from sunlit.interfaces.desk.field_views import FieldView
from sunlit.interfaces.desk.person import duties_of, person_of
from sunlit.interfaces.numbers import whole_number
from sunlit.interfaces.refused import status_of
from sunlit.procedures.actions.open_case import AlreadyOpen, open_case
from sunlit.procedures.linking import Origin, origin_at
from sunlit.registers.bodies.models import Section
from sunlit.registers.items.models import EnforcementItem, ItemCategory
from sunlit.registers.items.queries import items_in_force
from sunlit.registers.parties.models import Counterparty
from sunlit.registers.parties.queries import find_counterparties
from sunlit.registers.radar.queries import item_faults
from sunlit.rulebook.queries import release_in_force, rules_of
from sunlit.rulebook.schema import Procedure, Rulebook, Step

MOST_PARTIES = 20


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Show the form of the procedure asked for, or open the case."""
    sections = _sections(request)
    if not sections:
        raise NotAllowed(_("案件由执法科室的承办人登记。"), "《行政处罚法》第五十四条")
    choice = _choice(request, sections, _origin(request))
    step, place = choice.procedure.opening, choice.place
    if request.method == "GET":
        draft = restored(request, place)
        values = _first_values(request, choice) | (_typed(draft.typed, step) if draft else {})
        return _page(request, choice, values | {"draft": draft})
    if request.POST.get("find"):
        return _page(request, choice, _kept(request, step))
    try:
        case = _opened(request, choice)
    except AlreadyOpen as known:
        return _page(request, choice, _kept(request, step) | {"alike": known.cases}, status=409)
    except Refusal as refusal:
        return _page(request, choice, _kept(request, step), refusal, status_of(refusal))
    handed_in(request, place)
    messages.success(request, _("“%(step)s”已办理。") % {"step": _(step.name)})
    for fault in item_faults(case.item, today()):  # what is only revised does not stop the case
        messages.warning(request, str(fault.sentence))
    return redirect("desk:case", public_id=case.public_id)


def _opened(request: HttpRequest, choice: "_Choice") -> Case:
    """Open the case as posted."""
    origin = choice.origin
    item_id, section_code = _item_and_section(request, choice)
    return open_case(
        actor=person_of(request),
        at=now(),
        item_id=item_id,
        party_id=_number(request.POST.get("party")),
        section_code=section_code,
        data={f.name: request.POST.get(f.name, "") for f in choice.procedure.opening.fields},
        procedure=choice.procedure.code,
        key=request.POST.get("key", "")[:64],
        origin=(origin.case.pk, origin.taken.position) if origin else None,
        unless_alike=origin is None and not request.POST.get("another"),
    )


def _origin(request: HttpRequest) -> Origin | None:
    """The step of an earlier case this one follows from; 404 where the reader may not see it."""
    asked = request.POST if request.method == "POST" else request.GET
    try:
        public_id = UUID(asked.get("from", ""))
    except ValueError:
        return None
    case = open_for_page(request, public_id).case
    return origin_at(case.pk, _number(asked.get("position")), now())


def _first_values(request: HttpRequest, choice: "_Choice") -> dict[str, Any]:
    """What the form starts with: what an earlier case brings along, else the party asked for."""
    if choice.origin is None:
        return {"party": request.GET.get("party", "")}
    case = choice.origin.case
    known = {"party": str(case.party_id), "item": str(case.item_id), "section": case.section.code}
    return known | choice.origin.carried(choice.procedure)


def _kept(request: HttpRequest, step: Step) -> dict[str, Any]:
    """Everything typed so far."""
    return _typed(request.POST, step)


def _typed(typed: QueryDict, step: Step) -> dict[str, Any]:
    names = ["item", "party", "section", *(f.name for f in step.fields)]
    return {name: typed.get(name, "") for name in names}


def _number(text: str | None) -> int:
    return whole_number(text or "") or 0


def _sections(request: HttpRequest) -> list[Section]:
    duties = duties_of(request)
    codes = {held.section_code for held in duties if held.duty == Duty.CASE_OFFICER}
    sections = Section.objects.filter(is_enforcement=True).order_by("id")
    return list(sections if "" in codes else sections.filter(code__in=codes))


def _item_and_section(request: HttpRequest, choice: "_Choice") -> tuple[int, str]:
    """The item chosen and the section it was chosen under; else the first of one's own."""
    number, _colon, code = request.POST.get("item", "").partition(":")
    item_id, code = _number(number), code or request.POST.get("section", "")
    item = next((one for one in choice.items if one.pk == item_id), None)
    handling = choice.handling(item) if item else []
    return item_id, code or (handling or choice.sections)[0].code


@dataclass(frozen=True)
class _Choice:
    """The procedures that items of one's sections call for, the one chosen, and its items.

    `origin` is the step of an earlier case the new one follows from, if any.
    """

    sections: list[Section]
    procedures: list[Procedure]
    procedure: Procedure
    items: list[EnforcementItem]
    origin: Origin | None
    rules: Rulebook

    @property
    def place(self) -> str:
        """The form as drafts name it: one for each procedure, and for each step that leads here."""
        place = f"open/{self.procedure.code}"
        if self.origin is None:
            return place
        return f"{place}/{self.origin.case.pk}/{self.origin.taken.position}"

    def handling(self, item: EnforcementItem) -> list[Section]:
        """Those of one's sections that handle the item (承办科室)."""
        own = {section.pk for section in item.sections.all()}
        return [section for section in self.sections if section.pk in own]

    def caution(self, item: EnforcementItem) -> str:
        """On which condition alone the item may go this way; its usual fines are too high."""
        statute = self.rules.penalty_for(item.name)
        if statute is None or not self.procedure.fine_limits.lie_below(statute):
            return ""
        told = _("法定罚款最低%(least)s，本程序仅限依法减轻处罚的")
        if "WARNING" in statute.kinds:
            told = _("法定罚款最低%(least)s，本程序仅限警告或者依法减轻处罚的")
        return told % {"least": yuan(statute.min_fen)}

    def offered(self, values: Mapping[str, Any]) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """The items under the section that would handle each: (section, [(value, words, chosen)]).

        The value says item and section at once, so that no wrong pair can be chosen.
        """
        under: dict[str, list[tuple[str, str, bool]]] = {one.name: [] for one in self.sections}
        typed, _colon, code = str(values.get("item", "")).partition(":")
        code = code or str(values.get("section", ""))
        for item in self.items:
            caution = self.caution(item)
            words = f"{item.name}（{caution}）" if caution else item.name
            for section in self.handling(item) or self.sections[:1]:
                is_chosen = typed == str(item.pk) and code in ("", section.code)
                option = (f"{item.pk}:{section.code}", words, is_chosen)
                under[section.name].append(option)
        return [(name, options) for name, options in under.items() if options]


def _choice(request: HttpRequest, sections: list[Section], origin: Origin | None) -> _Choice:
    """What may be opened here; the ordinary penalty stands first."""
    rules = rules_of(release_in_force(today()).digest)
    items = items_in_force(today()).filter(sections__in=sections).distinct().order_by("pk")
    items = items.prefetch_related("sections")
    offered: dict[str, list[EnforcementItem]] = {}
    for item in items:
        for one in rules.procedures_for(item.category, item.code, item.name):
            offered.setdefault(one.code, []).append(item)
    procedures = sorted(
        (rules.procedures[code] for code in offered or rules.procedures),
        key=lambda one: (one.item_category != ItemCategory.PENALTY, one.category, one.code),
    )
    if origin:
        procedures = [rules.procedures[one] for one in origin.opens.procedures]
    code = request.POST.get("procedure") or request.GET.get("procedure", "")
    chosen = next((one for one in procedures if one.code == code), procedures[0])
    found = offered.get(chosen.code, [])
    if origin and origin.opens.same_item:
        found = [origin.case.item]
    return _Choice(sections, procedures, chosen, found, origin, rules)


def _parties(query: str) -> list[Counterparty]:
    """Those found, one more than are shown if there are more."""
    return list(find_counterparties(query)[: MOST_PARTIES + 1]) if query.strip() else []


def _chosen_views(errors: Mapping[str, str]) -> list[FieldView]:
    """Party and item, as the summary of what is wrong names them."""
    labels = {"party": _("当事人"), "item": _("执法事项")}
    return [
        FieldView(name, label, "select", error=errors.get(name, ""))
        for name, label in labels.items()
    ]


def _page(
    request: HttpRequest,
    choice: _Choice,
    values: dict[str, Any],
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    errors = {n: str(text) for n, text in refusal.fields.items()} if refusal else {}
    if "section" in errors:  # chosen together with the item
        errors.setdefault("item", errors.pop("section"))
    step = choice.procedure.opening
    query = request.POST.get("party_query") or request.GET.get("party_query", "")
    chosen = Counterparty.objects.filter(pk=_number(str(values.get("party", "")))).first()
    found = _parties(query)
    parties = found[:MOST_PARTIES]
    if chosen and chosen not in parties:
        parties.insert(0, chosen)
    if choice.origin and choice.origin.opens.same_party:
        parties = [choice.origin.case.party]
    fields = [
        plain_view(
            step,
            f,
            values.get(f.name, ""),
            errors.get(f.name, ""),
            opening_choices(f, today()),
        )
        for f in step.fields
    ]
    context = {
        "refusal": refusal,
        "errors": errors,
        "origin": choice.origin,
        "items": choice.offered(values),
        "procedure": choice.procedure,
        "procedures": choice.procedures,
        "step": step,
        "parties": parties,
        "are_more": len(found) > MOST_PARTIES,
        "party_query": query,
        "values": values,
        "fields": fields,
        "all_fields": [*_chosen_views(errors), *fields],
        "key": request.POST.get("key") or uuid4().hex,
        "draft": values.get("draft"),
        "draft_place": choice.place,
    }
    return render(request, "desk/cases/new.html", context, status=status)
