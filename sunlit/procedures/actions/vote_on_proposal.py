"""Approve or return a step put up for approval (审批). The last approval takes the step."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import NotAllowed, Refusal
from sunlit.foundations.wording import too_long
from sunlit.procedures.attempts import (
    StepRefused,
    actor_facts,
    checked_entry,
    not_allowed,
    refuse,
)
from sunlit.procedures.case_file import CaseFile, Proposal
from sunlit.procedures.completing import complete, stream_of
from sunlit.procedures.entry import as_entered
from sunlit.procedures.evaluation import why_not
from sunlit.procedures.loading import vote_facts
from sunlit.procedures.models import ProposalVote, StepProposal, VoteOutcome
from sunlit.procedures.opening import lock, read_ahead, refuse_stale
from sunlit.procedures.policies import apart_article, may_approve, may_take
from sunlit.procedures.projections import project
from sunlit.procedures.trying import is_named_officer
from sunlit.registers.officers.models import Officer
from sunlit.rulebook.schema import Step

LONGEST_OPINION = 2000


class OpinionNeeded(Refusal):
    """A return needs its reason; an opinion has a longest length."""


def vote_on_proposal(
    *,
    proposal_id: int,
    actor: Account,
    at: datetime,
    outcome: VoteOutcome,
    opinion: str = "",
    expected_version: int | None = None,
) -> bool:
    """Give the next approver's answer; returns whether the step was thereby taken.

    The conditions of the step are checked again at the last approval: what was true when it was
    proposed may have changed. Raises NotAllowed, StepRefused, OpinionNeeded, StalePage.
    """
    _check_opinion(outcome, opinion)
    row = StepProposal.objects.select_related("proposer").get(pk=proposal_id)
    ahead, person = read_ahead(row.case_id, at), actor_facts(actor, at)
    with transaction.atomic():
        opened = lock(ahead, at)
        case, file = opened.case, opened.file
        refuse_stale(case, expected_version)
        proposal = next((p for p in file.proposals if p.id == proposal_id), None)
        if proposal is None:
            raise StepRefused(_("该审批事项已经办结或者撤回。"))
        step = file.procedure.step(proposal.step)
        duty = step.approvals[len(proposal.votes)]
        not_allowed(may_approve(file, step, duty, person))
        _refuse_named(file, step, proposal, actor)
        vote = ProposalVote.objects.create(
            proposal=row,
            order=len(proposal.votes) + 1,
            duty=duty,
            actor=actor,
            outcome=outcome,
            opinion=opinion,
            voted_at=at,
        )
        voted = replace(proposal, votes=(*proposal.votes, vote_facts(vote)))
        is_last = outcome is VoteOutcome.APPROVED and len(voted.votes) == len(step.approvals)
        if is_last:
            _take(case, _without(file, proposal), row, voted, vote)
        else:
            _note(case, file, voted, vote)
    return is_last


def _refuse_named(file: CaseFile, step: Step, proposal: Proposal, actor: Account) -> None:
    """Nobody approves being made a handler himself: he would then have two parts."""
    data = proposal.data
    named = [data[field.name] for field in step.fields if is_named_officer(field, data)]
    if named and Officer.objects.filter(pk__in=named, account=actor).exists():
        raise NotAllowed(
            _("本项拟由您承办本案，承办的人员不能审批，请由他人审批或者退回另选。"),
            apart_article(file, step),
        )


def _refuse_lapsed_proposer(file: CaseFile, step: Step, proposer: Account, at: datetime) -> None:
    """Who proposed the step may still take it: a recused handler's proposal dies with his part."""
    lapsed = may_take(file, step, actor_facts(proposer, at))
    if lapsed:
        sentence = _("提交人{name}已不能办理本步骤，请退回，由现承办人员重新提交。")
        raise StepRefused(format_lazy(sentence, name=proposer.full_name), lapsed.article)


def _take(
    case: Case, file: CaseFile, row: StepProposal, proposal: Proposal, vote: ProposalVote
) -> None:
    """Take the step: its conditions and its entry are checked again as things stand now."""
    step = file.procedure.step(proposal.step)
    _refuse_lapsed_proposer(file, step, row.proposer, vote.voted_at)
    refuse(next(iter(why_not(file, step)), None))
    complete(
        case=case,
        file=file,
        step=step,
        actor=row.proposer,
        at=vote.voted_at,
        data=checked_entry(file, step, as_entered(step.fields, proposal.data)),
        approvals=proposal.votes,
        recorder=vote.actor,
        duty=vote.duty,
    )


def _note(case: Case, file: CaseFile, proposal: Proposal, vote: ProposalVote) -> None:
    """Record an approval that is not the last one, or a return."""
    step, is_approved = file.procedure.step(proposal.step), vote.outcome == VoteOutcome.APPROVED
    append(
        stream=stream_of(case),
        code="steps.approved" if is_approved else "steps.returned",
        actor=vote.actor,
        duty=vote.duty,
        at=vote.voted_at,
        payload={"step": step.code, "step_name": step.name, "opinion": vote.opinion},
        subject_kind="Case",
        subject_id=str(case.public_id),
        subject_title=case.title,
    )
    after = _without(file, proposal)
    if is_approved:
        after = replace(after, proposals=(*after.proposals, proposal))
    project(case, after, vote.voted_at)


def _check_opinion(outcome: VoteOutcome, opinion: str) -> None:
    if outcome not in {VoteOutcome.APPROVED, VoteOutcome.RETURNED}:
        raise OpinionNeeded(_("请选择同意或者退回。"))
    if outcome is VoteOutcome.RETURNED and not opinion.strip():
        raise OpinionNeeded(_("退回时请写明意见。"), fields={"opinion": _("请填写退回意见。")})
    if fault := too_long(opinion, LONGEST_OPINION, _("意见")):
        raise OpinionNeeded(fault, fields={"opinion": fault})


def _without(file: CaseFile, proposal: Proposal) -> CaseFile:
    return replace(file, proposals=tuple(p for p in file.proposals if p.id != proposal.id))
