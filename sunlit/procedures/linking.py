"""A case that follows from another one (关联案件): what it takes along, and the note of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case, CaseRelation
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.wording import translated
from sunlit.procedures.attempts import StepRefused
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.completing import stream_of
from sunlit.procedures.entry import as_entered
from sunlit.procedures.loading import load_file, read_case
from sunlit.procedures.projections import project
from sunlit.registers.parties.queries import same_party
from sunlit.rulebook.linking import LinkedCase
from sunlit.rulebook.schema import FieldType, Procedure, Step

register_code(
    "cases.linked",
    title="登记关联案件",
    fields={"relation": str, "step": str, "later_case": str, "later_title": str},
)


@dataclass(frozen=True)
class Origin:
    """The step of an earlier case from which a new case is opened."""

    case: Case
    file: CaseFile
    taken: Taken
    opens: LinkedCase  # what the rules say of the case it leads to

    @property
    def step(self) -> Step:
        """The step that leads on."""
        return self.file.procedure.step(self.taken.step)

    def carried(self, procedure: Procedure) -> dict[str, Any]:
        """What the new case's first step starts with, as a person would enter it."""
        fields = {field.name: field for field in procedure.opening.fields}
        values: dict[str, Any] = {}
        for name, source in self.opens.carries.items():
            if name not in fields:
                continue
            value = self._value(source)
            is_day = fields[name].type is FieldType.DATE
            values[name] = str(value)[:10] if is_day else value
        return {name: value for name, value in values.items() if value not in ("", None)}

    def _value(self, source: str) -> Any:
        """One value of this case: "=CONSTANT", "case.no" or "step.field" of the latest taking."""
        if source.startswith("="):
            return source[1:]
        code, _dot, name = source.partition(".")
        if code == "case":
            return {"no": self.file.case_no, "decision_no": self.case.decision_no}.get(name, "")
        taken = self.taken if code == self.taken.step else self.file.last(code)
        if taken is None:
            return ""
        fields = self.file.procedure.step(code).fields
        entered = as_entered(fields, taken.data)
        return entered.get(name, taken.document_no if name == "document_no" else "")


def origin_at(case_id: int, position: int, at: datetime) -> Origin:
    """The step of an earlier case that still awaits its case. Raises StepRefused otherwise."""
    case = read_case(pk=case_id)
    file = load_file(case, at)
    taken = next((one for one in file.taken if one.position == position), None)
    step = file.procedure.step(taken.step) if taken else None
    if taken is None or step is None or step.opens is None or position not in file.awaiting:
        basis = step.basis if step else file.procedure.basis
        raise StepRefused(_("原案件的这一步没有待登记的后续案件。"), basis)
    return Origin(case, file, taken, step.opens)


def refuse_foreign(origin: Origin, procedure: Procedure, party_id: int) -> None:
    """Raise StepRefused if the step leads to another procedure or keeps to its own party."""
    if procedure.code not in origin.opens.procedures:
        sentence = format_lazy(
            _("“{step}”之后不能登记“{procedure}”。"),
            step=translated(origin.step.name),
            procedure=translated(procedure.name),
        )
        raise StepRefused(sentence, origin.step.basis)
    if origin.opens.same_party and party_id not in same_party(origin.case.party_id):
        raise StepRefused(_("后续案件的当事人应当与原案件相同。"), origin.step.basis)


def link(origin: Origin, later: Case, actor: Account, at: datetime, today: date) -> CaseRelation:
    """Note that `later` follows from the step, in the trace of the earlier case as well."""
    relation = CaseRelation.objects.create(
        earlier=origin.case,
        later=later,
        kind=origin.opens.relation,
        position=origin.taken.position,
        since=today,
    )
    append(
        stream=stream_of(origin.case),
        code="cases.linked",
        actor=actor,
        duty=origin.step.by,
        at=at,
        payload={
            "relation": relation.kind,
            "step": origin.taken.step,
            "later_case": str(later.public_id),
            "later_title": later.title,
        },
        subject_kind="Case",
        subject_id=str(origin.case.public_id),
        subject_title=origin.case.title,
    )
    earlier = read_case(pk=origin.case.pk)
    project(earlier, load_file(earlier, at), at)
    return relation
