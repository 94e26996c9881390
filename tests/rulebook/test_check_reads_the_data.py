"""What can be read off the rule data without walking (规则检查：数据)."""

from collections.abc import Callable
from typing import Any

import pytest

from sunlit.procedures.checking import Report, check_rulebook
from sunlit.rulebook.loading import RuleDataError
from tests.rulebook.planting import Content, changed, procedure, row, rules, step, without

Spoil = Callable[[Content], None]


def clock(code: str, **values: Any) -> Spoil:
    return lambda content: row(content, "clocks", code).update(values)


def form(code: str, **values: Any) -> Spoil:
    return lambda content: row(content, "forms", code).update(values)


def added(code: str, key: str, name: str) -> Spoil:
    """A step with one more name in a list."""

    def spoil(content: Content) -> None:
        found = step(content, code)
        found[key] = [*found.get(key, []), name]

    return spoil


def field_of(code: str, name: str, **values: Any) -> Spoil:
    def spoil(content: Content) -> None:
        found = next(f for f in step(content, code)["fields"] if f["name"] == name)
        found.update(values)

    return spoil


def table(name: str, number: int, **values: Any) -> Spoil:
    return lambda content: content[name][number].update(values)


def published_late(content: Content) -> None:
    """The national period lengthened, where no measure of the bureau shortens it again."""
    del content["measures"]["DISCLOSURE"]
    table("disclosure", 0, period=20)(content)


def hearing(**values: Any) -> Spoil:
    return lambda content: content["parameters"]["hearing"].update(values)


def without_row(test: str) -> Spoil:
    def spoil(content: Content) -> None:
        content["review_rows"] = [r for r in content["review_rows"] if r["test"] != test]

    return spoil


def block_names_nothing(content: Content) -> None:
    row(content, "forms", "prior-notice")["blocks"].append({"p": "当事人{party.nickname}"})


def two_steps_of_one_name(content: Content) -> None:
    procedure(content)["steps"].append(dict(step(content, "questioning")))


