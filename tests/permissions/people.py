"""The cast by user name, and what must not change when one of them is refused."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import Count, Model, Sum

from sunlit.casework.models import Case, CaseClock, Handler, Todo, Urging
from sunlit.disclosure.models import Publication, PublicationEvent, PublishedRecord
from sunlit.foundations.accounts.models import Account, DutyAssignment
from sunlit.foundations.calendars.models import AdoptedCalendar
from sunlit.foundations.ledger.models import Entry
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.cast import CAST
from sunlit.procedures.models import ProposalVote, StepProposal, StepTaken, SubmittedForm
from sunlit.recording.models import Document
from sunlit.registers.bodies.models import EnforcementBody, EntrustmentAgreement, OutwardName
from sunlit.registers.items.models import EnforcementItem
from sunlit.registers.laws.models import Article, Instrument
from sunlit.registers.models import (
    AnnualVerification,
    AppealDecision,
    Credential,
    CredentialChange,
    ExitAppeal,
    ListOpinion,
    ListRow,
    ListVersion,
    Officer,
    OfficerExit,
    OfficerPosting,
    OfficerTraining,
    QualificationExam,
    ReviewerTraining,
)
from sunlit.registers.parties.models import Counterparty, PartyChange, PartyMerge, PartyName
from sunlit.rulebook.models import RulebookRelease
from tests.builders.bureau import person

EVERYBODY = frozenset(person.username for person in CAST)
COUNTED: tuple[type[Model], ...] = (
    Entry,
    StepTaken,
    StepProposal,
    ProposalVote,
    SubmittedForm,
    Document,
    CaseClock,
    Handler,
    Todo,
    Urging,
    AdoptedCalendar,
    PublicationEvent,
    PublishedRecord,
    Account,
    DutyAssignment,
    EnforcementItem,
    ListVersion,
    ListRow,
    ListOpinion,
    Officer,
    OfficerExit,
    AppealDecision,
    CredentialChange,
    ExitAppeal,
    OfficerPosting,
    OfficerTraining,
    QualificationExam,
    AnnualVerification,
    Credential,
    ReviewerTraining,
    EnforcementBody,
    OutwardName,
    EntrustmentAgreement,
    Counterparty,
    PartyName,
    PartyChange,
    PartyMerge,
    Instrument,
    Article,
    RulebookRelease,
)


def officer(name: str) -> Officer:
    """An enforcement officer of the cast."""
    return Officer.objects.get(name=name)


def everything() -> tuple[Any, ...]:
    """What all tables hold, in one tuple that differs if anything was written."""
    counts = tuple(model._default_manager.count() for model in COUNTED)
    versions = Case.objects.aggregate(n=Count("pk"), v=Sum("version"))
    publications = Publication.objects.aggregate(n=Count("pk"), v=Sum("version"))
    return (*counts, tuple(versions.values()), tuple(publications.values()))


class Undone(Exception):  # noqa: N818  (nothing went wrong)
    """Ends an attempt that went well, so that it leaves no trace."""


def attempt(act: Callable[[], Any], *refusals: type[Exception]) -> str:
    """Try an act and undo it: "allowed", or the name of the refusal."""
    try:
        with transaction.atomic():
            act()
            raise Undone
    except Undone:
        return "allowed"
    except refusals as refusal:
        return type(refusal).__name__


@contextmanager
def nothing_changes() -> Iterator[None]:
    """What is tried inside may be refused or undone, but never leaves a trace."""
    before = everything()
    yield
    assert everything() == before


def outcomes(act: Callable[[Account], Any]) -> set[str]:
    """Who is allowed; everybody else must be refused for want of the duty."""
    with nothing_changes():
        found = {
            name: attempt(lambda name=name: act(person(name)), NotAllowed) for name in EVERYBODY
        }
    assert set(found.values()) <= {"allowed", "NotAllowed"}
    return {name for name, outcome in found.items() if outcome == "allowed"}
