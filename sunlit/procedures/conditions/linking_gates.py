"""Conditions on cases that belong together (关联案件、分案、并案、重新启动)."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import listed
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.case_gates import is_ended
from sunlit.procedures.conditions.registry import GATES, Sentence, check, gate
from sunlit.procedures.overturning import is_overturned

ONE_PENALTY = "《行政处罚法》第二十九条"
ENDING = "case_merged"  # the step that ends the case merged into another


@gate(ONE_PENALTY, INSPECTION="国办发〔2024〕54号第五部分", COERCION="《行政强制法》第二十七条")
def followed_up(file: CaseFile) -> Sentence | None:
    """Every case a step led to was registered."""
    owed = [
        step.name
        for position in file.awaiting
        if (step := file.procedure.step(file.taken[position - 1].step)).opens and step.opens.is_owed
    ]
    if not owed:
        return None
    return format_lazy(_("“{steps}”之后的案件尚未登记。"), steps=listed(owed))


@gate("《行政处罚法》第七十五条第二款")
def may_be_reopened(file: CaseFile) -> Sentence | None:
    """A matter is taken up again after its end, never beside a penalty that stands."""
    if not is_ended(file):
        return _("案件尚在办理，不需要重新启动。")
    if file.has("case_merged"):
        return _("本案已经并入另案，在另案中办理。")
    decision = file.decision()
    stands = decision is not None and file.procedure.step(decision.step).decides == "PENALTY"
    if stands and not is_overturned(file):
        return _("处罚决定仍然有效，对同一违法行为不得再次处罚。")
    return None


@check(ONE_PENALTY)
def other_case_joinable(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """The case to be merged is of the same party and item, undecided and settled so far."""
    if "_other" not in data:  # an imagined case has no others beside it
        return {}
    if data["_other"] is None:
        sentence = _("没有可以并入的这件案件：须为同一当事人、同一事项，已立案而尚未作出决定。")
        return {"other": sentence}
    other = data["_other"][1]
    if other.proposals:
        return {"other": _("该案件有正在审批的步骤，须先办结或者撤回。")}
    for name in other.procedure.step(ENDING).conditions:
        unmet = GATES[name].unmet(other)
        if unmet:
            return {"other": unmet.sentence}
    return {}


@gate("《行政处罚法》第四十四条")
def notice_never_served(file: CaseFile) -> Sentence | None:
    """What the party was already told of is not merged into another case."""
    return _("已经送达事先告知书。") if file.has("prior_notice_served") else None
