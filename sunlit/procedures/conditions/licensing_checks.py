"""Entry checks of licensing (行政许可)： dates and answers against the case."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.calendars import Period, Unit, add_months, days_before
from sunlit.foundations.refusals import Sentence
from sunlit.foundations.wording import full_day
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.licensing_gates import examination
from sunlit.procedures.conditions.registry import check
from sunlit.procedures.deadlines import party_deadline

LONGEST_EXTENSION = 10  # working days, 《行政许可法》第四十二条第一款
LONGEST_PROJECT_EXTENSION = 40  # working days, 《企业投资项目核准和备案管理条例》第十条
START_WITHIN = 24  # months from the approval of a project, 条例第十二条
DEFERRED_BY = 12  # months at most, once
DEFERRAL_AHEAD = Period(30, Unit.WORKING_DAY)


@check("《行政许可法》第四十七条第一款")
def license_hearing_in_time(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """A hearing is asked for within five working days of being told."""
    told = file.last_after(examination(file), "hearing_right_told")
    if told is None:
        return {}
    due_on = party_deadline(file, "license_hearing_request", told)
    if date.fromisoformat(data["requested_on"]) <= due_on:
        return {}
    sentence = _("申请听证期限已于{day}届满。")
    return {"requested_on": format_lazy(sentence, day=full_day(due_on))}


@check("《行政许可法》第四十二条第一款")
def license_extension_in_range(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """At most ten working days more."""
    if 1 <= data["days"] <= LONGEST_EXTENSION:
        return {}
    return {"days": _("延长天数应当在1至10个工作日之间。")}


@check("《企业投资项目核准和备案管理条例》第十条")
def project_extension_in_range(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """At most forty working days more."""
    if 1 <= data["days"] <= LONGEST_PROJECT_EXTENSION:
        return {}
    return {"days": _("延长天数应当在1至40个工作日之间。")}


@check("《企业投资项目核准和备案管理条例》第十二条")
def deferral_lawful(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """Deferred once, by a year at most, if asked thirty working days before the two years end."""
    asked = file.last("application_received")
    if asked is None or data["outcome"] != "GRANT":
        return {}
    if asked.data.get("deferred_before") == "YES":
        return {"outcome": _("该项目已经延期过一次，不能再次延期。")}
    ends = add_months(asked.day("approved_on"), START_WITHIN)
    latest = days_before(ends, DEFERRAL_AHEAD, file.calendar)
    if asked.day("received_on") > latest:
        sentence = _("二年期限至{ends}届满，最迟应当在{latest}申请延期；本申请已逾期，不能同意。")
        told = format_lazy(sentence, ends=full_day(ends), latest=full_day(latest))
        return {"outcome": told}
    last = add_months(ends, DEFERRED_BY)
    if date.fromisoformat(data["valid_until"]) > last:
        return {
            "valid_until": format_lazy(
                _("延期最长不超过一年，不能晚于{last}。"), last=full_day(last)
            )
        }
    return {}


@check("《行政许可法》第三十八条")
def draft_as_examined(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """The draft decides as the examination proposes; another view needs another examination."""
    examined = examination(file)
    if examined is None or examined.data.get("proposal") == data["outcome"]:
        return {}
    return {"outcome": _("与审查意见不一致，请重新提出审查意见。")}