PLANTED: dict[str, tuple[Spoil, str, str]] = {
    # planted fault: how, the place blamed, words of the sentence
    "unknown condition": (
        added("case_closed", "conditions", "all_paid"),
        "结案",
        "“all_paid”的条件",
    ),
    "unknown wanted": (added("case_resumed", "wanted", "soon"), "恢复办理", "“soon”的条件"),
    "unknown check": (added("case_filed", "checks", "all_fine"), "立案", "“all_fine”的录入校验"),
    "unknown effect": (added("case_filed", "effects", "cheer"), "立案", "“cheer”的效果"),
    "unknown form": (changed("case_filed", document="poem"), "立案", "“poem”的文书格式"),
    "unknown clock": (added("case_filed", "starts", "tea"), "立案", "“tea”的期限"),
    "unknown step before": (added("case_filed", "after", "party"), "立案", "“party”的前置步骤"),
    "unknown person": (changed("case_closed", by="janitor"), "结案", "“janitor”的办理人"),
    "unknown approver": (changed("case_closed", approvals=["JANITOR"]), "结案", "的审批职责"),
    "unknown stage": (changed("case_closed", stage="coffee"), "结案", "“coffee”的阶段"),
    "announcement too short": (clock("announcement", length=20), "公告送达期限", "与法律不符"),
    "unknown clock condition": (clock("payment", when="rich"), "缴款期限", "“rich”的条件"),
    "unknown unit": (clock("payment", unit="MOON"), "缴款期限", "“MOON”的期限单位"),
    "unknown review test": (table("review_rows", 0, test="feeling"), "FG-SH-01", "“feeling”"),
    "clock from no date field": (
        clock("decision", starts_from="filed_on"),
        "立案",
        "没有这个日期字段",
    ),
    "default from no fact": (
        field_of("case_filed", "facts", default="lead_registered.story"),
        "案情摘要",
        "不是已知的文书要素",
    ),
    "date after no date": (
        field_of("remedy_ended", "ended_on", not_before="remedy_opened.moon"),
        "终结日期",
        "不得早于的日期",
    ),
    "answer to no choice": (
        field_of("recusal_decided", "successor", when="result=MAYBE"),
        "接替执法人员",
        "条件“result=MAYBE”",
    ),
    "choice without choices": (
        field_of("recusal_decided", "result", choices=[]),
        "决定",
        "选项缺少",
    ),
    "recording for no answer": (
        changed(
            "questioning",
            records=[{"code": "X", "name": "x", "mode": "MUST", "basis": "y", "when": "mood=BAD"}],
        ),
        "询问",
        "条件“mood=BAD”",
    ),
    "sample nobody can enter": (
        changed("recusal_decided", samples=[{"result": "MAYBE"}]),
        "回避决定",
        "不是本步骤可能的填写内容",
    ),
    "form naming no fact": (block_names_nothing, "行政处罚事先告知书", "“party.nickname”不存在"),
    "form demanding no fact": (
        form("closure-approval", required=["case.mood"]),
        "结案审批表",
        "“case.mood”",
    ),
    "form nobody uses": (
        changed("case_split", document=None),
        "分案审批表",
        "没有任何步骤使用",
    ),
    "malformed ledger code": (changed("case_filed", trace="Filed"), "立案", "留痕代码“Filed”"),
    "ledger code used twice": (
        changed("case_filed", trace="cases.closed"),
        "立案",
        "“cases.closed”",
    ),
    "two steps of one name": (two_steps_of_one_name, "行政处罚普通程序", "步骤“questioning”重复"),
    "step without basis": (changed("case_filed", basis=" "), "立案", "没有写明法律依据"),
    "clock without basis": (clock("review", basis=""), "法制审核期限", "没有写明法律依据"),
    "form without basis": (
        form("prior-notice", basis=""),
        "行政处罚事先告知书",
        "没有写明法律依据",
    ),
    "review row without basis": (table("review_rows", 3, basis=""), "FG-SH-04", "没有写明法律依据"),
    "range of fine without basis": (
        table("penalties", 0, basis=""),
        "粮食收购企业",
        "没有写明法律依据",
    ),
    "disclosure without basis": (
        table("disclosure", 0, basis=""),
        "行政处罚决定",
        "没有写明法律依据",
    ),
    "a range for persons upside down": (
        lambda content: next(r for r in content["penalties"] if "for_parties" in r)["for_parties"][
            0
        ].update(min_yuan=9_000_000),
        "粮食应急状态下",
        "下限高于上限",
    ),
    "hearing figure without basis": (hearing(basis=""), "听证标准", "没有写明法律依据"),
    "range upside down": (
        table("penalties", 0, min_yuan=9_000_000),
        "粮食收购企业",
        "下限高于上限",
    ),
    "line of grave cases outside the range": (
        table("penalties", 1, grave_yuan=9_000_000),
        "粮食收购者未执行国家粮食质量标准",
        "情节严重的界限不在幅度之内",
    ),
    "clock of 100 days": (
        clock("decision", length=100),
        "办案期限",
        "100（CALENDAR_DAY）与法律不符",
    ),
    "seven days of preservation in calendar days": (
        clock("preservation", unit="CALENDAR_DAY"),
        "先行登记保存处理期限",
        "与法律不符",
    ),
    "three days to ask for a hearing": (
        clock("hearing_request", length=3),
        "申请听证期限",
        "与法律不符",
    ),
    "thirty days to pay": (clock("payment", length=30), "缴款期限", "与法律不符"),
    "thirty days for reconsideration": (
        clock("reconsideration", length=30),
        "复议期限",
        "与法律不符",
    ),
    "late fine of 5 %": (
        lambda content: content["parameters"]["late_fine"].update(permille_per_day=50),
        "加处罚款",
        "百分之三",
    ),
    "time bar of three years": (
        lambda content: content["parameters"]["time_bar"].update(years=3),
        "追责时效",
        "二年和五年",
    ),
    "four thousand yuan on the spot": (
        lambda content: procedure(content, "penalty-summary")["fine_limits"]["yuan"].update(
            ORGANIZATION=4000
        ),
        "行政处罚简易程序",
        "不得超过3000元",
    ),
    "a fine on the spot that nobody limits": (
        lambda content: step(content, "summary_told", "penalty-summary")["checks"].remove(
            "fine_within_limits"
        ),
        "当场告知",
        "没有核对限额",
    ),
    "published after 20 days": (published_late, "公示规则", "7个工作日"),
    "a revoked decision public for a week": (
        table("overturned", 0, within=5),
        "公示规则",
        "被撤销的决定应当在3个工作日内撤下",
    ),
    "a decision held illegal stays public": (
        lambda content: content["overturned"].pop(1),
        "公示规则",
        "被确认违法或者无效的决定应当",
    ),
    "taken down without basis": (table("overturned", 2, basis=""), "CHANGED", "没有写明法律依据"),
    "published with a phone": (
        lambda content: content["disclosure"][0]["fields"].append(
            {"name": "phone", "label": "电话"}
        ),
        "行政处罚决定",
        "“phone”不是可以公开的内容",
    ),
    "filing approved by the section": (
        changed("case_filed", approvals=["SECTION_HEAD"]),
        "立案",
        "须经局领导最后批准",
    ),
    "preservation approved by nobody": (
        changed("preservation_ordered", approvals=[]),
        "先行登记保存",
        "须经局领导最后批准",
    ),
    "decision by the handler": (
        changed("penalty_decided", by="handler"),
        "作出处罚决定",
        "办理人应当是",
    ),
    "review by the handler": (
        changed("review_concluded", by="handler"),
        "法制审核意见",
        "办理人应当是",
    ),
    "hearing under the handler": (
        changed("hearing_held", by="handler"),
        "举行听证",
        "办理人应当是",
    ),
    "field act without its gate": (
        without("questioning", "officers_entitled_today"),
        "询问",
        "两名当日具备资格",
    ),
    "field act no longer called one": (
        lambda content: (
            without("questioning", "officers_entitled_today")(content),
            changed("questioning", field_act=False)(content),
        )[0],
        "询问",
        "两名当日具备资格",
    ),
    "evidence that changes nothing": (
        changed("evidence_added", changes_facts=False),
        "证据登记",
        "法制审核应当失效",
    ),
    "hearing without recording": (
        changed("hearing_held", records=[]),
        "举行听证",
        "应当作音像记录",
    ),
    "decision without remedies": (
        form("penalty-decision", remedies=False),
        "作出处罚决定",
        "救济途径",
    ),
    "decision without evidence": (
        form("penalty-decision", required=["party.name", "remedies"]),
        "行政处罚决定书",
        "decision_drafted.evidence",
    ),
    "catalogue without hearings": (without_row("hearing_held"), "审核目录", "“hearing_held”"),
    "catalogue above the hearing figure": (
        hearing(fine_yuan={"PERSON": 5000, "ORGANIZATION": 100000, "INDIVIDUAL_BUSINESS": 100000}),
        "审核目录",
        "对“PERSON”达到听证标准",
    ),
}


