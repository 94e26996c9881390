"""What the law demands of the rule data (法定要求): bases, persons, periods, thresholds. Pure."""

from collections.abc import Iterator
from itertools import pairwise

from sunlit.procedures.checking import statutes
from sunlit.procedures.checking.law import ProcedureLaw
from sunlit.procedures.checking.laws import law_of
from sunlit.procedures.checking.reporting import Fault
from sunlit.rulebook.schema import Procedure, Rulebook, Step


def demand_faults(rules: Rulebook) -> Iterator[Fault]:
    """Every demand of the law the data do not meet, with its place and article."""
    yield from _bases(rules)
    for procedure in rules.procedures.values():
        for step in procedure.steps:
            yield from _persons(law_of(procedure), step)
            yield from _facts(law_of(procedure), step)
        yield from _ends(rules, procedure)
        yield from _fine_limits(procedure)
    yield from _periods(rules)
    yield from _reviews(rules)
    yield from _disclosure(rules)
    yield from _overturned(rules)
    yield from _penalties(rules)
    yield from _credit(rules)


def _bases(rules: Rulebook) -> Iterator[Fault]:
    """Every rule says on which law it stands."""
    named = [(f"程序“{p.name}”", p.basis) for p in rules.procedures.values()]
    for procedure in rules.procedures.values():
        for step in procedure.steps:
            named.append((f"步骤“{step.name}”", step.basis))
            named += [(f"步骤“{step.name}”的音像记录{r.code}", r.basis) for r in step.records]
    named += [(f"期限“{clock.name}”", clock.basis) for clock in rules.clocks.values()]
    named += [(f"文书“{form.title}”", form.basis) for form in rules.forms.values()]
    named += [(f"审核目录{row.code}", row.basis) for row in rules.review_catalogue]
    named += [(f"公示规则“{rule.name}”", rule.basis) for rule in rules.disclosure]
    named += [(f"撤下规则{row.result}", row.basis) for row in rules.overturned]
    named += [(f"罚款幅度“{row.item}”", row.basis) for row in rules.penalties.values()]
    parameters = rules.parameters
    named += [
        ("听证标准", parameters.hearing_basis),
        ("集体讨论标准", parameters.discussion_basis),
        ("加处罚款", parameters.late_fine_basis),
    ]
    for place, basis in named:
        if not basis.strip():
            yield Fault(place, "没有写明法律依据。")


def _persons(law: ProcedureLaw, step: Step) -> Iterator[Fault]:
    """Whose act it is, who agrees last, two officers entitled on the day."""
    place = f"步骤“{step.name}”"
    if step.code in law.last_approvals:
        duty, article = law.last_approvals[step.code]
        if not step.approvals or step.approvals[-1] != duty:
            yield Fault(place, f"须经{duty.label}最后批准。", article)
    if step.code in law.actors:
        by, article = law.actors[step.code]
        if step.by != by:
            yield Fault(place, f"办理人应当是“{by}”，现为“{step.by}”。", article)
    must = step.field_act or step.code in law.field_acts
    if must and "officers_entitled_today" not in step.conditions:
        yield Fault(place, "须由两名当日具备资格的执法人员办理。", law.field_act_article)


def _facts(law: ProcedureLaw, step: Step) -> Iterator[Fault]:
    """What makes a passed review lapse, and what must be recorded in sound and picture."""
    place = f"步骤“{step.name}”"
    if step.code in law.changes and not step.changes_facts:
        yield Fault(
            place, "改变事实、证据或者拟定的决定，原法制审核应当失效。", law.changes_article
        )
    if step.code in law.recordings and all(r.mode != "MUST" for r in step.records):
        yield Fault(place, "应当作音像记录。", law.recordings[step.code])


def _ends(rules: Rulebook, procedure: Procedure) -> Iterator[Fault]:
    """A procedure decides and ends; its decision states what art. 59 asks for, with remedies."""
    place = f"程序“{procedure.name}”"
    if not procedure.ending:
        yield Fault(place, "没有办结步骤。")
    if not procedure.deciding:
        yield Fault(place, "没有作出决定的步骤。")
    law = law_of(procedure)
    for code in procedure.deciding:
        step = procedure.step(code)
        form = rules.forms.get(step.document)
        article = law.needs_remedies.get(step.decides)
        if article and (form is None or not form.remedies or "remedies" not in form.required):
            yield Fault(f"步骤“{step.name}”", "决定书必须载明救济途径。", article)
        for fact in law.must_state.get(step.decides, ()):
            if form is None or fact not in form.required:
                place = f"文书“{form.title}”" if form else f"步骤“{step.name}”"
                yield Fault(place, f"必须载明“{fact}”。", law.must_state_article)


def _fine_limits(procedure: Procedure) -> Iterator[Fault]:
    """A fine on the spot stays within the statute's limit, and is held against it when told."""
    law, place = law_of(procedure), f"程序“{procedure.name}”"
    for kind, most in law.fine_limits.items():
        limit = procedure.fine_limits.of(kind)
        if limit is None or limit > most:
            sentence = f"对“{kind}”的罚款不得超过{most // 100}元。"
            yield Fault(place, sentence, law.fine_limits_article)
    told = [step for step in procedure.steps if step.code == law.fine_told]
    for step in told:
        if "fine_within_limits" not in step.checks:
            yield Fault(f"步骤“{step.name}”", "罚款没有核对限额。", law.fine_limits_article)


