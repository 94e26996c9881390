"""What the cast enters in steps the demonstration does not walk; days relative to the walk's."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate


def more_answers(step: str, at: datetime) -> dict[str, Any]:
    """The answers to one of those steps on that day."""
    return MORE[step](localdate(at))


def _in(today: date, days: int) -> str:
    return (today + timedelta(days=days)).isoformat()


MORE = {
    "preservation_ordered": lambda today: {
        "reason": "证据可能灭失",
        "items": "收购台账原件，一册\n检验记录，十份",
        "place": "就地封存",
    },
    "preservation_settled": lambda today: {"handling": "RETURNED", "explanation": "已复印留存。"},
    "correction_ordered": lambda today: {
        "facts": "未按标准检验定等。",
        "articles": "《粮食流通管理条例》第十一条第一款",
        "demand": "按照国家标准检验定等。",
        "deadline_on": _in(today, 10),
    },
    "recusal_requested": lambda today: {"reason": "当事人称其与举报人有亲属关系。"},
    "recusal_decided": lambda today: {"reason": "查明属实。"},
    "handler_changed": lambda today: {"reason": "工作调动。"},
    "extension_approved": lambda today: {
        "days": "30",
        "legal_basis": "《粮食流通行政执法办法》关于延长办案期限的规定",
        "reason": "案情复杂，取证需时。",
    },
    "case_resumed": lambda today: {"reason": "检验结果已经出具。"},
    "review_ordered": lambda today: {"reason": "案件受到社会关注，应当审核。"},
    "review_submitted": lambda today: {
        "manual_reason": "首次适用不予处罚清单。",
        "reply": "已按意见修改裁量理由。",
    },
    "review_returned": lambda today: {"missing": "请补送检验机构的资质证明。"},
    "review_supplied": lambda today: {"explanation": "已补送检验机构的资质证明。"},
    "review_reassigned": lambda today: {"reason": "原审核人员外出培训。"},
    "review_disputed": lambda today: {"reasons": "裁量基准适用正确，请予复审。"},
    "review_upheld": lambda today: {
        "way": "MEETING",
        "participants": "分管领导、科长、法制审核员",
        "opinions": "经讨论，维持审核意见。",
    },
    "review_reopened": lambda today: {"way": "HEAD", "opinions": "由另一名审核人员复审。"},
    "deferral_approved": lambda today: {
        "applied_on": today.isoformat(),
        "reason": "经营困难，附财务报表。",
        "until_on": _in(today, 60),
        "plan": "六十日内一次缴清。",
    },
    "remedy_opened": lambda today: {
        "kind": "RECONSIDERATION",
        "opened_on": today.isoformat(),
        "reference": "示政复〔2026〕1号",
    },
    "remedy_ended": lambda today: {
        "ended_on": today.isoformat(),
        "result": "REVOKED",
        "note": "认定事实不清，撤销原决定。",
    },
    "demand_served": lambda today: {"served_on": today.isoformat(), "recipient": "当事人收发人员"},
    "court_applied": lambda today: {"court": "示例市人民法院", "subject": "罚款及加处罚款"},
    "recording_waived": lambda today: {"reason": "文字记录能够全面有效记录。"},
}
