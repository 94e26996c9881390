"""Values of another type, or that no bureau could mean, are refused by field (数据的类型和范围)."""

from collections.abc import Callable
from typing import Any

import pytest

from sunlit.procedures.checking import data_faults
from sunlit.rulebook.loading import RuleDataError
from tests.rulebook.planting import Content, changed, procedure, row, rules, step

Spoil = Callable[[Content], None]


def clock(**values: Any) -> Spoil:
    return lambda content: row(content, "clocks", "filing").update(values)


def rule(**values: Any) -> Spoil:
    """A disclosure rule that no measure of the bureau shortens."""
    return lambda content: row(content, "disclosure", "filing").update(values)


def whole(**values: Any) -> Spoil:
    return lambda content: procedure(content).update(values)


def entered(**values: Any) -> Spoil:
    return lambda content: step(content, "case_filed")["fields"][0].update(values)


def form(**values: Any) -> Spoil:
    return lambda content: row(content, "forms", "prior-notice").update(values)


def catalogue(**values: Any) -> Spoil:
    return lambda content: row(content, "review_rows", "FG-SH-01").update(values)


def fine_limit(amount: Any) -> Spoil:
    def spoil(content: Content) -> None:
        procedure(content, "penalty-summary")["fine_limits"]["yuan"]["PERSON"] = amount

    return spoil


OF_ANOTHER_TYPE = {
    "a length in words": (clock(length="三十"), "clocks.filing：“length”应当是整数，现为“三十”"),
    "a length that is a truth": (clock(length=True), "“length”应当是整数"),
    "half a day": (clock(length=1.5), "“length”应当是整数"),
    "a truth in words": (
        changed("case_filed", field_act="maybe"),
        "penalty-ordinary.case_filed：“field_act”应当是true或者false，现为“maybe”",
    ),
    "a truth as a number": (clock(pausable=1), "“pausable”应当是true或者false"),
    "a name that is a number": (clock(name=2026), "“name”应当是文字"),
    "a name that is a list": (changed("case_filed", name=["立案"]), "“name”应当是文字"),
    "no name": (clock(name=""), "clocks.filing：“name”不能为空"),
    "a blank name of a procedure": (whole(name="  "), "penalty-ordinary：“name”不能为空"),
    "a blank label": (entered(label=""), "“label”不能为空"),
    "a blank title": (form(title=" "), "forms.prior-notice：“title”不能为空"),
    "numbers among names": (whole(applies_to=[1]), "“applies_to”应当是列表，每一项是文字"),
    "a name alone": (whole(applies_to="招标"), "“applies_to”应当写成列表"),
    "a day that is a number": (whole(valid_from=20260101), "“valid_from”应当是文字"),
    "days in words": (rule(period="二十"), "“period”应当是整数"),
    "a choice without label": (entered(type="choice", choices=[["DONE"]]), "“choices”的内容"),
    "an amount in words": (
        catalogue(amounts_yuan={"PERSON": "一万"}),
        "review-catalogue.FG-SH-01：“amounts_yuan”的内容",
    ),
    "a limit in words": (fine_limit("二百"), "“fine_limits”的内容"),
}


@pytest.mark.parametrize("name", OF_ANOTHER_TYPE)
def test_a_value_of_another_type_is_refused_by_its_field(name: str) -> None:
    spoil, words = OF_ANOTHER_TYPE[name]

    with pytest.raises(RuleDataError, match=words):
        rules(spoil)


SCRIPT = "<script>alert(1)</script>"
NOT_MEANT = {
    "no day": (clock(length=0), "立案期限", "“length”应当在1至500之间，现为0"),
    "days back": (clock(length=-3), "立案期限", "“length”应当在1至500之间，现为-3"),
    "a century": (clock(length=100, unit="YEAR"), "立案期限", "“length”应当在1至30之间"),
    "published before": (rule(period=-20), "公示规则", "“period”应当在1至20之间"),
    "published in years": (rule(period=999), "公示规则", "“period”应当在1至20之间"),
    "shown for no month": (rule(display_months=0), "公示规则", "“display_months”应当在1至600"),
    "a unit there is not": (rule(unit="MOON"), "公示规则", "“MOON”的期限单位（unit）"),
    "no length at all": (entered(max_length=0), "立案", "“max_length”应当在1至20000之间"),
    "yesterday": (whole(valid_from="昨天"), "普通程序", "“valid_from”应当是日期，如2026-12-01"),
    "no day of the calendar": (whole(valid_from="2026-02-30"), "普通程序", "“valid_from”应当"),
    "the year 1": (whole(valid_from="0001-01-01"), "普通程序", "“valid_from”为0001-01-01，早于"),
    "no first day": (whole(valid_from=""), "普通程序", "“valid_from”应当是日期"),
    "markup in a step": (changed("case_filed", name=SCRIPT), "case_filed", "“name”不能含有尖括号"),
    "markup in a label": (entered(label="<b>案情"), "case_filed", "“label”不能含有尖括号"),
    "markup in a title": (form(title="<i>告知书"), "prior-notice", "“title”不能含有尖括号"),
    "a page as a name": (clock(name="期" * 121), "filing", "也不能超过120字"),
}


@pytest.mark.parametrize("name", NOT_MEANT)
def test_a_value_nobody_could_mean_is_refused_by_its_field(name: str) -> None:
    spoil, place, words = NOT_MEANT[name]

    found = [one for one in data_faults(rules(spoil)) if words in one.sentence]

    assert found and place in found[0].place, [str(one) for one in data_faults(rules(spoil))]
