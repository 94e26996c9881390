"""Find a period by its own id or by its id in the fact base (期限查询)."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.refusals import Refusal
from sunlit.rulebook.periods.reading import register
from sunlit.rulebook.periods.schema import Figure, PeriodRule, RegionalFigure, SetBy, Whose
from sunlit.rulebook.schema import ClockRule, Rulebook
from sunlit.rulebook.tables import DisclosureRule


class PeriodUnknownError(Refusal):
    """No rule of that id, or one that bears no period."""


def periods(rules: Rulebook) -> list[PeriodRule]:
    """Every period: the clocks and publication terms of these rules, then the register."""
    own, registered = _periods(rules)
    return own + registered


def _periods(rules: Rulebook) -> tuple[list[PeriodRule], list[PeriodRule]]:
    own = [_of_clock(clock) for clock in rules.clocks.values()]
    own += [_of_disclosure(rule) for rule in rules.disclosure]
    return own, [_as_run(rule, own) for rule in register().periods]


def find(asked: str, rules: Rulebook) -> list[PeriodRule]:
    """The periods of a rule by its own id or its id in the fact base, the main one first.

    Raises PeriodUnknownError saying why there is none.
    """
    own, registered = _periods(rules)
    by_code = [rule for rule in own + registered if rule.code.lower() == asked.lower()]
    by_fact = [rule for rule in registered if rule.source_rule == asked.upper()]
    run_only = [rule for rule in own if asked and rule.source_rule == asked.upper()]
    if answer := by_code[:1] or by_fact or run_only:
        return answer
    raise PeriodUnknownError(_why_none(asked))


def figure_for(rule: PeriodRule, region: str) -> tuple[Figure | None, RegionalFigure | None]:
    """The figure in a region (longest matching division code), and the regional row it is from."""
    matching = [one for one in rule.regions if region and region.startswith(one.region)]
    if not matching:
        return rule.figure, None
    nearest = max(matching, key=lambda one: len(one.region))
    return nearest.figure, nearest


def _why_none(asked: str) -> str:
    known = register()
    key = asked.upper()
    if key in known.left_out:
        return str(
            format_lazy(_("规则{id}没有可以计算的期限：{why}"), id=key, why=known.left_out[key])
        )
    if key in known.without:
        return str(format_lazy(_("规则{id}（{name}）不含期限。"), id=key, name=known.without[key]))
    return str(format_lazy(_("没有编号为“{id}”的规则，可以用 --list 查看全部期限。"), id=asked))


def _of_clock(clock: ClockRule) -> PeriodRule:
    """A clock of the procedures in the form of the register, which knows what pauses it."""
    law = _same_in_law(clock.source_rule, clock.length, clock.unit)
    return PeriodRule(
        code=clock.code,
        source_rule=clock.source_rule,
        name=clock.name,
        family=law.family if law else "",
        event=clock.event,
        basis=clock.basis,
        counting=law.counting if law else "",
        figure=Figure(clock.length, clock.unit),
        whose=Whose(clock.whose),
        rolls=clock.rolls,
        pauses=(law.pauses if law else ()) or (("案件中止",) if clock.pausable else ()),
        pauses_basis=law.pauses_basis if law else "",
        extension=law.extension if law else None,
        note=clock.note,
    )


def _of_disclosure(rule: DisclosureRule) -> PeriodRule:
    return PeriodRule(
        code=rule.code,
        source_rule="",
        name=f"{rule.name}公开期限",
        family="行政执法公示",
        event="作出执法决定",
        basis=rule.basis,
        counting="国办发〔2018〕118号（六）（工作日）",
        figure=Figure(rule.period, rule.unit),
    )


def _same_in_law(source_rule: str, length: int, unit: str) -> PeriodRule | None:
    same = (r for r in register().periods if r.source_rule and r.source_rule == source_rule)
    wanted = Figure(length, unit)
    return next((rule for rule in same if rule.figure == wanted), None)


def _as_run(rule: PeriodRule, own: Iterable[PeriodRule]) -> PeriodRule:
    """What the law leaves to the bureau is as long as the clock the bureau runs on."""
    if rule.set_by is not SetBy.BUREAU:
        return rule
    clock = next((one for one in own if one.source_rule == rule.source_rule), None)
    return replace(rule, figure=clock.figure) if clock else rule
