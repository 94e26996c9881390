"""Cases walked through the acts (样板案件), read with everything that hangs on them."""

from dataclasses import dataclass, field

from sunlit.casework.models import Case, CaseClock, Handler, Todo
from sunlit.disclosure.models import Publication, PublicationEvent
from sunlit.foundations.ledger.encoding import decode_fields
from sunlit.foundations.ledger.entries import HEADER
from sunlit.foundations.ledger.models import Entry
from sunlit.procedures.completing import stream_of
from sunlit.procedures.models import ProposalVote, StepProposal, StepTaken
from sunlit.recording.models import Document, Evidence

# How often a case of that many steps is copied: most of a bureau's years of cases are short.
SHORT, SHORT_WEIGHT, LONG_WEIGHT = 5, 9, 1


@dataclass
class Template:
    """One case of the demonstration and its rows; `acts` are its ledger entries with payloads."""

    case: Case
    handlers: list[Handler] = field(default_factory=list)
    steps: list[StepTaken] = field(default_factory=list)
    proposals: list[StepProposal] = field(default_factory=list)
    votes: dict[int, list[ProposalVote]] = field(default_factory=dict)
    clocks: list[CaseClock] = field(default_factory=list)
    todos: list[Todo] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    acts: list[tuple[Entry, dict[str, bytes]]] = field(default_factory=list)
    publication: Publication | None = None
    events: list[PublicationEvent] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """How many of the copies are copies of this case, relative to the others."""
        return SHORT_WEIGHT if len(self.steps) <= SHORT else LONG_WEIGHT


def read_templates() -> list[Template]:
    """Every case of the demonstration bureau."""
    rows = Case.objects.select_related("party", "item", "section").order_by("pk")
    return [_read(case) for case in rows]


def _read(case: Case) -> Template:
    publication = Publication.objects.filter(case=case).first()
    proposals = StepProposal.objects.filter(case=case).prefetch_related("votes").order_by("pk")
    return Template(
        case=case,
        handlers=list(Handler.objects.filter(case=case).order_by("pk")),
        steps=list(StepTaken.objects.filter(case=case).order_by("position")),
        proposals=list(proposals),
        votes={proposal.pk: list(proposal.votes.all()) for proposal in proposals},
        clocks=list(CaseClock.objects.filter(case=case)),
        todos=list(Todo.objects.filter(case=case)),
        documents=list(Document.objects.filter(case=case).order_by("pk")),
        evidence=list(Evidence.objects.filter(case=case).order_by("pk")),
        acts=[(entry, _own(entry)) for entry in _entries(case)],
        publication=publication,
        events=list(PublicationEvent.objects.filter(publication=publication).order_by("pk"))
        if publication
        else [],
    )


def _entries(case: Case) -> list[Entry]:
    found = Entry.objects.filter(stream__name=stream_of(case))
    return list(found.order_by("position"))


def _own(entry: Entry) -> dict[str, bytes]:
    """The payload without its header, as committed bytes."""
    fields = decode_fields(bytes(entry.payload))
    return {name: value for name, value in fields.items() if not name.startswith(HEADER)}