def _periods(rules: Rulebook) -> Iterator[Fault]:
    """Clocks, late fine and time bar agree with the statute."""
    for limit in statutes.LIMITS:
        clock = rules.clocks.get(limit.clock)
        if clock is None:
            yield Fault(f"期限{limit.clock}", "缺少这一法定期限。", limit.article)
        elif clock.unit != limit.unit or not limit.least <= clock.length <= limit.most:
            yield Fault(
                f"期限“{clock.name}”", f"{clock.length}（{clock.unit}）与法律不符。", limit.article
            )
    parameters = rules.parameters
    if parameters.late_fine_permille_per_day != statutes.LATE_FINE_PERMILLE:
        yield Fault("加处罚款", "法律规定每日百分之三。", statutes.LATE_FINE_ARTICLE)
    if (parameters.time_bar_years, parameters.time_bar_long_years) != statutes.TIME_BARS:
        yield Fault("追责时效", "法律规定二年和五年。", statutes.TIME_BAR_ARTICLE)


def _reviews(rules: Rulebook) -> Iterator[Fault]:
    """The catalogue has what the law names and covers every fine that gives a hearing."""
    tests = {row.test for row in rules.review_catalogue}
    for test, article in statutes.REVIEW_TESTS.items():
        if test not in tests:
            yield Fault("审核目录", f"缺少“{test}”一类重大决定。", article)
    hearing = rules.parameters.hearing_fine_fen
    for kind in statutes.PARTY_KINDS:
        if kind not in hearing:
            yield Fault("听证标准", f"没有规定“{kind}”的数额。", "《行政处罚法》第六十三条第一款")
            continue
        rows = [r for r in rules.review_catalogue if r.test == "fine_reaches"]
        amounts = [r.amounts_fen[kind] for r in rows if kind in r.amounts_fen and r.inclusive]
        if not amounts or min(amounts) > hearing[kind]:
            yield Fault(
                "审核目录", f"对“{kind}”达到听证标准的罚款没有列入。", statutes.REVIEW_ARTICLE
            )


def _disclosure(rules: Rulebook) -> Iterator[Fault]:
    """Every penalty becomes public in time, and shows nothing but what may be shown."""
    rules_by_kind = {rule.decides: rule for rule in rules.disclosure}
    for kind, (days, article) in statutes.DISCLOSURE_WORKING_DAYS.items():
        rule = rules_by_kind.get(kind)
        if rule is None or rule.unit != "WORKING_DAY" or not 1 <= rule.period <= days:
            yield Fault("公示规则", f"处罚决定应当在{days}个工作日内公示。", article)
    kinds = {p.step(code).decides for p in rules.procedures.values() for code in p.deciding}
    for rule in rules.disclosure:
        place = f"公示规则“{rule.name}”"
        if rule.decides not in kinds:
            yield Fault(place, f"没有“{rule.decides}”一类决定。")
        names = {field.get("name", "") for field in rule.fields}
        for name in sorted(names - statutes.PUBLIC_FIELDS):
            yield Fault(place, f"“{name}”不是可以公开的内容。", "《行政处罚法》第四十八条")
        days = statutes.REPLACED_WITHIN
        if rule.replaces and not 1 <= rule.replaces.within <= days:
            yield Fault(
                place, f"原公示信息应当在{days}个工作日内撤下或者注明。", statutes.REPLACED_ARTICLE
            )


def _overturned(rules: Rulebook) -> Iterator[Fault]:
    """A published decision that does not stand is taken down in time, with the reason."""
    days, article = statutes.REPLACED_WITHIN, statutes.TAKEN_DOWN_ARTICLE
    rows = {row.result: row for row in rules.overturned}
    for result, name in statutes.TAKEN_DOWN.items():
        row = rows.get(result)
        if row is None or not row.note.strip() or not 1 <= row.within <= days:
            sentence = f"被{name}的决定应当在{days}个工作日内撤下并说明理由。"
            yield Fault("公示规则", sentence, article)


def _penalties(rules: Rulebook) -> Iterator[Fault]:
    """A range of fine is a range."""
    ranges = [one for row in rules.penalties.values() for one in (row, *row.of_parties.values())]
    for row in ranges:
        if row.max_fen is not None and not 0 <= row.min_fen <= row.max_fen:
            yield Fault(f"罚款幅度“{row.item}”", "下限高于上限。", row.basis)
        most = row.grave_fen if row.max_fen is None else row.max_fen
        if row.grave_fen is not None and not row.min_fen <= row.grave_fen <= (most or 0):
            yield Fault(f"罚款幅度“{row.item}”", "情节严重的界限不在幅度之内。", row.basis)
        if not row.kinds:
            yield Fault(f"罚款幅度“{row.item}”", "没有写明处罚种类。", row.basis)


def _credit(rules: Rulebook) -> Iterator[Fault]:
    """Credit classes go from light to heavy, each told for longer than the one before."""
    for lighter, heavier in pairwise(rules.credit):
        if heavier.longest_months < lighter.longest_months or heavier.least_months < (
            lighter.least_months
        ):
            yield Fault(
                f"失信程度“{heavier.name}”", f"公示期短于较轻的“{lighter.name}”。", heavier.basis
            )
