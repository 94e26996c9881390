"""The form of the calculator (裁量计算表单): one pair of fields for each factor."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from sunlit.interfaces.desk.field_views import FieldView
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.discretion.receipts import (
    LENIENT_WORDS,
    benchmarks_of,
    leniency_rows,
    proofs,
    receipt,
)
from sunlit.procedures.entry import as_entered
from sunlit.procedures.penalties import statute_of
from sunlit.rulebook.discretion.schema import Benchmark, Factor, FactorKind
from sunlit.rulebook.schema import Step

WIDGETS = {FactorKind.CHOICE: "radio", FactorKind.AMOUNT: "money"}
PLAIN = {"leniency": "select", "fine": "money", "grave": "checkbox", "departure": "textarea"}


@dataclass(frozen=True)
class FactorView:
    """A factor: its value, and the evidence it rests on."""

    value: FieldView
    evidence: FieldView


def chosen_benchmark(file: CaseFile, code: str) -> Benchmark | None:
    """The benchmark asked for; without one the only, or first, of the item."""
    known = benchmarks_of(file)
    return next((one for one in known if one.code == code), known[0] if known else None)


def entered(typed: QueryDict, step: Step, benchmark: Benchmark | None) -> dict[str, Any]:
    """What was typed, as the step takes it in the rules of the case."""
    plain = [field.name for field in step.fields if field.name in PLAIN]
    values: dict[str, Any] = {name: typed.get(name, "") for name in plain}
    values["benchmark"] = benchmark.code if benchmark else ""
    values["factors"] = [
        {
            "name": factor.name,
            "value": typed.get(f"factors-{factor.name}", ""),
            "evidence": typed.get(f"factors-{factor.name}-evidence", ""),
        }
        for factor in (benchmark.factors if benchmark else ())
    ]
    return values


def first_values(file: CaseFile, step: Step) -> dict[str, Any]:
    """What the form starts with: the last calculation of the case, to be changed where needed."""
    last = receipt(file)
    return as_entered(step.fields, last.data) if last else {}


def factor_views(
    file: CaseFile,
    benchmark: Benchmark | None,
    values: Mapping[str, Any],
    errors: Mapping[str, str],
) -> list[FactorView]:
    """The fields of every factor."""
    given = {row["name"]: row for row in values.get("factors") or ()}
    papers = [(str(found.position), found.title) for found in proofs(file)]
    return [
        _factor_view(factor, given.get(factor.name, {}), papers, errors)
        for factor in (benchmark.factors if benchmark else ())
    ]


def _factor_view(
    factor: Factor,
    given: Mapping[str, Any],
    papers: list[tuple[str, str]],
    errors: Mapping[str, str],
) -> FactorView:
    name, label = f"factors-{factor.name}", _(factor.label)
    if factor.kind is FactorKind.QUANTITY and factor.unit:
        label = _("%(factor)s（%(unit)s）") % {"factor": label, "unit": _(factor.unit)}
    value = FieldView(
        name=name,
        label=label,
        widget=WIDGETS.get(factor.kind, "text"),
        value=given.get("value", ""),
        error=errors.get(name, ""),
        choices=[(code, _(words)) for code, words in factor.choices],
    )
    evidence = FieldView(
        name=f"{name}-evidence",
        label=_("“%(factor)s”所依据的证据") % {"factor": _(factor.label)},
        widget="select",
        value=str(given.get("evidence") or ""),
        error=errors.get(f"{name}-evidence", ""),
        choices=papers,
    )
    return FactorView(value, evidence)


def plain_views(
    file: CaseFile, step: Step, values: Mapping[str, Any], errors: Mapping[str, str]
) -> list[FieldView]:
    """Leniency, the fine proposed, whether the case is grave, the reasons for departing."""
    statute = statute_of(file)
    may_be_grave = statute is not None and statute.grave_fen is not None
    fields = [f for f in step.fields if f.name in PLAIN and (f.name != "grave" or may_be_grave)]
    views = {
        field.name: FieldView(
            name=field.name,
            label=_(field.label),
            widget=PLAIN[field.name],
            value=values.get(field.name, ""),
            error=errors.get(field.name, ""),
            help=_(field.help) if field.help else "",
            basis=field.basis,
            required=False,
            max_length=field.max_length if field.name == "departure" else 0,
        )
        for field in fields
    }
    views["leniency"].choices = [
        (row.code, f"{_(LENIENT_WORDS[row.effect])}{_('：')}{_(row.name)}")
        for row in leniency_rows(file)
    ]
    views["fine"].help = _("在裁量结果之内确定；超出的须写明理由。")
    if file.has_step("review_submitted"):
        views["fine"].help = _("在裁量结果之内确定；超出的须写明理由，并由法制机构审核。")
    return list(views.values())
