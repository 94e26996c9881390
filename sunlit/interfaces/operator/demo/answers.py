"""What the cast enters in each step of the demonstration cases (演示案件的填写内容).

Fictional throughout.
"""

from datetime import date, datetime, timedelta
from typing import Any

from sunlit.interfaces.operator.demo.side_ways import side_answers
from sunlit.interfaces.operator.demo.story import Story

TEN_PASSED = [{"no": no, "conclusion": "PASSED", "reason": ""} for no in range(1, 11)]


def _moment(day: date, hour: int, minute: int = 0) -> str:
    return f"{day.isoformat()}T{hour:02d}:{minute:02d}"


def answers(step: str, story: Story, now: datetime, today: date) -> dict[str, Any]:
    """The answers for one step of one story on that day."""
    maker = ANSWERS.get(step)
    return maker(story, today) if maker else side_answers(step, story, today)


def _lead(story: Story, today: date) -> dict[str, Any]:
    return {
        "source": story.source,
        "found_on": today.isoformat(),
        "acted_on": (today - timedelta(days=40)).isoformat(),
        "summary": story.facts,
    }


def _filed(story: Story, today: date) -> dict[str, Any]:
    return {
        "lead_officer": story.lead_officer,
        "assisting_officer": story.assisting_officer,
        "facts": story.facts,
        "articles": story.articles,
        "long_time_bar": "NO",
        "not_fined_before": "on",
        "no_interest": "on",
    }


def _shown(story: Story, today: date) -> dict[str, Any]:
    return {
        "shown_at": _moment(today, 9, 0),
        "place": story.party_address,
        "recipient": "当事人现场负责人",
        "recusal_asked": "NO",
    }


def _questioned(story: Story, today: date) -> dict[str, Any]:
    return {
        "began_at": _moment(today, 9, 30),
        "ended_at": _moment(today, 10, 40),
        "place": story.party_address,
        "person": "当事人现场负责人",
        "capacity": "当事人的现场负责人",
        "transcript": (
            "问：请说明情况。\n答：情况属实，我们没有按规定办理。\n"
            "问：现在是否已经改正？\n答：正在改正。"
        ),
        "signed": "SIGNED",
    }


def _onsite(story: Story, today: date) -> dict[str, Any]:
    return {
        "began_at": _moment(today, 10, 50),
        "ended_at": _moment(today, 11, 30),
        "place": story.party_address,
        "present": "当事人现场负责人",
        "findings": f"现场检查情况：{story.facts}",
        "signed": "SIGNED",
    }


def _evidence(story: Story, today: date) -> dict[str, Any]:
    return {
        "kind": "DOCUMENTARY",
        "title": "当事人经营台账复印件",
        "obtained_on": today.isoformat(),
        "obtained_from": "当事人提供",
        "purpose": "违法行为的时间、数量和经过",
    }


def _penalty(story: Story) -> dict[str, Any]:
    return {"kinds": list(story.kinds)} | ({"fine": story.fine} if story.fine else {})


def _reported(story: Story, today: date) -> dict[str, Any]:
    penalty = _penalty(story) if story.outcome == "PENALTY" else {}
    return {
        "course": "本机关依法立案，两名执法人员出示证件后开展现场检查、询问并收集证据。",
        "facts": story.facts,
        "evidence": (
            "1.当事人经营台账复印件，证明违法行为的时间、数量和经过\n"
            "2.询问笔录，证明当事人承认违法事实"
        ),
        "articles": story.articles,
        "penalty_articles": story.penalty_articles,
        "outcome": story.outcome,
        "discretion": story.discretion,
        "departs": "NO",
        "is_complex": "YES" if story.is_complex else "NO",
        "public_interest": "NO",
        **penalty,
    }


def _notice(story: Story, today: date) -> dict[str, Any]:
    return {
        "facts": story.facts,
        "articles": story.articles,
        "penalty_articles": story.penalty_articles,
        "reasons": story.discretion,
        **_penalty(story),
    }


def _served(story: Story, today: date) -> dict[str, Any]:
    return {
        "method": "DIRECT",
        "served_on": today.isoformat(),
        "place": story.party_address,
        "recipient": "当事人收发人员",
    }


def _heard(story: Story, today: date) -> dict[str, Any]:
    return {
        "form": "WRITTEN",
        "stated_on": today.isoformat(),
        "person": "当事人",
        "content": "我单位已经主动改正，请求从轻处罚。",
    }


def _waived(story: Story, today: date) -> dict[str, Any]:
    return {"waived_on": today.isoformat(), "person": "当事人", "explicit": "on"}


def _reviewed_statement(story: Story, today: date) -> dict[str, Any]:
    return {
        "claims": "当事人主张已经主动改正，请求从轻处罚。",
        "findings": "经复核，改正情况在拟处罚中已经考虑。",
        "adopted": "REJECTED",
        "reasons": "拟处罚幅度已经按照裁量基准从轻确定。",
    }


