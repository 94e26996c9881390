"""Names in the rule data that must lead somewhere (引用检查). Pure."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.calendars import Unit
from sunlit.foundations.ledger.codes import CODE_NAME, FIELD_NAME
from sunlit.procedures.checking.imagining import first_file
from sunlit.procedures.checking.reporting import Fault
from sunlit.procedures.conditions import CHECKS, GATES
from sunlit.procedures.documents import CONDITIONAL_BLOCKS
from sunlit.procedures.effects import EFFECTS
from sunlit.procedures.facts import case_facts, step_facts
from sunlit.procedures.policies import MAY
from sunlit.recording.composing import names_in
from sunlit.registers.items.models import ItemCategory
from sunlit.review.triggers import PREDICATES
from sunlit.rulebook.answers import parts
from sunlit.rulebook.schema import Field, FieldType, Form, Procedure, Rulebook, Step

STEP_CODE = re.compile(r"[a-z][a-z_]{1,39}")
CHOOSING = (FieldType.CHOICE, FieldType.CHOICES)
DATED = (FieldType.DATE, FieldType.MOMENT)
# Written into every document by the engine, besides the facts of case and step.
OWN_FACTS = frozenset(
    {"actor", "this.handlers", "served.title", "served.no", "step.name", "step.taken_on"}
)


def reference_faults(rules: Rulebook) -> Iterator[Fault]:
    """Every name that leads nowhere, with its place."""
    for procedure in rules.procedures.values():
        yield from _procedure(rules, procedure)
    yield from _traces(rules)
    yield from _unused_forms(rules)
    yield from _shared_numbers(rules)
    for clock in rules.clocks.values():
        place = f"期限“{clock.name}”"
        if clock.when and clock.when not in GATES:
            yield Fault(place, f"没有名为“{clock.when}”的条件。")
        if clock.unit not in set(Unit):
            yield Fault(place, f"没有名为“{clock.unit}”的期限单位。")
        if clock.whose not in {"BUREAU", "PARTY"}:
            yield Fault(place, f"期限属于谁写成了“{clock.whose}”。")
    for row in rules.review_catalogue:
        if row.test not in PREDICATES:
            yield Fault(f"审核目录{row.code}", f"没有名为“{row.test}”的判断。")
    yield from _materials(rules)
    yield from _replacing(rules)


def _replacing(rules: Rulebook) -> Iterator[Fault]:
    """Where a decision names the earlier one it changes or ends is a field that exists."""
    procedures = rules.procedures.values()
    steps = [step for procedure in procedures for step in procedure.steps]
    known = {f"{step.code}.{field.name}" for step in steps for field in step.fields}
    for rule in rules.disclosure:
        for name in rule.replaces.named_in if rule.replaces else ():
            if name not in known:
                yield Fault(f"公示规则“{rule.name}”", f"没有名为“{name}”的字段。")


def _materials(rules: Rulebook) -> Iterator[Fault]:
    """What goes with a submission to legal review is made by a step that exists."""
    steps: dict[str, set[str]] = {}
    for procedure in rules.procedures.values():
        steps.setdefault(procedure.category, set()).update(step.code for step in procedure.steps)
    for material in rules.review_materials:
        place = f"送审材料“{material.name}”"
        named = {*material.steps, *filter(None, [material.when])}
        for code in sorted(named - steps.get(material.category, set())):
            yield Fault(place, f"{material.category}的程序没有步骤“{code}”。")
        if material.gate and material.gate not in GATES:
            yield Fault(place, f"没有名为“{material.gate}”的条件。")


def _procedure(rules: Rulebook, procedure: Procedure) -> Iterator[Fault]:
    codes = [step.code for step in procedure.steps]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield Fault(f"程序“{procedure.name}”", f"步骤“{code}”重复。")
    yield from _whole(procedure)
    traces = [step.trace for step in procedure.steps]
    known = _known_facts(rules, procedure)
    for step in procedure.steps:
        place = f"步骤“{step.name}”"
        if not STEP_CODE.fullmatch(step.code):
            yield Fault(place, f"步骤代码“{step.code}”不合格式。")
        if not CODE_NAME.fullmatch(step.trace) or traces.count(step.trace) > 1:
            yield Fault(place, f"留痕代码“{step.trace}”不合格式或者重复。")
        yield from _names(place, rules, procedure, step)
        yield from _fields(place, step, known)
        yield from _samples(place, step)
        for code in (step.document, step.accompanied_by):
            if code in rules.forms:
                yield from _form(rules.forms[code], known | _own_facts(step))


def _whole(procedure: Procedure) -> Iterator[Fault]:
    """A procedure is for a category of items, opens a case and gives it its number."""
    place = f"程序“{procedure.name}”"
    if procedure.item_category not in ItemCategory.values:
        yield Fault(place, f"没有名为“{procedure.item_category}”的执法类别（item_category）。")
    if not procedure.filing:
        yield Fault(place, "没有受理（立案）步骤：须有一个步骤的效果（effects）为number_case。")
    opening = procedure.opening
    if opening.by != "section_officer" or opening.approvals or opening.after or opening.conditions:
        sentence = (
            "第一个步骤是登记案件，由科室承办人（section_officer）办理，没有前置步骤、条件和审批。"
        )
        yield Fault(f"步骤“{opening.name}”", sentence)


def _traces(rules: Rulebook) -> Iterator[Fault]:
    """One ledger code is one set of fields: steps of two procedures may share it only so."""
    known: dict[tuple[str, int], tuple[str, list[tuple[str, FieldType]]]] = {}
    for procedure in rules.procedures.values():
        for step in procedure.steps:
            schema = (step.name, [(field.name, field.type) for field in step.fields])
            first = known.setdefault((step.trace, step.form_version), schema)
            if (first[0], sorted(first[1])) != (schema[0], sorted(schema[1])):
                place = f"程序“{procedure.name}”步骤“{step.name}”"
                sentence = (
                    f"留痕代码“{step.trace}”已用于“{first[0]}”，名称和字段须一致，否则另取代码。"
                )
                yield Fault(place, sentence)


def _unused_forms(rules: Rulebook) -> Iterator[Fault]:
    steps = [step for procedure in rules.procedures.values() for step in procedure.steps]
    used = {code for step in steps for code in (step.document, step.accompanied_by)}
    for code in sorted(set(rules.forms) - used):
        yield Fault(f"文书“{rules.forms[code].title}”", "没有任何步骤使用这一文书。")


def _shared_numbers(rules: Rulebook) -> Iterator[Fault]:
    """Forms of one number pattern continue one series, or two documents would bear one number."""
    by_pattern: dict[str, set[str]] = {}
    for form in rules.forms.values():
        if form.number:
            by_pattern.setdefault(form.number, set()).add(form.series or form.code)
    for pattern, series in sorted(by_pattern.items()):
        if len(series) > 1:
            yield Fault(
                f"文号“{pattern}”", f"几种文书用同一文号格式，却各自编号：{sorted(series)}。"
            )


def _names(place: str, rules: Rulebook, procedure: Procedure, step: Step) -> Iterator[Fault]:
    """Conditions, checks, effects, forms, clocks, steps, persons and stages by name."""
    forms = [code for code in (step.document, step.accompanied_by, step.serves) if code]
    wanted: list[tuple[str, Iterable[str], Iterable[str]]] = [
        ("条件", (*step.conditions, *step.wanted), GATES),
        ("录入校验", step.checks, CHECKS),
        ("效果", step.effects, EFFECTS),
        ("文书格式", forms, rules.forms),
        ("期限", (*step.starts, *step.stops, *filter(None, [step.extends])), rules.clocks),
        ("前置步骤", step.after, [other.code for other in procedure.steps]),
        ("办理人", [step.by], MAY),
        ("审批职责", step.approvals, (Duty.SECTION_HEAD.value, Duty.BUREAU_LEADER.value)),
        ("阶段", [step.stage], [stage.code for stage in procedure.stages]),
    ]
    for kind, names, known in wanted:
        for name in sorted(set(names) - set(known)):
            yield Fault(place, f"没有名为“{name}”的{kind}。")
    fields = {field.name: field for field in step.fields}
    for code in step.starts:
        source = rules.clocks[code].starts_from if code in rules.clocks else ""
        if source and (source not in fields or fields[source].type not in DATED):
            yield Fault(place, f"期限“{code}”自字段“{source}”起算，本步骤没有这个日期字段。")
    for recording in step.records:
        if recording.mode not in {"MUST", "MAY"}:
            yield Fault(place, f"音像记录{recording.code}的要求写成了“{recording.mode}”。")
        yield from _when(place, recording.when, fields)


def _fields(place: str, step: Step, known: set[str]) -> Iterator[Fault]:
    seen: dict[str, Field] = {}
    for field in step.fields:
        where = f"{place}字段“{field.label}”"
        if field.name in seen or not FIELD_NAME.fullmatch(field.name):
            yield Fault(where, f"字段名“{field.name}”重复或者不合格式。")
        codes = [code for code, _label in field.choices]
        if bool(codes) != (field.type in CHOOSING) or len(set(codes)) != len(codes):
            yield Fault(where, "选项缺少、重复，或者不应当有选项。")
        if field.not_future and field.type not in DATED:
            yield Fault(where, "不是日期，不能要求“不晚于今天”。")
        if field.default and field.default not in known:
            yield Fault(where, f"默认值“{field.default}”不是已知的文书要素。")
        if field.not_before and not _is_day(field.not_before, step, known):
            yield Fault(where, f"不得早于的日期“{field.not_before}”不存在。")
        yield from _when(where, field.when, seen)
        seen[field.name] = field


def _is_day(name: str, step: Step, known: set[str]) -> bool:
    """Whether "step.field" or "this.field" names a date the field may be compared with."""
    source, _dot, field = name.partition(".")
    if source == "this":
        return any(one.name == field and one.type in DATED for one in step.fields)
    return name in known


def _when(place: str, when: str, fields: dict[str, Field]) -> Iterator[Fault]:
    """A condition "field=VALUE" names a field of the step and one of its choices."""
    if not when:
        return
    name, _is_wanted, values = parts(when)
    known = _answers(fields[name]) if name in fields else []
    if not set(values) <= set(known):
        yield Fault(place, f"条件“{when}”所指的字段或者选项不存在。")


def _answers(field: Field) -> list[str]:
    if field.type is FieldType.YES_NO:
        return ["YES", "NO"]
    return [code for code, _label in field.choices]


def _samples(place: str, step: Step) -> Iterator[Fault]:
    """The answers the walk tries are answers a person could give."""
    if not step.samples:
        yield Fault(place, "没有供检查使用的样例。")
    fields = {field.name: field for field in step.fields}
    for sample in step.samples:
        for name, value in sample.items():
            if name not in fields or not _fits(fields[name], value):
                yield Fault(place, f"样例“{name}：{value}”不是本步骤可能的填写内容。")


def _fits(field: Field, value: Any) -> bool:
    codes = {code for code, _label in field.choices}
    match field.type:
        case FieldType.CHOICE:
            return value in codes
        case FieldType.CHOICES:
            return isinstance(value, list | tuple) and set(value) <= codes
        case FieldType.YES_NO:
            return value in {"YES", "NO"}
    return True


def _known_facts(rules: Rulebook, procedure: Procedure) -> set[str]:
    return set(case_facts(first_file(rules, procedure), {}))


def _own_facts(step: Step) -> set[str]:
    return set(step_facts(step, {}, "this", {})) | OWN_FACTS


def _form(form: Form, known: set[str]) -> Iterator[Fault]:
    place = f"文书“{form.title}”"
    for name in sorted(names_in(form) - known):
        yield Fault(place, f"文书要素“{name}”不存在。")
    if form.when and form.when not in GATES:
        yield Fault(place, f"没有名为“{form.when}”的条件。")
    for block in form.blocks:
        if block.get("when") and block["when"] not in CONDITIONAL_BLOCKS:
            yield Fault(place, f"段落的条件“{block['when']}”不存在。")
