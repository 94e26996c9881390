"""What the table of each measure asks in a row (附表的列), and a row as it was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sunlit.foundations.wording import Words
from sunlit.interfaces.numbers import whole_number
from sunlit.review.triggers import TEST_NAMES
from sunlit.rulebook.schema import Rulebook

AMOUNTS = {
    "PERSON": gettext_lazy("公民（元）"),
    "ORGANIZATION": gettext_lazy("法人或者其他组织（元）"),
    "INDIVIDUAL_BUSINESS": gettext_lazy("个体工商户（元）"),
    "ANY": gettext_lazy("不分当事人（元）"),
}
COMMAS = "、"


@dataclass(frozen=True)
class Column:
    """A column: its field, its label, its widget and, for a select, its choices."""

    name: str
    label: Words
    widget: str = "text"
    choices: tuple[tuple[str, Words], ...] = ()
    max_length: int = 200


def columns(kind: str, rules: Rulebook) -> tuple[Column, ...]:
    """The columns of a measure's table, with the choices these rules offer."""
    if kind == "REVIEW":
        return _review(rules)
    return _recording(rules) if kind == "RECORDING" else _disclosure(rules)


def _review(rules: Rulebook) -> tuple[Column, ...]:
    categories = dict.fromkeys(one.category for one in rules.procedures.values())
    known = {row.test for row in rules.review_catalogue} | set(TEST_NAMES)
    tests = tuple((one, TEST_NAMES.get(one, one)) for one in sorted(known, key=_test_order))
    return (
        Column("code", _("编号"), max_length=20),
        Column("category", _("类别"), "select", tuple((one, _(one)) for one in categories)),
        Column("name", _("审核的决定项目")),
        Column("test", _("标准"), "select", tests),
        *(Column(f"amount_{party}", label, "number") for party, label in AMOUNTS.items()),
        Column("inclusive", _("本数"), "select", (("YES", _("含本数")), ("NO", _("不含本数")))),
        Column("basis", _("依据"), "textarea", max_length=500),
    )


def _test_order(test: str) -> tuple[int, str]:
    order = list(TEST_NAMES)
    return (order.index(test) if test in order else len(order), test)


def _recording(rules: Rulebook) -> tuple[Column, ...]:
    steps = tuple(
        (f"{one.code}/{step.code}", f"{_(one.name)}{_('：')}{_(step.name)}")
        for one in rules.procedures.values()
        for step in one.steps
    )
    return (
        Column("step", _("环节"), "select", steps),
        Column("code", _("编号"), max_length=20),
        Column("name", _("记录内容")),
        Column("mode", _("要求"), "select", (("MUST", _("应当记录")), ("MAY", _("可以记录")))),
        Column("basis", _("依据"), "textarea", max_length=500),
    )


def _disclosure(rules: Rulebook) -> tuple[Column, ...]:
    known = tuple((rule.code, _(rule.name)) for rule in rules.disclosure)
    return (
        Column("rule", _("公示的决定"), "select", known),
        Column("period", _("公示期限（工作日）"), "number"),
        Column("outlets", _("公示渠道（用顿号分隔）"), max_length=300),
    )


def shown_row(kind: str, row: Mapping[str, Any]) -> dict[str, str]:
    """A row of a measure as its form holds it."""
    typed = {name: str(value) for name, value in row.items()}
    if kind == "REVIEW":
        typed |= {f"amount_{p}": str(a) for p, a in (row.get("amounts_yuan") or {}).items()}
        typed["inclusive"] = "YES" if row.get("inclusive", True) else "NO"
    elif kind == "RECORDING":
        typed["step"] = f"{row['procedure']}/{row['step']}"
    else:
        typed["outlets"] = COMMAS.join(row.get("outlets") or [])
    return typed


def kept_row(kind: str, typed: Mapping[str, str]) -> dict[str, Any]:
    """A typed row as the measure keeps it; what is no number stays text and is found later."""
    text = {name: value.strip() for name, value in typed.items()}
    if kind == "REVIEW":
        amounts = {p: text.get(f"amount_{p}", "") for p in AMOUNTS}
        return {name: text.get(name, "") for name in ("code", "category", "name", "test")} | {
            "basis": text.get("basis", ""),
            "amounts_yuan": {p: _number(a) for p, a in amounts.items() if a},
            "inclusive": text.get("inclusive") != "NO",
        }
    if kind == "RECORDING":
        procedure, _slash, step = text.get("step", "").partition("/")
        rest = {name: text.get(name, "") for name in ("code", "name", "mode", "basis")}
        return {"procedure": procedure, "step": step, **rest}
    outlets = [one.strip() for one in text.get("outlets", "").split(COMMAS)]
    return {
        "rule": text.get("rule", ""),
        "period": _number(text.get("period", "")),
        "outlets": [one for one in outlets if one],
    }


def _number(text: str) -> int | str:
    found = whole_number(text, digits=12)
    return text if found is None else found
