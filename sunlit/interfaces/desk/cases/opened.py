"""Open a case for a page: fetch, load, and hide it from whoever may not see it (404)."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest

from sunlit.casework.models import Case
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.person import person_of
from sunlit.procedures.attempts import actor_facts
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.loading import load_file, read_case
from sunlit.procedures.policies import ActorFacts, may_see


@dataclass(frozen=True)
class OpenCase:
    """A case as one request sees it."""

    case: Case
    file: CaseFile
    actor: ActorFacts


def open_case(request: HttpRequest, public_id: UUID) -> OpenCase:
    """The case, or 404: the same answer whether it does not exist or may not be seen."""
    at = now()
    try:
        case = read_case(public_id=public_id)
    except Case.DoesNotExist as error:
        raise Http404 from error
    file = load_file(case, at)
    actor = actor_facts(person_of(request), at)
    if not may_see(file, actor):
        raise Http404
    return OpenCase(case, file, actor)
