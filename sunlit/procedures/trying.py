"""Whether a person may take a step now (可否办理)， for the act and for pages that look ahead."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import translated
from sunlit.procedures.attempts import EntryRefused, StepRefused, not_allowed, refuse
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.evaluation import why_not
from sunlit.procedures.policies import PART_OF, ActorFacts, apart_article, may_take
from sunlit.registers.officers.models import Officer
from sunlit.rulebook.schema import Field, FieldType, Step


def step_to_take(file: CaseFile, code: str, person: ActorFacts) -> Step:
    """The step, which this person may take now. Raises NotAllowed, StepRefused."""
    step = _step(file, code)
    not_allowed(may_take(file, step, person))
    if any(proposal.step == step.code for proposal in file.proposals):
        sentence = _("“{name}”正在审批，不能重复提交。")
        raise StepRefused(format_lazy(sentence, name=translated(step.name)), step.basis)
    refuse(next(iter(why_not(file, step)), None))
    return step


def refuse_self(file: CaseFile, step: Step, values: Mapping[str, Any], account_id: int) -> None:
    """Raise EntryRefused where a superior puts himself on the case: he would have two parts."""
    if PART_OF.get(step.by) not in {"APPROVE", "DECIDE"}:
        return
    named = {f.name: values[f.name] for f in step.fields if is_named_officer(f, values)}
    own = Officer.objects.filter(pk__in=named.values(), account_id=account_id) if named else ()
    found = {officer.pk for officer in own}
    sentence = _("本项由您决定，您不能同时承办本案，请另选执法人员。")
    wrong = {name: sentence for name, pk in named.items() if pk in found}
    if wrong:
        raise EntryRefused(sentence, apart_article(file, step), wrong)


def is_named_officer(field: Field, values: Mapping[str, Any]) -> bool:
    """Whether the field names an officer."""
    return field.type is FieldType.OFFICER and field.name in values


def _step(file: CaseFile, code: str) -> Step:
    try:
        step = file.procedure.step(code)
    except KeyError:
        raise StepRefused(_("本程序没有这个步骤。"), file.procedure.basis) from None
    if step.code == file.procedure.steps[0].code:
        sentence = _("“{name}”在登记案件时已经办理。")
        raise StepRefused(format_lazy(sentence, name=translated(step.name)), step.basis)
    return step
