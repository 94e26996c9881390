"""Fill a case file from the tables, in a number of queries that does not grow with the case."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localdate

from sunlit.casework.models import Case, CaseRelation, CaseStatus, Handler
from sunlit.foundations.calendars import bureau_calendar
from sunlit.procedures.case_file import Approval, CaseFile, HandlerFacts, Proposal, Taken
from sunlit.procedures.models import ProposalVote, StepProposal, StepTaken
from sunlit.procedures.registered import body_facts, handler_facts, item_facts, party_facts
from sunlit.procedures.trace import register_steps
from sunlit.registers.laws.queries import law_index
from sunlit.registers.laws.resolving import LawIndex
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.queries import with_credentials
from sunlit.rulebook.queries import rules_of
from sunlit.rulebook.schema import Rulebook

WITH_ALL = ("item__body", "party", "section__body", "section__entrusted_to")
BATCH = 200


def read_case(**key: Any) -> Case:
    """The case with all that `load_file` reads of it (2 queries). Raises Case.DoesNotExist."""
    return with_all(Case.objects.all()).get(**key)


def with_all(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases with all that `load_files` reads of them (2 or 3 queries)."""
    prefetched = ("item__legal_bases", "section__entrusted_to__agreements")
    return cases.select_related(*WITH_ALL).prefetch_related(*prefetched)


@dataclass(frozen=True)
class _Rows:
    """What the tables hold of some cases, by case; every table is asked once for all of them."""

    taken: dict[int, tuple[Taken, ...]]
    proposals: dict[int, tuple[Proposal, ...]]
    handlers: dict[int, list[Handler]]
    linked: set[tuple[int, int]]
    laws: LawIndex | None


def load_file(case: Case, at: datetime) -> CaseFile:
    """The case as it stands at that moment (8 to 11 queries, two more for a lead)."""
    return load_files([case], at)[case.pk]


def load_files(cases: Sequence[Case], at: datetime) -> dict[int, CaseFile]:
    """Several cases as they stand, by key: as many queries for all of them as for one."""
    taken = _taken(cases)
    rows = _Rows(
        taken,
        _open_proposals(cases),
        _handlers(cases),
        _linked(cases, taken),
        law_index() if any(case.status == CaseStatus.LEAD for case in cases) else None,
    )
    return {case.pk: _file(case, rows, at) for case in cases}


def files_of(cases: QuerySet[Case], at: datetime) -> Iterator[tuple[Case, CaseFile]]:
    """Each of the cases with its file, loaded BATCH at a time: memory does not grow with them."""
    rows = with_all(cases).iterator(chunk_size=BATCH)
    while some := list(islice(rows, BATCH)):
        files = load_files(some, at)
        yield from ((case, files[case.pk]) for case in some)


def _file(case: Case, rows: _Rows, at: datetime) -> CaseFile:
    today, rules = localdate(at), pinned_rules(case.rules_digest)
    handlers, former = _handler_facts(case, rows.handlers[case.pk], at)
    return CaseFile(
        procedure=rules.procedures[case.procedure],
        rules=rules,
        calendar=bureau_calendar(),
        today=today,
        section_code=case.section.code,
        party=party_facts(case),
        item=item_facts(case, at, rows.laws),
        body=body_facts(case, today),
        opened_by=case.opened_by_id,
        case_no=case.case_no,
        filed_on=case.filed_on,
        taken=rows.taken[case.pk],
        proposals=rows.proposals[case.pk],
        handlers=handlers,
        former_handler_accounts=former,
        awaiting=tuple(
            position
            for position in _leading(case, rows.taken[case.pk])
            if (case.pk, position) not in rows.linked
        ),
    )


def _leading(case: Case, taken: tuple[Taken, ...]) -> list[int]:
    """Positions of the steps that lead to another case."""
    procedure = pinned_rules(case.rules_digest).procedures[case.procedure]
    return [
        one.position
        for one in taken
        if (opens := procedure.step(one.step).opens) and opens.follows(one.data)
    ]


def _linked(cases: Sequence[Case], taken: dict[int, tuple[Taken, ...]]) -> set[tuple[int, int]]:
    """Case and position of steps whose other case is registered; asked only if any leads to one."""
    leading = [case for case in cases if _leading(case, taken[case.pk])]
    if not leading:
        return set()
    rows = CaseRelation.objects.filter(earlier__in=leading)
    return set(rows.values_list("earlier_id", "position"))