def _requested(story: Story, today: date) -> dict[str, Any]:
    return {
        "requested_on": today.isoformat(),
        "person": "当事人",
        "reason": "对处罚金额有异议，要求听证。",
    }


def _notified(story: Story, today: date) -> dict[str, Any]:
    return {
        "notified_on": today.isoformat(),
        "held_at": _moment(story.hearing_day(today), 9, 30),
        "place": "示例市发展和改革局三楼会议室",
        "chair": story.chair,
        "clerk": "书记员",
        "is_public": "PUBLIC",
    }


def _held(story: Story, today: date) -> dict[str, Any]:
    return {
        "began_at": f"{today}T09:00",
        "ended_at": f"{today}T10:30",
        "place": "示例市发展和改革局三楼会议室",
        "attended": "ATTENDED",
        "participants": "调查人员二人，当事人代理人一人，旁听三人",
        "accusation": "调查人员陈述违法事实，出示台账、笔录等证据，提出处罚建议。",
        "defense": "当事人对事实无异议，请求从轻处罚。",
        "signed": "SIGNED",
        "opinion": "事实清楚，证据充分，建议按拟处罚内容作出决定。",
    }


def _drafted(story: Story, today: date) -> dict[str, Any]:
    return {
        "facts": story.facts,
        "evidence": "1.当事人经营台账复印件；2.询问笔录；3.现场检查笔录",
        "hearing_party": "本机关已依法告知当事人拟作出的行政处罚，并听取当事人意见。",
        "articles": story.articles,
        "penalty_articles": story.penalty_articles,
        "discretion": story.discretion,
        **_penalty(story),
        "performance": (
            "自收到本决定书之日起15日内到指定银行缴纳；逾期每日按罚款数额的百分之三加处罚款。"
        ),
    }


def _concluded(story: Story, today: date) -> dict[str, Any]:
    return {"points": TEN_PASSED, "opinion": "PASSED", "reasons": "同意拟作出的处罚决定。"}


def _discussed(story: Story, today: date) -> dict[str, Any]:
    return {
        "held_on": today.isoformat(),
        "place": "局会议室",
        "participants": "局长、分管副局长、其他班子成员",
        "opinions": "与会人员一致同意承办机构和法制审核意见。",
        "conclusion": "AGREED",
    }


def _decided(story: Story, today: date) -> dict[str, Any]:
    return {"opinion": "同意，依法作出处罚决定。", "has_social_influence": "YES"}


def _no_penalty(story: Story, today: date) -> dict[str, Any]:
    return {
        "facts": story.facts,
        "reasons": (
            "违法行为轻微并及时改正，没有造成危害后果，依据《行政处罚法》第三十三条第一款不予处罚。"
        ),
        "education": "已当面进行教育，当事人承诺今后依法经营。",
    }


def _decision_served(story: Story, today: date) -> dict[str, Any]:
    return _served(story, today) | {
        "credit_notice": "SERVED" if story.outcome == "PENALTY" else "NOT_DUE"
    }


def _paid(story: Story, today: date) -> dict[str, Any]:
    return {
        "paid_on": today.isoformat(),
        "amount": story.fine,
        "receipt_no": "示财票00012345",
        "covers": "FINE",
    }


def _closed(story: Story, today: date) -> dict[str, Any]:
    return {
        "result": "已依法作出处理决定并送达。",
        "fulfillment": "当事人已履行。",
        "retention": "YEARS_10",
        "complete": "on",
    }


ANSWERS = {
    "lead_registered": _lead,
    "lead_closed": lambda story, today: {"reason": "经核查，违法事实不存在。"},
    "case_filed": _filed,
    "credential_shown": _shown,
    "questioning": _questioned,
    "onsite_checked": _onsite,
    "evidence_added": _evidence,
    "investigation_reported": _reported,
    "prior_notice_issued": _notice,
    "prior_notice_served": _served,
    "statement_heard": _heard,
    "statement_waived": _waived,
    "statement_reviewed": _reviewed_statement,
    "hearing_requested": _requested,
    "hearing_waived": _waived,
    "hearing_notified": _notified,
    "hearing_held": _held,
    "decision_drafted": _drafted,
    "review_submitted": lambda story, today: {"materials": "on"},
    "review_concluded": _concluded,
    "discussion_held": _discussed,
    "penalty_decided": _decided,
    "no_penalty_decided": _no_penalty,
    "case_dismissed": lambda story, today: {"reasons": "违法行为已过追责时效，依法撤案。"},
    "crime_referred": lambda story, today: {
        "receiver": "示例市公安局",
        "facts": story.facts,
        "legal_basis": "《行政执法机关移送涉嫌犯罪案件的规定》第三条",
        "materials": "1.调查报告\n2.涉案物品清单",
    },
    "decision_served": _decision_served,
    "payment_recorded": _paid,
    "case_paused": lambda story, today: {
        "ground": "APPRAISAL",
        "legal_basis": "《粮食流通行政执法办法》关于检验期间的规定",
        "reason": "等待质量检验结果。",
    },
    "case_closed": _closed,
}
