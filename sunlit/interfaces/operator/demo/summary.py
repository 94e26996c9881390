"""Penalties on the spot in the demonstration (演示当场处罚): what is entered, how one is walked."""

from datetime import date, datetime
from typing import Any

from sunlit.interfaces.operator.demo.side_ways import side_answers
from sunlit.interfaces.operator.demo.story import Story
from sunlit.interfaces.operator.demo.walking import Walk

NO_LEDGER = Story(
    item="未建立粮食经营台账，或者未按照规定报送粮食基本数据和有关情况",
    facts="当事人当月未按照规定报送粮食收购数据，当场已补报。",
    articles="《粮食流通管理条例》第二十三条",
    penalty_articles="《粮食流通管理条例》第四十五条第五项",
    fine="2000",
)
SUMMARY_LINE = (
    "summary_filed",
    "credential_shown",
    "summary_told",
    "penalty_decided",
    "decision_served",
    "summary_reported",
    "payment_recorded",
    "case_closed",
)


def summary_answers(step: str, story: Story, now: datetime, today: date) -> dict[str, Any]:
    """The answers for one step of one penalty on the spot on that day."""
    found = _before(story, today) | _evidence(today) | _after(story, today)
    return found[step] if step in found else side_answers(step, story, today)


def _penalty(story: Story) -> dict[str, Any]:
    fine = {"fine": story.fine} if story.fine else {}
    return {"kinds": list(story.kinds), **fine}


def _before(story: Story, today: date) -> dict[str, dict[str, Any]]:
    """Found, told, decided (发现、告知、决定)."""
    day = today.isoformat()
    return {
        "violation_found": {
            "found_on": day,
            "place": story.party_address,
            "facts": story.facts,
            "articles": story.articles,
            "certain": "on",
        },
        "summary_filed": {
            "lead_officer": story.lead_officer,
            "assisting_officer": story.assisting_officer,
            "not_fined_before": "on",
            "no_interest": "on",
        },
        "credential_shown": {
            "shown_at": f"{day}T09:00",
            "place": story.party_address,
            "recipient": "当事人现场负责人",
            "recusal_asked": "NO",
        },
        "summary_told": {
            "told_at": f"{day}T09:10",
            "facts": story.facts,
            "evidence": "统计系统截图",
            "articles": story.articles,
            "penalty_articles": story.penalty_articles,
            "discretion": story.discretion,
            "statement": "无",
            "adopted": "NONE",
            **_penalty(story),
        },
        "penalty_decided": {
            "decided_at": f"{day}T09:20",
            "place": story.party_address,
            "facts": story.facts,
            "articles": story.articles,
            "penalty_articles": story.penalty_articles,
            "has_social_influence": "YES",
            **_penalty(story),
        },
    }


def _evidence(today: date) -> dict[str, dict[str, Any]]:
    """What a calculation of the fine rests on (当场收集的证据)."""
    return {
        "evidence_added": {
            "kind": "ELECTRONIC",
            "title": "统计系统截图",
            "obtained_on": today.isoformat(),
            "obtained_from": "统计系统",
            "purpose": "当月未报送粮食收购数据",
        }
    }


def _after(story: Story, today: date) -> dict[str, dict[str, Any]]:
    """Served, paid, filed (交付、收缴、备案)."""
    day = today.isoformat()
    return {
        "decision_served": {
            "served_on": day,
            "recipient": "当事人现场负责人",
            "signed": "SIGNED",
            "credit_notice": "SERVED",
        },
        "payment_recorded": {
            "paid_on": day,
            "amount": story.fine,
            "receipt_no": "示财票00012346",
            "covers": "FINE",
            "way": "BANK",
        },
        "money_handed_in": {
            "handed_in_on": day,
            "banked_on": day,
            "voucher_no": "示缴00001",
        },
        "summary_reported": {"reported_on": day, "recipient": "政策法规科"},
        "turned_ordinary": {"reason": "需要进一步调查。"},
        "not_punished": {"reason": "首次违法且后果轻微并及时改正，已教育。"},
        "case_closed": {"result": "当场处罚并已缴款。", "retention": "YEARS_10", "complete": "on"},
    }


class SummaryWalk(Walk):
    """A penalty on the spot being walked (简易程序)."""

    opening = "violation_found"
    procedure = "penalty-summary"
    answers = staticmethod(summary_answers)

    def until(self, last: str) -> None:
        """Walk the line up to and including that step."""
        for step in SUMMARY_LINE:
            if step == "case_closed":
                self.record_all()
            self.take(step)
            if step == last:
                return