def blamed(report: Report, place: str, words: str) -> bool:
    return any(place in fault.place and words in fault.sentence for fault in report.faults)


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found(name: str) -> None:
    spoil, place, words = PLANTED[name]

    report = check_rulebook(rules(spoil))

    assert blamed(report, place, words), report.as_text()
    assert report.states == 0, "nothing is walked before the data are sound"


def test_a_procedure_without_an_end_is_found() -> None:
    def endless(content: Content) -> None:
        for code in ("case_closed", "lead_closed", "case_merged", "jurisdiction_transferred"):
            step(content, code)["final"] = False

    assert blamed(check_rulebook(rules(endless)), "行政处罚普通程序", "没有办结步骤")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (
            changed("case_filed", colour="red"),
            "penalty-ordinary.case_filed：没有名为“colour”的字段",
        ),
        (changed("case_filed", basis=None), "penalty-ordinary.case_filed：缺少字段“basis”"),
        (clock("review", speed=3), "clocks.review：没有名为“speed”的字段"),
        (field_of("case_filed", "facts", shape="round"), "case_filed.facts：没有名为“shape”的字段"),
    ],
)
def test_data_of_another_shape_is_refused_with_its_place(spoil: Spoil, words: str) -> None:
    with pytest.raises(RuleDataError, match=words):
        rules(spoil)
