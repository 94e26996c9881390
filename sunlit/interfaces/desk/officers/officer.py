"""One officer (执法人员): his life, and whether he was entitled on any day one asks about."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from sunlit.interfaces.clock import today
from sunlit.interfaces.days import day_written
from sunlit.interfaces.desk.cases.filters import handler_choices
from sunlit.interfaces.desk.officers.opened import is_registrar, officer_or_404, require_reader
from sunlit.interfaces.desk.officers.states import standing
from sunlit.interfaces.desk.officers.timeline import timeline
from sunlit.interfaces.desk.person import duties_of, person_of
from sunlit.registers.items.models import ItemCategory
from sunlit.registers.officers.history import entitlement_history, section_on
from sunlit.registers.officers.models import Credential, CredentialStatus, Officer
from sunlit.registers.officers.queries import entitlement, exit_facts, facts_of
from sunlit.registers.officers.rules import ENDED, Entitlement, categories_text, status_on

BACK = timedelta(days=3 * 366)


@dataclass(frozen=True)
class CredentialView:
    """A credential with its state today and what can be done with it."""

    credential: Credential
    status: CredentialStatus
    categories: str

    @property
    def is_ended(self) -> bool:
        """Taken back or canceled."""
        return self.status in ENDED


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The officer's page; an officer reads his own."""
    officer = officer_or_404(pk)
    if officer.account_id != person_of(request).pk:
        require_reader(request)
    day = day_written(request.GET.get("on", "")) or today()
    category = request.GET.get("category", "")
    category = category if category in ItemCategory.values else ItemCategory.PENALTY.value
    context = {
        "officer": officer,
        "standing": standing(officer, today()),
        "credentials": [_credential(one) for one in officer.credentials.all()],
        "timeline": timeline(officer),
        "day": day,
        "section_then": section_on(officer, day),
        "answers": _answers(officer, day),
        "category": category,
        "categories": ItemCategory.choices,
        "spans": entitlement_history(officer, category, today() - BACK, today()),
        "keeps": is_registrar(request),
        "has_left": any(one.restored_on is None for one in exit_facts(officer)),
        "appeal": _open_appeal(officer),
        "has_cases": str(officer.pk) in dict(handler_choices(duties_of(request))),
    }
    return render(request, "desk/officers/officer.html", context)


def _credential(credential: Credential) -> CredentialView:
    status = status_on(facts_of(credential), today())
    return CredentialView(credential, status, categories_text(credential.categories))


def _answers(officer: Officer, day: date) -> list[tuple[str | Promise, Entitlement]]:
    return [
        (category.label, entitlement(officer, category.value, day)) for category in ItemCategory
    ]


def _open_appeal(officer: Officer) -> str:
    """ "none" where no appeal was made against the last exit, "open", or "decided"."""
    exits = list(officer.exits.all())
    if not exits:
        return ""
    appeal = getattr(exits[-1], "appeal", None)
    if appeal is None:
        return "none"
    return "open" if getattr(appeal, "decision", None) is None else "decided"
