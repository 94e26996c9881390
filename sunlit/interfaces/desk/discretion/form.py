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
from sunlit.rulebook.discretion.schema import Benchmark, Factor, FactorKind
from sunlit.rulebook.schema import Step

WIDGETS = {FactorKind.CHOICE: "radio", FactorKind.AMOUNT: "money"}
PLAIN = ("leniency", "fine", "departure")


@dataclass(frozen=True)
class FactorView:
    """A factor: its value, and the evidence it rests on."""

    value: FieldView
    evidence: FieldView


def chosen_benchmark(file: CaseFile, code: str) -> Benchmark | None:
    """The benchmark asked for; without one the only, or first, of the item."""
    known = benchmarks_of(file)
    return next((one for one in known if one.code == code), known[0] if known else None)


def entered(typed: QueryDict, benchmark: Benchmark | None) -> dict[str, Any]:
    """What was typed, as the step takes it."""
    values: dict[str, Any] = {name: typed.get(name, "") for name in PLAIN}
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
        label=_("所依据的证据"),
        widget="select",
        value=str(given.get("evidence") or ""),
        choices=papers,
    )
    return FactorView(value, evidence)


def plain_views(
    file: CaseFile, step: Step, values: Mapping[str, Any], errors: Mapping[str, str]
) -> list[FieldView]:
    """Leniency, the fine proposed, and the reasons for departing."""
    kinds = {"leniency": "select", "fine": "money", "departure": "textarea"}
    views = [
        FieldView(
            name=name,
            label=_(step.field(name).label),
            widget=kinds[name],
            value=values.get(name, ""),
            error=errors.get(name, ""),
            basis=step.field(name).basis,
            required=False,
            max_length=step.field(name).max_length if name == "departure" else 0,
        )
        for name in PLAIN
    ]
    views[0].choices = [
        (row.code, f"{_(LENIENT_WORDS[row.effect])}{_('：')}{_(row.name)}")
        for row in leniency_rows(file)
    ]
    views[1].help = _("在裁量结果之内确定；超出的须写明理由。")
    if file.has_step("review_submitted"):
        views[1].help = _("在裁量结果之内确定；超出的须写明理由，并由法制机构审核。")
    return views
