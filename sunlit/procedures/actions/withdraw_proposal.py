"""Withdraw a step put up for approval (撤回送审批), as long as it is not settled."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import NotAllowed
from sunlit.procedures.attempts import StepRefused
from sunlit.procedures.completing import stream_of
from sunlit.procedures.models import ProposalVote, StepProposal, VoteOutcome
from sunlit.procedures.opening import lock, read_ahead, refuse_stale
from sunlit.procedures.projections import project


def withdraw_proposal(
    *, proposal_id: int, actor: Account, at: datetime, expected_version: int | None = None
) -> None:
    """Take a proposal back; only who proposed it may. Raises NotAllowed, StepRefused, StalePage."""
    row = StepProposal.objects.get(pk=proposal_id)
    ahead = read_ahead(row.case_id, at)
    with transaction.atomic():
        opened = lock(ahead, at)
        case, file = opened.case, opened.file
        refuse_stale(case, expected_version)
        proposal = next((p for p in file.proposals if p.id == proposal_id), None)
        if proposal is None:
            raise StepRefused(_("该审批事项已经办结或者撤回。"))
        if proposal.proposer_id != actor.pk:
            raise NotAllowed(_("只有提交人可以撤回。"))
        step = file.procedure.step(proposal.step)
        ProposalVote.objects.create(
            proposal=row,
            order=len(proposal.votes) + 1,
            duty=step.by,
            actor=actor,
            outcome=VoteOutcome.WITHDRAWN,
            voted_at=at,
        )
        append(
            stream=stream_of(case),
            code="steps.withdrawn",
            actor=actor,
            duty=step.by,
            at=at,
            payload={"step": step.code, "step_name": step.name},
            subject_kind="Case",
            subject_id=str(case.public_id),
            subject_title=case.title,
        )
        others = tuple(p for p in file.proposals if p.id != proposal_id)
        project(case, replace(file, proposals=others), at)
