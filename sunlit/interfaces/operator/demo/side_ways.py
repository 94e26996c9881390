"""What the cast enters in the side ways of a penalty (分案、并案、移送、报请政府、重新启动)."""

from datetime import date, timedelta
from typing import Any

from sunlit.interfaces.operator.demo.story import Story

Answers = dict[str, dict[str, Any]]


def side_answers(step: str, story: Story, today: date) -> dict[str, Any]:
    """The answers for one side step of one story on that day; empty for any other step."""
    for made in (_linked, _crime, _government, _after_decision):
        if step in (found := made(story, today)):
            return found[step]
    return {}


def _linked(story: Story, today: date) -> Answers:
    """Cases that belong together (关联案件)."""
    day = today.isoformat()
    return {
        "measure_wanted": {
            "facts": story.facts,
            "necessity": "涉案粮食正在外运，证据可能灭失。",
            "urgent": "NO",
        },
        "case_split": {
            "part": "另一收购点的违法收购，行为和责任人不同。",
            "reason": "两个违法行为事实和证据相互独立，分别处理有利于及时查处。",
        },
        "parallel_started": {
            "role": "REPRESENTATIVE",
            "facts": "作为法定代表人决定并组织实施上述违法收购。",
            "legal_basis": "《粮食流通管理条例》第五十一条",
        },
        "case_joined": {"reason": "同一当事人、同一事项的连续违法行为，合并处理。"},
        "jurisdiction_transferred": {
            "receiver": "示例县发展和改革局",
            "facts": story.facts,
            "reason": "违法行为发生地在示例县，依据《行政处罚法》第二十二条。",
            "materials": "1.案源登记表\n2.现场检查笔录",
        },
        "reopening_decided": {
            "ground": "NEW_EVIDENCE",
            "found_on": day,
            "facts": story.facts,
            "reason": "收到新的检验报告，原不予立案的理由不再成立。",
        },
    }


def _crime(story: Story, today: date) -> Answers:
    """Suspected crime (涉嫌犯罪)."""
    day = today.isoformat()
    return {
        "referral_reported": {
            "facts": story.facts,
            "legal_basis": "涉嫌生产、销售不符合安全标准的食品罪",
            "proposal": "建议移送示例市公安局。",
        },
        "referral_handed_over": {
            "handed_at": f"{day}T09:30",
            "person": "公安机关接收人员",
            "materials": "on",
            "copied": "YES",
        },
        "referral_answered": {
            "answered_on": day,
            "reference": "示公立〔2026〕1号",
            "result": "ACCEPTED",
        },
        "referral_contested": {
            "way": "SUPERVISION",
            "reason": "现有证据足以证明涉嫌犯罪。",
            "outcome": "UPHELD",
        },
        "referral_returned": {
            "returned_on": day,
            "ground": "REFUSED",
            "note": "收到不予立案通知书和退回的全部材料。",
        },
    }


def _government(story: Story, today: date) -> Answers:
    """Closures (责令关闭)."""
    return {
        "government_reported": {
            "government": "示例市人民政府",
            "proposal": "建议责令关闭。",
            "legal_basis": "《节约能源法》第六十八条第二款",
        },
        "government_replied": {
            "replied_on": today.isoformat(),
            "document_no": "示政复〔2026〕1号",
            "outcome": "AGREED",
        },
    }


def _after_decision(story: Story, today: date) -> Answers:
    """Remedies, revocation, the end of execution (救济、撤销、终结执行)."""
    day = today.isoformat()
    return {
        "remedy_opened": {
            "kind": "RECONSIDERATION",
            "opened_on": day,
            "reference": "示政复〔2026〕5号",
        },
        "remedy_ended": {"ended_on": day, "result": "UPHELD", "note": "维持。"},
        "fine_changed": {"fine": "30000", "note": "复议决定变更罚款为三万元。"},
        "decision_revoked": {"reasons": "认定事实有误。", "handling": "已缴罚款依法退还。"},
        "demand_served": {"served_on": day, "recipient": "当事人收发人员"},
        "demand_objected": {
            "stated_on": day,
            "person": "当事人",
            "content": "资金周转困难。",
            "findings": "不属于不履行的正当理由。",
            "adopted": "REJECTED",
        },
        "deferral_approved": {
            "applied_on": day,
            "reason": "确有经济困难。",
            "until_on": (today + timedelta(days=60)).isoformat(),
            "plan": "分两期缴清。",
        },
        "court_applied": {"court": "示例市人民法院", "subject": "罚款及加处罚款"},
        "court_answered": {
            "ruled_on": day,
            "reference": "（2026）示0101行审1号",
            "result": "ALLOWED",
        },
        "fine_execution_ended": {"ground": "DISSOLVED", "reason": "企业已经注销，无财产可供执行。"},
    }
