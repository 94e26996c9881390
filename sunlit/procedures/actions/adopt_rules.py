"""Move an open case to the rules in force today (改用现行规则), by a recorded act."""

from datetime import datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case, CaseStatus
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import NotAllowed, Refusal
from sunlit.foundations.wording import translated
from sunlit.procedures.attempts import actor_facts
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.completing import stream_of
from sunlit.procedures.loading import load_file, pinned_rules
from sunlit.procedures.opening import lock, read_ahead, refuse_stale
from sunlit.procedures.projections import project
from sunlit.registers.entry import Entry
from sunlit.rulebook.queries import release_in_force

ADOPTED = register_code(
    "cases.rules_adopted",
    fields={"from_digest": str, "to_digest": str, "reason": str},
    title="改用现行规则",
).code
BASIS = "《立法法》第一百零四条；《行政处罚法》第三十七条"  # 从旧兼从轻


class RulesKept(Refusal):
    """The case stays under the rules it was opened under; the sentence says why (422)."""


def adopt_rules(
    *,
    actor: Account,
    at: datetime,
    case_id: int,
    reason: str,
    is_not_adverse: bool,
    expected_version: int | None = None,
) -> Case:
    """Pin the release in force; the head of the section answers that no one is worse off for it.

    Raises NotAllowed, RulesKept (decided, same rules, a step the new rules do not know), StalePage.
    """
    ahead, person = read_ahead(case_id, at), actor_facts(actor, at)
    entry = Entry(RulesKept, BASIS)
    reason = entry.reason("reason", reason)
    if not is_not_adverse:
        entry.refuse("is_not_adverse", _("从旧兼从轻：须确认改用新规则对当事人没有不利。"))
    with transaction.atomic():
        opened = lock(ahead, at)
        case, file = opened.case, opened.file
        refuse_stale(case, expected_version)
        if not person.holds(Duty.SECTION_HEAD, file.section_code):
            raise NotAllowed(_("改用现行规则由科室负责人决定。"), BASIS)
        entry.settle()
        digest = release_in_force(file.today).digest
        _refuse(case, file, digest)
        former, case.rules_digest = case.rules_digest, digest
        case.save(update_fields=["rules_digest"])
        append(
            stream=stream_of(case),
            code=ADOPTED,
            actor=actor,
            duty=Duty.SECTION_HEAD,
            at=at,
            payload={"from_digest": former, "to_digest": digest, "reason": reason},
            subject_kind="Case",
            subject_id=str(case.public_id),
            subject_title=case.title,
        )
        project(case, load_file(case, at), at)
    return case


def _refuse(case: Case, file: CaseFile, digest: str) -> None:
    if case.status == CaseStatus.CLOSED or file.decision():
        raise RulesKept(_("案件已经作出决定，适用决定时的规则。"), BASIS)
    if digest == case.rules_digest:
        raise RulesKept(_("本案适用的就是现行规则。"))
    if file.proposals:
        raise RulesKept(_("有步骤正在审批，请审批完成或者撤回之后再改用。"))
    procedure = pinned_rules(digest).procedures.get(case.procedure)
    if procedure is None:
        raise RulesKept(_("现行规则没有本案适用的程序，不能改用。"))
    known = {step.code for step in procedure.steps}
    lost = [taken for taken in file.taken if taken.step not in known]
    if lost:
        name = translated(file.procedure.step(lost[0].step).name)
        raise RulesKept(
            format_lazy(_("现行规则没有已办步骤“{step}”，改用会使案件无法办理。"), step=name)
        )