@lru_cache(maxsize=32)
def pinned_rules(digest: str) -> Rulebook:
    """The rules a case pinned, with the ledger codes of their steps declared."""
    rules = rules_of(digest)
    register_steps(rules)
    return rules


def _approvals(rows: list[dict[str, Any]]) -> tuple[Approval, ...]:
    return tuple(
        Approval(
            actor_id=row["actor_id"],
            name=row["name"],
            duty=row["duty"],
            outcome=row["outcome"],
            opinion=row["opinion"],
            on=datetime.fromisoformat(row["on"]).date(),
        )
        for row in rows
    )


def _taken(cases: Sequence[Case]) -> dict[int, tuple[Taken, ...]]:
    found: dict[int, list[Taken]] = {case.pk: [] for case in cases}
    rows = StepTaken.objects.filter(case__in=cases).select_related("actor")
    for row in rows.order_by("case", "position"):
        found[row.case_id].append(
            Taken(
                position=row.position,
                step=row.step,
                on=localdate(row.taken_at),
                actor_id=row.actor_id,
                actor_name=row.actor.full_name,
                data=json.loads(row.data),
                approvals=_approvals(row.approvals),
                document_no=row.document_no,
                at=row.taken_at,
            )
        )
    return {pk: tuple(taken) for pk, taken in found.items()}


def vote_facts(vote: ProposalVote) -> Approval:
    """A vote as the engine sees it."""
    return Approval(
        actor_id=vote.actor_id,
        name=vote.actor.full_name,
        duty=vote.duty,
        outcome=vote.outcome,
        opinion=vote.opinion,
        on=localdate(vote.voted_at),
    )


def _open_proposals(cases: Sequence[Case]) -> dict[int, tuple[Proposal, ...]]:
    """Proposals neither returned, withdrawn nor fully approved."""
    found: dict[int, list[Proposal]] = {case.pk: [] for case in cases}
    rows = StepProposal.objects.filter(case__in=cases).select_related("proposer").order_by("id")
    votes: dict[int, list[Approval]] = defaultdict(list)
    if rows:
        given = ProposalVote.objects.filter(proposal__case__in=cases).select_related("actor")
        for vote in given:
            votes[vote.proposal_id].append(vote_facts(vote))
    procedures = {c.pk: pinned_rules(c.rules_digest).procedures[c.procedure] for c in cases}
    for row in rows:
        needed = len(procedures[row.case_id].step(row.step).approvals)
        if _is_open(votes[row.pk], needed):
            found[row.case_id].append(_proposal(row, votes[row.pk]))
    return {pk: tuple(proposals) for pk, proposals in found.items()}


def _proposal(row: StepProposal, votes: list[Approval]) -> Proposal:
    return Proposal(
        id=row.pk,
        step=row.step,
        proposer_id=row.proposer_id,
        proposer_name=row.proposer.full_name,
        data=json.loads(row.data),
        votes=tuple(votes),
        proposed_at=row.proposed_at,
    )


def _is_open(votes: list[Approval], needed: int) -> bool:
    return all(vote.outcome == "APPROVED" for vote in votes) and len(votes) < needed


def load_handlers(case: Case, at: datetime) -> tuple[tuple[HandlerFacts, ...], frozenset[int]]:
    """The handlers with their entitlement today, and the accounts of former ones."""
    return _handler_facts(case, _handlers([case])[case.pk], at)


def _handlers(cases: Sequence[Case]) -> dict[int, list[Handler]]:
    found: dict[int, list[Handler]] = {case.pk: [] for case in cases}
    officers = Prefetch("officer", with_credentials(Officer.objects.all()))
    for row in Handler.objects.filter(case__in=cases).prefetch_related(officers).order_by("id"):
        found[row.case_id].append(row)
    return found


def _handler_facts(
    case: Case, rows: list[Handler], at: datetime
) -> tuple[tuple[HandlerFacts, ...], frozenset[int]]:
    category = pinned_rules(case.rules_digest).procedures[case.procedure].item_category
    current = tuple(
        handler_facts(row.officer, row.role, category, at) for row in rows if row.until is None
    )
    former = {row.officer.account_id for row in rows if row.until is not None}
    return current, frozenset(account for account in former if account is not None)
