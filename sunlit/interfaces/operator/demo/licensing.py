"""Licenses of the demonstration (演示许可): what is entered, and how far each application goes."""

from datetime import date, datetime, timedelta
from typing import Any

from sunlit.interfaces.operator.demo.answers import TEN_PASSED
from sunlit.interfaces.operator.demo.story import Story
from sunlit.interfaces.operator.demo.walking import Walk

PIPELINE_WORKS = "可能影响石油天然气管道保护的施工作业审批"
LICENSE = Story(
    item=PIPELINE_WORKS,
    facts="申请在示例市管道K3+200处顶管穿越，工期三个月。",
    articles="《中华人民共和国石油天然气管道保护法》第三十五条、第三十六条",
    penalty_articles="",
    outcome="GRANT",
)
LICENSE_LINE = (
    "license_accepted",
    "license_examined",
    "decision_drafted",
    "review_submitted",
    "review_concluded",
    "license_granted",
    "decision_served",
    "case_closed",
)


Answers = dict[str, dict[str, Any]]


def license_answers(step: str, story: Story, now: datetime, today: date) -> dict[str, Any]:
    """The answers for one step of one application on that day."""
    for made in (_application, _examination, _hearing, _decision):
        if step in (found := made(story, today)):
            return found[step]
    return {}


def _application(story: Story, today: date) -> Answers:
    """Application and acceptance (申请、受理)."""
    day = today.isoformat()
    return {
        "application_received": {
            "channel": "WINDOW",
            "received_on": day,
            "request": story.facts,
            "materials": "1.申请书\n2.施工方案和安全防护协议\n3.应急预案",
        },
        "correction_requested": {"told_on": day, "missing": "缺少施工单位资质证明。"},
        "correction_received": {"received_on": day, "materials": "施工单位资质证明"},
        "license_accepted": {
            "lead_officer": story.lead_officer,
            "assisting_officer": story.assisting_officer,
            "accepted_on": day,
            "no_interest": "on",
        },
        "license_not_accepted": {
            "ground": "NO_LICENSE_NEEDED",
            "reason": "作业不在管道保护范围内。",
        },
    }


def _examination(story: Story, today: date) -> Answers:
    """Examination (审查)."""
    day = today.isoformat()
    return {
        "site_verified": {
            "began_at": f"{day}T09:00",
            "ended_at": f"{day}T09:50",
            "place": "管道K3+200处",
            "recipient": "申请人现场负责人",
            "findings": "现场与施工方案一致。",
        },
        "special_procedure_started": {
            "matter": "EXPERT_REVIEW",
            "agency": "示例咨询机构",
            "days_needed": "20",
            "told_on": day,
        },
        "special_procedure_ended": {"conclusion": "专家评审通过，建议采纳防护措施。"},
        "license_examined": {
            "checked": "材料齐全，内容真实。",
            "proposal": story.outcome,
            "reasons": "符合管道安全和公共安全的要求。",
            "affects_others": "NO",
            "hearing": "NOT_DUE",
        },
        "license_extended": {"days": "10", "reason": "需要核实管道企业的意见。"},
    }


def _hearing(story: Story, today: date) -> Answers:
    """The interested and the hearing (听取意见、听证)."""
    day = today.isoformat()
    return {
        "interested_heard": {
            "told_on": day,
            "persons": "管道企业",
            "views": "同意施工，要求派员监护。",
            "adopted": "采纳，写入许可条件。",
        },
        "hearing_right_told": {"told_on": day, "recipients": "申请人和管道企业"},
        "hearing_requested": {"requested_on": day, "person": "管道企业"},
        "hearing_waived": {"waived_on": day, "person": "管道企业", "explicit": "on"},
        "hearing_notified": {
            "notified_on": day,
            "held_at": f"{story.hearing_day(today).isoformat()}T09:00",
            "place": "示例市发展和改革局三楼会议室",
            "chair": story.chair,
            "clerk": "书记员",
            "is_public": "PUBLIC",
        },
        "hearing_held": {
            "began_at": f"{day}T09:00",
            "ended_at": f"{day}T09:50",
            "place": "示例市发展和改革局三楼会议室",
            "participants": "申请人、管道企业、审查人员",
            "examination": "审查人员说明审查意见及依据。",
            "defense": "管道企业要求增加监护措施，申请人同意。",
            "signed": "SIGNED",
            "opinion": "建议准予许可并增加监护条件。",
        },
    }


def _decision(story: Story, today: date) -> Answers:
    """Review, decision, serving, closure (审核、决定、送达、办结)."""
    day = today.isoformat()
    return {
        "decision_drafted": {
            "outcome": story.outcome,
            "content": story.facts,
            "articles": story.articles,
            "reasons": "符合法定条件。"
            if story.outcome == "GRANT"
            else "防护措施不能保证管道安全。",
            "conditions": "作业期间由管道企业派员监护。",
            "valid_from": day,
            "valid_until": (today + timedelta(days=120)).isoformat(),
            "is_complex": "YES" if story.is_complex else "NO",
            "public_interest": "NO",
        },
        "review_submitted": {"materials": "on"},
        "review_concluded": {"points": TEN_PASSED, "opinion": "PASSED", "reasons": "同意。"},
        "license_granted": {"opinion": "同意准予许可。"},
        "license_refused": {"opinion": "同意不予许可。"},
        "application_withdrawn": {"withdrawn_on": day, "statement": "工程取消，撤回申请。"},
        "decision_served": {"method": "DIRECT", "served_on": day, "recipient": "申请人经办人"},
        "case_closed": {"result": "已作出许可决定并送达。", "complete": "on"},
    }


class LicenseWalk(Walk):
    """An application being walked (行政许可)."""

    opening = "application_received"
    answers = staticmethod(license_answers)

    def until(self, last: str) -> None:
        """Walk the main line up to and including that step, as the story ends."""
        for step in LICENSE_LINE:
            if step in ("review_submitted", "review_concluded") and not self._major():
                continue
            if step == "license_granted" and self.story.outcome == "REFUSE":
                step = "license_refused"
            self.take(step)
            if step == last:
                return
