"""Entry checks of licensing (行政许可)： dates and answers against the case."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.refusals import Sentence
from sunlit.foundations.wording import full_day
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.licensing_gates import examination
from sunlit.procedures.conditions.registry import check
from sunlit.procedures.deadlines import party_deadline

LONGEST_EXTENSION = 10  # working days, 《行政许可法》第四十二条第一款


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


@check("《行政许可法》第三十八条")
def draft_as_examined(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """The draft decides as the examination proposes; another view needs another examination."""
    examined = examination(file)
    if examined is None or examined.data.get("proposal") == data["outcome"]:
        return {}
    return {"outcome": _("与审查意见不一致，请重新提出审查意见。")}
