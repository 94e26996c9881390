"""Inspections of the demonstration (演示检查): what is entered, and how each is walked."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sunlit.interfaces.operator.demo.story import Story
from sunlit.interfaces.operator.demo.walking import Walk

GRAIN_CHECK = Story(
    item="粮食流通监督检查（收购、储存、运输、政策性粮食购销、统计制度执行）",
    facts="1.质量检验：抽查收购的小麦三批，检验记录齐全。\n2.经营台账：台账完整。",
    articles="《粮食流通管理条例》第二十三条",
    penalty_articles="",
    source="ANNUAL_PLAN",
    outcome="NO_PROBLEM",
)
PIPELINE_CHECK = replace(
    GRAIN_CHECK,
    item="石油天然气管道保护监督检查",
    facts="1.巡护制度：落实。\n2.标志：K3+200处标志桩缺失，已要求补设。",
    articles="《中华人民共和国石油天然气管道保护法》第二十二条",
    outcome="CORRECTED",
)
ONSITE_LINE = ("credential_shown", "onsite_inspected")
MODES = {"ANNUAL_PLAN": "PLAN", "RANDOM_DRAW": "RANDOM", "SPECIAL_PLAN": "SPECIAL"}
MEASURES = {"NO_PROBLEM": "NONE", "CORRECTED": "CORRECTION", "FURTHER": "FILING"}


def inspection_answers(step: str, story: Story, now: datetime, today: date) -> dict[str, Any]:
    """The answers for one step of one inspection on that day."""
    for made in (_before, _on_site, _after):
        if step in (found := made(story, today)):
            return found[step]
    return {}


def _before(story: Story, today: date) -> dict[str, dict[str, Any]]:
    """Plan, approval and notice (立项、审批、通知)."""
    day = today.isoformat()
    people = {
        "lead_officer": story.lead_officer,
        "assisting_officer": story.assisting_officer,
        "by_officers": "on",
        "no_interest": "on",
    }
    mode = MODES.get(story.source, "INDIVIDUAL")
    return {
        "inspection_planned": {
            "mode": mode,
            "source": story.source,
            "plan_no": "" if mode == "INDIVIDUAL" else f"JC{today.year}-07",
            "reason": "按照年度检查计划安排。" if mode == "PLAN" else "核实投诉举报反映的问题。",
            "content": "1.质量检验\n2.经营台账",
            "method": "ONSITE",
            "planned_from": day,
            "planned_until": (today + timedelta(days=20)).isoformat(),
            "assistants": "0",
            "urgent": "NO",
        },
        "inspection_cancelled": {"reason": "企业已经停产，没有可检查的内容。"},
        "inspection_approved": people,
        "urgent_started": people | {"reported_at": f"{day}T08:30", "reported_to": "分管领导"},
        "urgent_approved": {"course": "接报后立即到场，已制止继续施工。"},
        "inspection_notified": {
            "told_on": day,
            "method": "ON_SPOT",
            "recipient": "被检查人现场负责人",
        },
    }


def _on_site(story: Story, today: date) -> dict[str, dict[str, Any]]:
    """The inspection itself (实施)."""
    day = today.isoformat()
    return {
        "credential_shown": {
            "shown_at": f"{day}T09:00",
            "place": story.party_address,
            "recipient": "被检查人现场负责人",
            "recusal_asked": "NO",
        },
        "onsite_inspected": {
            "began_at": f"{day}T09:05",
            "ended_at": f"{day}T10:00",
            "scene": "GENERAL",
            "place": story.party_address,
            "present": "被检查人现场负责人",
            "assistants_present": "0",
            "findings": story.facts,
            "obstructed": "NO",
            "signed": "SIGNED",
        },
        "offsite_inspected": {
            "checked_on": day,
            "sources": "在线监测数据、企业报送的统计报表",
            "findings": story.facts,
        },
        "inspection_recorded": {
            "kind": "QUESTIONING",
            "began_at": f"{day}T09:10",
            "ended_at": f"{day}T09:40",
            "place": story.party_address,
            "person": "被检查人现场负责人",
            "content": "问：请说明情况。\n答：已按要求办理。",
            "signed": "SIGNED",
        },
    }


def _after(story: Story, today: date) -> dict[str, dict[str, Any]]:
    """Result, correction, re-check, hand-over, filing away (结果、改正、复查、移送、归档)."""
    day = today.isoformat()
    found = story.outcome != "NO_PROBLEM"
    return {
        "inspection_concluded": {
            "result": story.outcome,
            "findings": story.facts,
            "measure": MEASURES.get(story.outcome, "NONE"),
            "articles": story.articles if found else "",
        },
        "decision_served": {
            "method": "DIRECT",
            "served_on": day,
            "place": story.party_address,
            "recipient": "被检查人收发人员",
        },
        "correction_ordered": {
            "facts": story.facts,
            "articles": story.articles,
            "demand": "按照国家标准改正并书面报告。",
            "served_on": day,
            "deadline_on": (today + timedelta(days=15)).isoformat(),
            "recipient": "被检查人收发人员",
        },
        "rechecked": {
            "checked_on": day,
            "method": "ONSITE",
            "findings": "已经按照要求改正。",
            "outcome": "DONE",
        },
        "filing_transferred": {
            "facts": story.facts,
            "articles": story.articles,
            "found_on": day,
            "acted_on": (today - timedelta(days=30)).isoformat(),
        },
        "execution_wanted": {
            "legal_basis": "《行政强制法》第五十三条",
            "reason": "改正期满未改正，也未申请复议或者提起诉讼。",
        },
        "referred_elsewhere": {
            "receiver": "示例市市场监督管理局",
            "facts": story.facts,
            "legal_basis": "《行政处罚法》第二十二条",
            "materials": "1.现场笔录\n2.照片",
        },
        "case_closed": {"result": "检查已经办结。", "retention": "YEARS_10", "complete": "on"},
    }


class InspectionWalk(Walk):
    """An inspection being walked (行政检查)."""

    opening = "inspection_planned"
    answers = staticmethod(inspection_answers)

    def until(self, last: str) -> None:
        """Walk the line up to and including that step, as the story ends."""
        for step in self._line():
            if step == "case_closed":
                self.record_all()
            self.take(step)
            if step == last:
                return

    def _line(self) -> list[str]:
        """The steps of this story in order."""
        line = ["inspection_approved", "inspection_notified", *ONSITE_LINE]
        line += ["inspection_concluded", "decision_served"]
        if self.story.outcome == "CORRECTED":
            line += ["correction_ordered", "rechecked"]
        if self.story.outcome == "FURTHER":
            line += ["filing_transferred"]
        return [*line, "case_closed"]
