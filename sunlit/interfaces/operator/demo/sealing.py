"""Sealing and seizing of the demonstration (演示查封、扣押): what is entered, how it is walked."""

from datetime import date, datetime, timedelta
from typing import Any

from sunlit.interfaces.operator.demo.answers import TEN_PASSED
from sunlit.interfaces.operator.demo.story import Story
from sunlit.interfaces.operator.demo.walking import Walk

GRAIN_SEIZED = Story(
    item="查封、扣押非法收购或者不符合国家粮食质量安全标准的粮食及工具、设备、账簿资料",
    facts="当事人仓内存放真菌毒素超标小麦，正在装车外运。",
    articles="《粮食流通管理条例》第三十八条第二款",
    penalty_articles="",
    outcome="SEIZE",
)
SEAL_LINE = (
    "measure_filed",
    "decision_drafted",
    "review_submitted",
    "review_concluded",
    "measure_decided",
    "credential_shown",
    "measure_carried_out",
    "decision_served",
    "measure_released",
    "case_closed",
)
ITEMS = "1.小麦，约二十吨，散装\n2.磅秤一台，型号示例"


def seal_answers(step: str, story: Story, now: datetime, today: date) -> dict[str, Any]:
    """The answers for one step of one measure on that day."""
    for made in (_proposal, _on_the_spot, _custody):
        if step in (found := made(story, today)):
            return found[step]
    return {}


def _proposal(story: Story, today: date) -> dict[str, dict[str, Any]]:
    """Proposal, draft, review, decision (提出、拟定、审核、决定)."""
    return {
        "measure_proposed": {
            "facts": story.facts,
            "necessity": "正在装车外运，不扣押证据将灭失，粮食可能流入口粮市场。",
            "urgent": "NO",
        },
        "measure_filed": {
            "lead_officer": story.lead_officer,
            "assisting_officer": story.assisting_officer,
            "own_officers": "on",
            "no_interest": "on",
        },
        "measure_withdrawn": {"reason": "当事人已经主动封存并送检，不需要采取强制措施。"},
        "decision_drafted": {
            "outcome": story.outcome,
            "content": ITEMS,
            "facts": story.facts,
            "reasons": "防止证据灭失和不合格粮食流入市场。",
            "articles": story.articles,
        },
        "review_submitted": {"materials": "on"},
        "review_concluded": {"points": TEN_PASSED, "opinion": "PASSED", "reasons": "同意。"},
        "measure_decided": {"opinion": "同意扣押。"},
        "measure_denied": {"reasons": "采用先行登记保存即可。"},
        "urgent_measure_denied": {"reasons": "情节轻微，不应当采取。"},
    }


def _on_the_spot(story: Story, today: date) -> dict[str, dict[str, Any]]:
    """What is done on the spot (现场)."""
    day = today.isoformat()
    carried_out = {
        "began_at": f"{day}T09:00",
        "ended_at": f"{day}T09:50",
        "place": story.party_address,
        "present": "PRESENT",
        "person": "当事人现场负责人",
        "told": "on",
        "statement": "无",
        "items": ITEMS,
        "within_case": "on",
        "not_sealed": "on",
        "custody": "OWN",
        "custodian": "示例市粮食和物资储备局应急仓库",
        "signed": "SIGNED",
    }
    return {
        "credential_shown": {
            "shown_at": f"{day}T08:50",
            "place": story.party_address,
            "recipient": "当事人现场负责人",
            "recusal_asked": "NO",
        },
        "measure_carried_out": carried_out,
        "urgent_measure_taken": carried_out,
        "decision_served": {
            "method": "ON_SPOT",
            "served_on": day,
            "recipient": "当事人现场负责人",
            "copies": "on",
        },
    }


def _custody(story: Story, today: date) -> dict[str, dict[str, Any]]:
    """Custody, settlement, release (保管、处理、解除)."""
    day = today.isoformat()
    return {
        "testing_started": {
            "matter": "INSPECTION",
            "agency": "示例市粮油质量检测中心",
            "until_on": (today + timedelta(days=10)).isoformat(),
            "told_on": day,
            "own_cost": "on",
        },
        "testing_ended": {"conclusion": "真菌毒素超标。"},
        "measure_extended": {"days": "30", "reason": "检验结论复杂，尚在核实流向。"},
        "measure_settled": {
            "handling": "CONFISCATE",
            "decision_no": "（示）发改罚〔2026〕1号",
            "explanation": "已随处罚决定没收。",
        },
        "measure_released": {
            "ground": "OTHER",
            "released_on": day,
            "returned": ITEMS,
            "recipient": "当事人现场负责人",
        },
        "case_closed": {"result": "已经解除。", "retention": "YEARS_10", "complete": "on"},
    }


class SealWalk(Walk):
    """A measure being walked (查封、扣押)."""

    opening = "measure_proposed"
    procedure = "coercion-seal"
    answers = staticmethod(seal_answers)

    def until(self, last: str) -> None:
        """Walk the line up to and including that step."""
        for step in SEAL_LINE:
            if step == "case_closed":
                self.record_all()
            self.take(step)
            if step == last:
                return
