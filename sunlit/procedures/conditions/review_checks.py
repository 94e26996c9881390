"""Checks on what is entered in legal review (法制审核的录入校验)."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import listed, translated
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.registry import Sentence, check
from sunlit.procedures.conditions.under_review import (
    comes_before_notice,
    refused_review,
    review_is_due,
    reviewable,
    standing_opinion,
)
from sunlit.procedures.penalties import heavier_than
from sunlit.procedures.review_materials import missing_materials
from sunlit.review.ten_points import failed_points, missing_points

Answers = Mapping[str, Sentence]


@check("《行政处罚法》第五十八条", only="PENALTY")
def reviewer_without_part(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """The reviewer chosen had no part in the case; the loader lists who had one."""
    reason = data.get("_barred_reviewers", {}).get(data.get("reviewer"))
    return {"reviewer": reason} if reason else {}


@check("国办发〔2018〕118号（十二）")
def voluntary_review_has_reason(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """What the catalogue does not prescribe is submitted for a reason (主动送审)."""
    if review_is_due(file) or data.get("manual_reason"):
        return {}
    return {"manual_reason": _("本决定未列入审核目录，主动送审的，请写明理由。")}


@check("国办发〔2018〕118号（十三）")
def materials_complete(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Everything the measure asks for goes with the submission (送审材料齐备)."""
    missing = missing_materials(file)
    if not missing:
        return {}
    names = listed(translated(material.name) for material in missing)
    return {"materials": format_lazy(_("送审材料不齐，尚缺：{names}。"), names=names)}


@check("国办发〔2018〕118号（十四）")
def last_opinion_answered(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Who submits again says what was done about the opinion before (研究处理后再次报送)."""
    opinion = file.last("review_concluded")
    failed = opinion is not None and opinion.data.get("opinion") != "PASSED"
    if not failed or data.get("reply"):
        return {}
    return {"reply": _("上一轮审核未通过，请写明对审核意见的处理情况。")}


@check("国办发〔2018〕118号（十三）")
def ten_points_complete(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Every point has a conclusion; a failed one has its reason."""
    missing = missing_points(data.get("points") or ())
    if not missing:
        return {}
    numbers = listed(str(no) for no in missing)
    return {
        "points": format_lazy(
            _("第{numbers}项没有结论，或者不通过而没有写明理由。"), numbers=numbers
        )
    }


@check("《行政处罚法》第五十八条", only="PENALTY")
def pass_needs_all_points(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """A pass and a failed point contradict each other."""
    if data["opinion"] == "PASSED" and failed_points(data.get("points") or ()):
        return {"opinion": _("有要点不通过的，审核意见不能是同意。")}
    return {}


@check("国办发〔2018〕118号（十四）")
def meeting_names_its_members(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """A collective discussion names who took part in it."""
    if data.get("way") != "MEETING" or data.get("participants"):
        return {}
    return {"participants": _("经集体讨论的，请写明参加人员。")}


@check("《行政处罚法》第四十五条第二款、第五十八条")
def no_heavier_than_reviewed(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """What passed the first round is told to the party, nothing heavier."""
    report = reviewable(file)
    if report is None or not comes_before_notice(report) or standing_opinion(file) is None:
        return {}
    heavier = heavier_than(data, report.data)
    if not heavier or refused_review(file):
        return {}
    sentence = _("{what}重于已通过法制审核的处理意见，请先修改调查终结报告并重新送审。")
    return {"kinds": format_lazy(sentence, what=translated(heavier))}
