"""Compulsory execution of the demonstration (演示强制执行): what is entered, how it is walked."""

from datetime import date, datetime, timedelta
from typing import Any

from sunlit.interfaces.operator.demo.answers import TEN_PASSED
from sunlit.interfaces.operator.demo.story import Story
from sunlit.interfaces.operator.demo.walking import Walk

REMOVAL = Story(
    item="组织拆除违法修建的危害管道安全的建筑物、构筑物",
    facts="管道中心线五米内修建的砖混仓房一间，约四十平方米。",
    articles="《中华人民共和国石油天然气管道保护法》第五十二条",
    penalty_articles="",
    outcome="ENFORCEMENT",
    kinds=("REMOVAL",),
)
STARTS = ("execution_filed", "demand_served", "removal_announced")
LINES = {
    "ENFORCEMENT": ("enforcement_decided", "decision_served", "enforcement_carried_out"),
    "SUBSTITUTE": (
        "substitute_decided",
        "decision_served",
        "substitute_demanded",
        "substitute_performed",
    ),
    "COURT": ("court_applied", "court_ruled"),
    "AUCTION": ("auction_decided", "decision_served", "auction_held"),
}
LAST_DEMAND_DAYS, DEMAND_DAYS = 6, 16  # calendar days that surely hold the working days


def execution_answers(step: str, story: Story, now: datetime, today: date) -> dict[str, Any]:
    """The answers for one step of one execution on that day."""
    for made in (_before, _decision, _carrying_out, _side_ways):
        if step in (found := made(story, today)):
            return found[step]
    return {}


def _before(story: Story, today: date) -> dict[str, dict[str, Any]]:
    """Opening, filing, demand (立项、催告)."""
    day, is_money = today.isoformat(), story.kinds == ("MONEY",)
    return {
        "execution_opened": {
            "decision_title": "责令限期拆除决定书",
            "decision_no": "（示）发改改〔2025〕9号",
            "served_on": (today - timedelta(days=195)).isoformat(),
            "obligation": story.kinds[0],
            "content": story.facts,
            "principal": story.fine if is_money else "",
            "perform_by": (today - timedelta(days=150)).isoformat(),
            "articles": story.articles,
        },
        "execution_filed": {
            "lead_officer": story.lead_officer,
            "assisting_officer": story.assisting_officer,
            "no_interest": "on",
        },
        "execution_dropped": {"reason": "当事人正在自行拆除。"},
        "late_charge_told": {
            "per_myriad": "5",
            "legal_basis": "《中华人民共和国人民防空法》第四十八条",
            "from_on": (today - timedelta(days=100)).isoformat(),
            "served_on": day,
        },
        "demand_served": {
            "served_on": day,
            "way": "收到催告书之日起十个工作日内自行履行。",
            "recipient": "当事人",
        },
        "objection_heard": {
            "stated_on": day,
            "person": "当事人",
            "content": "请求延期。",
            "findings": "没有正当理由。",
            "adopted": "REJECTED",
        },
        "removal_announced": {
            "announced_on": day,
            "remove_by": (today + timedelta(days=10)).isoformat(),
            "place": "建筑物外墙和社区公告栏",
        },
    }


