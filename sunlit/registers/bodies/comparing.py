"""Compare a list of bodies (执法主体名单) with the register: what its import would do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sunlit.registers.bodies.models import (
    BodyKind,
    EnforcementBody,
    EntrustedOrganization,
    EntrustmentAgreement,
    OrganizationKind,
)
from sunlit.registers.bodies.queries import Directory
from sunlit.registers.bodies.rules import BODY_LABELS, never_entrusted, not_to_organization
from sunlit.registers.intake.rules import (
    Comparison,
    FieldChange,
    Place,
    PlannedRow,
    ReadList,
    RefusedRow,
    differences,
    repeated,
)
from sunlit.registers.names import name_key

AGREEMENT_LABELS = {
    "categories": gettext_lazy("委托的执法类别"),
    "powers_text": gettext_lazy("委托事项和权限"),
    "valid_until": gettext_lazy("委托期限至"),
    "agreement_no": gettext_lazy("委托协议文号"),
    "filed_with": gettext_lazy("报备案机关"),
    "filed_on": gettext_lazy("报备日期"),
    "announcement_no": gettext_lazy("公告文号"),
}


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """What a row says of an entrusted organization and its agreement; absent columns are None."""

    organization: str
    valid_from: date
    valid_until: date
    categories: tuple[str, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, date | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One row: a body and, where it entrusts, one agreement."""

    place: Place
    name: str
    kind: str | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int | None] = field(default_factory=dict)
    agreement: AgreementLine | None = None


@dataclass(frozen=True, slots=True)
class BodyStep:
    """One row to write, with what the register knows of it."""

    line: BodyLine
    body: EnforcementBody | None
    agreement: EntrustmentAgreement | None


Key = tuple[str, str, date | None]


def compare_bodies(read: ReadList[BodyLine]) -> Comparison[BodyStep]:
    """What importing a list of bodies would do; one body has a row for each of its agreements."""
    comparison = Comparison[BodyStep](read.plan())
    directory, agreements = Directory(), _agreements()
    seen: dict[Key, BodyLine] = {}
    first: dict[str, BodyLine] = {}
    for line in read.lines:
        key = _key(line)
        refusal = _refusal(line, seen.get(key), first.get(name_key(line.name)))
        if refusal:
            comparison.plan.refused.append(refusal)
            continue
        seen[key] = line
        body = directory.body(line.name)
        if name_key(line.name) in first and line.agreement is None:
            continue
        is_first = name_key(line.name) not in first
        first.setdefault(name_key(line.name), line)
        known = agreements.get((body.pk if body else 0, *key[1:]))
        _sort_in(comparison, BodyStep(line, body, known), is_first)
    return comparison


def _key(line: BodyLine) -> Key:
    agreement = line.agreement
    if agreement is None:
        return name_key(line.name), "", None
    return name_key(line.name), name_key(agreement.organization), agreement.valid_from


def _agreements() -> dict[tuple[int, str, date | None], EntrustmentAgreement]:
    """Every agreement by body, organization and first day."""
    rows = EntrustmentAgreement.objects.select_related("organization")
    return {
        (one.organization.body_id, name_key(one.organization.name), one.valid_from): one
        for one in rows
    }


def _refusal(line: BodyLine, same: BodyLine | None, first: BodyLine | None) -> RefusedRow | None:
    place, column = line.place, str(BODY_LABELS["name"])
    if same is not None:
        return repeated(place, same.place, column)
    if first is not None and (fault := _contradiction(first, line)):
        return RefusedRow(
            place.sheet,
            place.row,
            fault.label,
            _("与第%(row)d行对同一主体的填写不一致") % {"row": first.place.row},
        )
    if line.agreement is None:
        return None
    kinds = line.agreement.categories
    barred = never_entrusted(kinds) or not_to_organization(kinds, _kind_of(line))
    if barred:
        label = str(AGREEMENT_LABELS["categories"])
        return RefusedRow(place.sheet, place.row, label, str(barred.sentence).rstrip("。"))
    return None


def _kind_of(line: BodyLine) -> str:
    """What the register knows the organization to be; a new one is no organ."""
    agreement = line.agreement
    assert agreement is not None  # noqa: S101  (asked for rows with one)
    rows = EntrustedOrganization.objects.filter(name=agreement.organization)
    known = rows.values_list("kind", flat=True).first()
    return known or OrganizationKind.PUBLIC_AFFAIRS


def _contradiction(first: BodyLine, line: BodyLine) -> FieldChange | None:
    return next(iter(differences(line_state(first), line_state(line), BODY_LABELS)), None)


def _sort_in(comparison: Comparison[BodyStep], step: BodyStep, is_first: bool) -> None:
    line, plan = step.line, comparison.plan
    before = body_state(step.body) if step.body else {}
    changes: Sequence[FieldChange] = ()
    if is_first:
        changes = differences(before, line_state(line), BODY_LABELS)
    title = line.name
    if line.agreement:
        title = f"{line.name}：{line.agreement.organization}"
        known = agreement_state(step.agreement) if step.agreement else {}
        changes = (*changes, *_agreement_changes(known, line.agreement))
    is_new = (step.body is None and is_first) or (line.agreement and step.agreement is None)
    planned = PlannedRow(line.place.sheet, line.place.row, title, tuple(changes))
    if is_new:
        plan.created.append(replace(planned, changes=()))
    elif changes:
        plan.changed.append(planned)
    else:
        plan.unchanged.append(planned)
        return
    comparison.steps.append(step)


def _agreement_changes(known: Mapping[str, str], line: AgreementLine) -> tuple[FieldChange, ...]:
    state = {
        **line.texts,
        "categories": "、".join(line.categories),
        "valid_until": line.valid_until.isoformat(),
        **{name: day.isoformat() if day else "" for name, day in line.days.items()},
    }
    return differences(known, state, AGREEMENT_LABELS)


def line_state(line: BodyLine) -> dict[str, str]:
    """What the line says of the body, as text by field; only fields its list carries."""
    state = {"name": line.name, **line.texts}
    if line.kind is not None:
        state["kind"] = str(BodyKind(line.kind).label)
    numbers = {name: "" if n is None else str(n) for name, n in line.numbers.items()}
    return state | numbers


def body_state(body: EnforcementBody) -> dict[str, str]:
    """What the register says of a body, as text by field."""
    state = {}
    for name in BODY_LABELS:
        value = body.get_kind_display() if name == "kind" else getattr(body, name)
        state[name] = "" if value is None else str(value)
    return state


def agreement_state(agreement: EntrustmentAgreement) -> dict[str, str]:
    """What the register says of an agreement, as text by field."""
    return {
        "categories": "、".join(agreement.categories),
        "powers_text": agreement.powers_text,
        "valid_until": agreement.valid_until.isoformat(),
        "agreement_no": agreement.agreement_no,
        "filed_with": agreement.filed_with,
        "filed_on": agreement.filed_on.isoformat() if agreement.filed_on else "",
        "announcement_no": agreement.announcement_no,
    }
