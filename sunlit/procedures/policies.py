"""Who may take or approve a step (权限与回避): duty held, relation to the case, parts kept apart.

One person has one part in a case: whoever handled it neither approves, reviews nor decides it;
whoever reviewed it neither approved nor decides it
(《行政处罚法》第四十三条、第五十八条、第六十四条第四项).
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty, HeldDuty
from sunlit.foundations.wording import translated
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions import Unmet
from sunlit.procedures.conditions.registry import Sentence
from sunlit.procedures.conditions.under_review import reviewer_of
from sunlit.rulebook.schema import Step

DUTY_NAMES = {
    "section_officer": _("本科室承办人"),
    "handler": _("本案承办人"),
    "section_head": _("科室负责人"),
    "leader": _("局领导"),
    "legal_section": _("法制机构人员"),
    "legal_reviewer": _("法制审核人员"),
    "presiding_officer": _("听证主持人"),
    "system": _("系统（随相关步骤办理）"),
}


@dataclass(frozen=True)
class ActorFacts:
    """A person who wants to act: account, duties held today, legal qualification."""

    account_id: int
    duties: frozenset[HeldDuty]
    is_qualified_reviewer: bool = False

    def holds(self, duty: Duty, section_code: str | None = None) -> bool:
        """Whether the person holds the duty, for that section if one is given."""
        return any(held.covers(duty, section_code) for held in self.duties)


def parts_in(file: CaseFile, account_id: int) -> frozenset[str]:
    """The parts a person had in the case: HANDLE, APPROVE, REVIEW, DECIDE."""
    parts = set()
    handlers = {handler.account_id for handler in file.handlers} | file.former_handler_accounts
    if account_id in handlers:
        parts.add("HANDLE")
    for taken in file.taken:
        step = file.procedure.step(taken.step)
        if taken.actor_id == account_id:
            parts.add(PART_OF.get(step.by, ""))
        for approval in taken.approvals:
            if approval.actor_id == account_id:
                parts.add("APPROVE" if approval.duty == Duty.SECTION_HEAD else "DECIDE")
    for proposal in file.proposals:
        if proposal.proposer_id == account_id:
            parts.add("HANDLE")
        for vote in proposal.votes:
            if vote.actor_id == account_id:
                parts.add("APPROVE" if vote.duty == Duty.SECTION_HEAD else "DECIDE")
    return frozenset(parts - {""})


APART_ARTICLE = "《行政处罚法》第四十三条、第五十八条"
APART = {
    "HANDLE": frozenset({"APPROVE", "REVIEW", "DECIDE"}),
    "APPROVE": frozenset({"HANDLE", "REVIEW", "DECIDE"}),
    "REVIEW": frozenset({"HANDLE", "APPROVE", "DECIDE"}),
    "DECIDE": frozenset({"HANDLE", "APPROVE", "REVIEW"}),
}
PART_NAMES = {
    "HANDLE": _("承办"),
    "APPROVE": _("科室审批"),
    "REVIEW": _("法制审核"),
    "DECIDE": _("决定"),
}


def apart_article(file: CaseFile, step: Step) -> str:
    """What keeps the parts apart: the penalty law in penalties, elsewhere the basis of the step."""
    return APART_ARTICLE if file.procedure.item_category == "PENALTY" else step.basis


def kept_apart(file: CaseFile, step: Step, actor: ActorFacts, part: str) -> Unmet | None:
    """Why the person cannot take this part because of another one, or None."""
    clash = parts_in(file, actor.account_id) & APART[part]
    if not clash:
        return None
    had = PART_NAMES[sorted(clash)[0]]
    sentence = format_lazy(
        _("您已参与本案的{had}，不能再办理本案的{part}。"), had=had, part=PART_NAMES[part]
    )
    return Unmet("kept_apart", sentence, apart_article(file, step))


def barred_as_handler(
    file: CaseFile, officer_id: int, account_id: int | None, heads: AbstractSet[int] = frozenset()
) -> Sentence | None:
    """Why an officer may not be put on the case (again): another part in it, or recused from it.

    Nor the only one of the section's `heads`: nobody would be left to approve what is handled.
    """
    if officer_id in _recused(file):
        return _("该执法人员已经回避本案，不能再承办。")
    if account_id is None:
        return None
    had = parts_in(file, account_id) & APART["HANDLE"]
    if had:
        sentence = _("该执法人员已参与本案的{had}，不能再承办本案。")
        return format_lazy(sentence, had=PART_NAMES[sorted(had)[0]])
    if heads == {account_id}:
        return _("该执法人员是本科室唯一的负责人，承办后没有人能作科室审批，请另选一人。")
    if any(notified.data.get("chair") == account_id for notified in file.all("hearing_notified")):
        return _("该执法人员是本案听证主持人，不能承办本案。")
    return None


def barred_as_chair(file: CaseFile, account_id: int) -> Sentence | None:
    """Why a person may not preside over the hearing: handled, approved or decides the case."""
    had = parts_in(file, account_id) & {"HANDLE", "APPROVE", "DECIDE"}
    if not had:
        return None
    if "HANDLE" in had:
        return _("听证主持人不得是本案调查人员。")
    return format_lazy(_("该人员已参与本案的{had}，不能主持听证。"), had=PART_NAMES[sorted(had)[0]])


def _recused(file: CaseFile) -> set[int]:
    """Officers whose recusal was granted (准予回避)."""
    asked, recused = 0, set()
    for taken in file.all("recusal_requested", "recusal_decided"):
        if taken.step == "recusal_requested":
            asked = taken.data["officer"]
        elif taken.data.get("result") == "GRANTED":
            recused.add(asked)
    return recused


def _handler(file: CaseFile, actor: ActorFacts) -> bool:
    handles = any(handler.account_id == actor.account_id for handler in file.handlers)
    return handles and actor.holds(Duty.CASE_OFFICER)


def _presides(file: CaseFile, actor: ActorFacts) -> bool:
    notified = file.last("hearing_notified")
    return notified is not None and notified.data.get("chair") == actor.account_id


def _reviews(file: CaseFile, actor: ActorFacts) -> bool:
    assigned = reviewer_of(file) == actor.account_id
    return assigned and actor.holds(Duty.LEGAL_REVIEWER) and actor.is_qualified_reviewer


MAY: dict[str, Callable[[CaseFile, ActorFacts], bool]] = {
    "section_officer": lambda file, actor: actor.holds(Duty.CASE_OFFICER, file.section_code),
    "handler": _handler,
    "section_head": lambda file, actor: actor.holds(Duty.SECTION_HEAD, file.section_code),
    "leader": lambda file, actor: actor.holds(Duty.BUREAU_LEADER),
    "legal_section": lambda file, actor: actor.holds(Duty.LEGAL_REVIEWER),
    "legal_reviewer": _reviews,
    "presiding_officer": _presides,
    "system": lambda file, actor: False,  # taken along with another act, by nobody alone
}
PART_OF = {
    "section_officer": "HANDLE",
    "handler": "HANDLE",
    "section_head": "APPROVE",
    "leader": "DECIDE",
    "legal_reviewer": "REVIEW",
}


def may_take(file: CaseFile, step: Step, actor: ActorFacts) -> Unmet | None:
    """Why the person may not take the step, or None."""
    if not MAY[step.by](file, actor):
        sentence = format_lazy(
            _("“{step}”由{who}办理。"), step=translated(step.name), who=DUTY_NAMES[step.by]
        )
        return Unmet("duty", sentence, step.basis)
    part = PART_OF.get(step.by)
    return kept_apart(file, step, actor, part) if part else None


def may_approve(file: CaseFile, step: Step, duty: str, actor: ActorFacts) -> Unmet | None:
    """Why the person may not approve the step in that place of the chain, or None."""
    section = file.section_code if duty == Duty.SECTION_HEAD else None
    if not actor.holds(Duty(duty), section):
        sentence = format_lazy(_("本项由{who}审批。"), who=Duty(duty).label)
        return Unmet("duty", sentence, step.basis)
    part = "APPROVE" if duty == Duty.SECTION_HEAD else "DECIDE"
    return kept_apart(file, step, actor, part)


def may_see(file: CaseFile, actor: ActorFacts) -> bool:
    """Whether the person may open the case: own section, part in it, or a bureau-wide duty."""
    bureau_wide = {
        Duty.BUREAU_LEADER,
        Duty.LEGAL_REVIEWER,
        Duty.SUPERVISOR,
        Duty.DISCLOSURE_STAFF,
        Duty.DISCLOSURE_CLEARER,
        Duty.ARCHIVIST,
    }
    if any(held.duty in bureau_wide for held in actor.duties):
        return True
    if parts_in(file, actor.account_id):
        return True
    own = (Duty.CASE_OFFICER, Duty.SECTION_HEAD)
    return any(actor.holds(duty, file.section_code) for duty in own) or _presides(file, actor)
