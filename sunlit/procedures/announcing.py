"""Service by announcement (公告送达): the served day is counted, never entered.

《民事诉讼法》第九十五条： thirty days after the announcement the document counts as served. Until
then nothing that needs service is done; a party who turns up meanwhile is served in another way.
Rules from before this was counted have no field `announced_on` and are not touched.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.refusals import Sentence
from sunlit.foundations.wording import full_day
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.deadlines import counts_from_announcement, last_day
from sunlit.rulebook.schema import Step

ANNOUNCED_ON = "announced_on"
ARTICLE = "《民事诉讼法》第九十五条"


def misplaced(step: Step, values: Mapping[str, Any]) -> dict[str, Sentence]:
    """Days entered for a way of service that does not have them."""
    if not {"method", ANNOUNCED_ON} <= {field.name for field in step.fields}:
        return {}
    if counts_from_announcement(values):
        if "served_on" not in values:
            return {}
        return {"served_on": _("公告送达的，送达日期由系统自公告之日起计算，不用填写。")}
    if ANNOUNCED_ON in values:
        return {ANNOUNCED_ON: _("不是公告送达，不填写公告日期。")}
    return {}


def with_served_day(file: CaseFile, values: Mapping[str, Any]) -> dict[str, Any]:
    """What was entered, with the day an announcement counts as service."""
    if not counts_from_announcement(values):
        return dict(values)
    announced_on = date.fromisoformat(values[ANNOUNCED_ON])
    served_on = last_day(file.rules.clocks["announcement"], announced_on, file.calendar)
    return {**values, "served_on": served_on.isoformat()}


def is_announced(serving: Taken | None) -> bool:
    """Whether that serving was an announcement whose end was counted."""
    return serving is not None and counts_from_announcement(serving.data)


def announced_until(file: CaseFile, serving: Taken | None) -> date | None:
    """The day the announcement ends, while it still runs; None if there is nothing to wait for."""
    if serving is None or not is_announced(serving):
        return None
    until = serving.day("served_on")
    return until if file.today <= until else None


def not_served_before(until: date) -> Sentence:
    """Why nothing that needs service is done yet."""
    sentence = _("公告送达的，自公告之日起经过三十日视为送达；公告至{day}期满，次日起方可办理。")
    return format_lazy(sentence, day=full_day(until))