def _decision(story: Story, today: date) -> dict[str, dict[str, Any]]:
    """Draft, review, decision (拟定、审核、决定)."""
    more: dict[str, dict[str, str]] = {
        "SUBSTITUTE": {"costs": "3000"},
        "AUCTION": {
            "is_fine": "YES",
            "seal_no": "（示）发改扣〔2025〕3号",
            "seized_on": (today - timedelta(days=260)).isoformat(),
            "property": "稻谷二十吨，存放于示例市粮食仓库三号仓。",
            "still_seized": "YES",
        },
    }
    return {
        "decision_drafted": {
            "outcome": story.outcome,
            "facts": "催告期满当事人仍未履行，没有正当理由。",
            "reasons": "不执行将危及管道安全，可能造成环境污染。",
            "articles": story.articles,
            "content": story.facts,
            **more.get(story.outcome, {}),
        },
        "review_submitted": {"materials": "on"},
        "review_concluded": {"points": TEN_PASSED, "opinion": "PASSED", "reasons": "同意。"},
        "court_applied": {"court": "示例市人民法院", "materials": "on", "opinion": "同意申请。"},
        "substitute_decided": {
            "performer": "示例工程公司",
            "perform_on": (today + timedelta(days=10)).isoformat(),
            "costs": "3000",
            "opinion": "同意。",
        },
        "enforcement_decided": {
            "enforce_on": (today + timedelta(days=5)).isoformat(),
            "opinion": "同意。",
        },
        "auction_decided": {
            "auction_house": "示例拍卖有限公司",
            "auction_on": (today + timedelta(days=20)).isoformat(),
            "opinion": "同意。",
        },
        "decision_served": {
            "method": "DIRECT",
            "served_on": today.isoformat(),
            "recipient": "当事人",
        },
        "substitute_demanded": {"served_on": today.isoformat(), "recipient": "当事人"},
    }


def _carrying_out(story: Story, today: date) -> dict[str, dict[str, Any]]:
    """On the spot, at the court, by the party (实施、法院、履行)."""
    day = today.isoformat()
    carried_out = {
        "began_at": f"{day}T09:00",
        "ended_at": f"{day}T09:50",
        "urgent": "NO",
        "place": story.party_address,
        "present": "执法人员二人，代履行人三人，见证人一人",
        "course": "清点屋内物品并移交当事人后拆除完毕，现场已清理。",
        "signed": "SIGNED",
    }
    return {
        "substitute_performed": carried_out,
        "enforcement_carried_out": carried_out,
        "auction_held": {
            "sold_on": day,
            "confirmation_no": "2026拍字第8号",
            "proceeds": "12000",
            "applied": "10000",
            "costs": "600",
            "returned": "1400",
            "receipt_no": "示例000321",
        },
        "court_ruled": {"ruled_on": day, "reference": "（2026）示0101执1号", "result": "EXECUTED"},
        "performance_recorded": {
            "performed_on": day,
            "amount": story.fine if story.kinds == ("MONEY",) else "",
            "complete": "FULL",
            "note": "经复查，已自行履行。",
        },
        "case_closed": {"result": "已经执行完毕。", "retention": "YEARS_10", "complete": "on"},
    }


def _side_ways(story: Story, today: date) -> dict[str, dict[str, Any]]:
    """Agreement, suspension, termination (协议、中止、终结)."""
    day = today.isoformat()
    return {
        "agreement_reached": {
            "agreed_on": day,
            "terms": "分两次于三个月内履行完毕。",
            "until_on": (today + timedelta(days=90)).isoformat(),
            "relieved": "NO",
            "harmless": "on",
        },
        "agreement_broken": {"reason": "第一期到期未履行。"},
        "execution_suspended": {"ground": "DIFFICULTY", "reason": "当事人暂无履行能力。"},
        "execution_resumed": {"reason": "当事人恢复经营。"},
        "execution_terminated": {"ground": "LOST", "reason": "执行标的已经灭失。"},
    }


class ExecutionWalk(Walk):
    """An execution being walked (行政强制执行)."""

    opening = "execution_opened"
    procedure = "coercion-execution"
    answers = staticmethod(execution_answers)

    def until(self, last: str) -> None:
        """Walk the line up to and including that step, waiting where the law waits."""
        for step in self.line():
            if step == "decision_drafted":
                self.next_day(DEMAND_DAYS)
            if step == "substitute_performed":
                self.next_day(LAST_DEMAND_DAYS)
            if step == "case_closed":
                self.record_all()
            self.take(step)
            if step == last:
                return

    def line(self) -> list[str]:
        """The steps of this story in order."""
        starts = [one for one in STARTS if self.story.kinds == ("REMOVAL",) or "removal" not in one]
        review = ["decision_drafted", "review_submitted", "review_concluded"]
        return [*starts, *review, *LINES[self.story.outcome], "case_closed"]
