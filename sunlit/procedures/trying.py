"""Whether a person may take a step now (可否办理)， for the act and for pages that look ahead."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import translated
from sunlit.procedures.attempts import StepRefused, not_allowed, refuse
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.evaluation import why_not
from sunlit.procedures.policies import ActorFacts, may_take
from sunlit.rulebook.schema import Step


def step_to_take(file: CaseFile, code: str, person: ActorFacts) -> Step:
    """The step, which this person may take now. Raises NotAllowed, StepRefused."""
    step = _step(file, code)
    not_allowed(may_take(file, step, person))
    if any(proposal.step == step.code for proposal in file.proposals):
        sentence = _("“{name}”正在审批，不能重复提交。")
        raise StepRefused(format_lazy(sentence, name=translated(step.name)), step.basis)
    refuse(next(iter(why_not(file, step)), None))
    return step


def _step(file: CaseFile, code: str) -> Step:
    try:
        step = file.procedure.step(code)
    except KeyError:
        raise StepRefused(_("本程序没有这个步骤。"), file.procedure.basis) from None
    if step.code == file.procedure.steps[0].code:
        sentence = _("“{name}”在登记案件时已经办理。")
        raise StepRefused(format_lazy(sentence, name=translated(step.name)), step.basis)
    return step
