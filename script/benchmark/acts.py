"""How many steps are taken in a second (办理步骤), through the acts that the pages call."""

import random
import time
from functools import lru_cache
from typing import Any

from django.test import Client
from django.utils.timezone import localdate

from script.benchmark.clients import PROCESSES, THREADS, Times, run_clients
from sunlit.casework.models import Case, CaseStatus
from sunlit.foundations.accounts.models import Account
from sunlit.interfaces.clock import now
from sunlit.interfaces.operator.demo.answers import answers
from sunlit.interfaces.operator.demo.cases import GRAIN
from sunlit.procedures.actions.take_step import take_step
from sunlit.procedures.actions.vote_on_proposal import vote_on_proposal
from sunlit.procedures.models import StepProposal, StepTaken, VoteOutcome

# From the first evidence to the served notice: steps with and without document, number, approval.
LINE = (
    "evidence_added",
    "questioning",
    "onsite_checked",
    "investigation_reported",
    "prior_notice_issued",
    "prior_notice_served",
)


def measure_acts(cases: int) -> dict[str, Any]:
    """Eight clients walk that many cases along the line, each its own."""
    return run_clients("办理步骤", walk_case, _suitable_cases(cases + PROCESSES * THREADS))


def measure_bare(calls: int) -> dict[str, Any]:
    """Eight clients ask for the bare page."""
    keys = Case.objects.order_by("-pk").values_list("pk", flat=True)[:calls]
    return run_clients("空白页", call_bare, list(keys) * (calls // max(len(keys), 1) or 1))


def _suitable_cases(count: int) -> list[int]:
    """Cases of 执法监督局 under investigation whose handlers have shown their credentials."""
    shown = StepTaken.objects.filter(step="credential_shown").values("case")
    reported = StepTaken.objects.filter(step="investigation_reported").values("case")
    rows = Case.objects.filter(section__code="ZFJ", status=CaseStatus.OPEN, pk__in=shown)
    keys = list(rows.exclude(pk__in=reported).order_by("pk").values_list("pk", flat=True))
    return random.Random(3).sample(keys, min(count, len(keys)))


@lru_cache
def _person(username: str) -> Account:
    return Account.objects.get(username=username)


def walk_case(key: int, times: Times) -> None:
    """Take the line of steps on one case, with the approvals it needs."""
    for step in LINE:
        at = now()
        data = answers(step, GRAIN, at, localdate(at))
        started = time.perf_counter()
        actor = _person("chengban")
        outcome = take_step(case_id=key, step_code=step, actor=actor, at=at, data=data)
        times.append((step, time.perf_counter() - started))
        if outcome.proposed:
            _approve(key, step, times)


def _approve(key: int, step: str, times: Times) -> None:
    proposal = StepProposal.objects.filter(case_id=key, step=step).latest("pk")
    started = time.perf_counter()
    vote_on_proposal(
        proposal_id=proposal.pk,
        actor=_person("kezhang"),
        at=now(),
        outcome=VoteOutcome.APPROVED,
        opinion="同意。",
    )
    times.append((f"{step} approved", time.perf_counter() - started))


def call_bare(key: int, times: Times) -> None:
    """Ask for the bare page of one case."""
    started = time.perf_counter()
    _bare_client().get(f"/bare/{key}")
    times.append(("bare", time.perf_counter() - started))


@lru_cache
def _bare_client() -> Client:
    return Client(SERVER_NAME="localhost")
