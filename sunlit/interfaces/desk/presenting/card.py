"""An officer's own card (我的执法证件): for the phone, with a code that renews itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sunlit.interfaces.clock import now, today
from sunlit.interfaces.desk.person import person_of
from sunlit.interfaces.desk.presenting.code import renewing, shown_code
from sunlit.registers.officers.models import Credential, Officer
from sunlit.registers.officers.queries import facts_of, with_credentials
from sunlit.registers.officers.rules import (
    ENDED,
    categories_text,
    is_in_term,
    status_on,
)


def officer_at(request: HttpRequest) -> Officer:
    """The officer who is signed in, with his credentials; 404 for anybody else."""
    officer = with_credentials(Officer.objects.filter(account=person_of(request))).first()
    if officer is None:
        raise Http404
    return officer


def own_credential(officer: Officer) -> Credential | None:
    """The credential to show: one in its term before others, the newest of them."""
    found = list(officer.credentials.all())
    found = [one for one in found if status_on(facts_of(one), today()) not in ENDED] or found
    running = [one for one in found if is_in_term(facts_of(one), today())]
    best = running or found
    return best[-1] if best else None


@require_safe
@never_cache
def card(request: HttpRequest) -> HttpResponse:
    """The card with a fresh code; the public page says what the credential is worth."""
    officer = officer_at(request)
    credential = own_credential(officer)
    context: dict[str, object] = {"officer": officer, "credential": credential}
    if credential:
        facts = facts_of(credential)
        context |= {
            "code": shown_code(request, credential.public_id, now()),
            "categories": categories_text(credential.categories),
            "status": status_on(facts, today()),
            "is_in_term": is_in_term(facts, today()),
        }
    return renewing(render(request, "desk/presenting/card.html", context))
