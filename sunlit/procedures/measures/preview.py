"""What a measure would change in the cases now open, if they went over to it (对在办案件的影响).

Open cases keep the rules they were opened under; the preview tells what is new for the next one,
and which cases would have more to do under it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case, CaseStatus
from sunlit.foundations.wording import Words, full_day, listed, translated
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.clocks import clocks
from sunlit.procedures.conditions.under_review import review_is_due, review_rows
from sunlit.procedures.loading import files_of
from sunlit.procedures.recordings import recordings_open
from sunlit.rulebook.loading import rulebook

MOST_CASES = 200


@dataclass(frozen=True)
class Effect:
    """One open case and what would be otherwise, in sentences."""

    case: Case
    sentences: list[Words]


def effects(content: dict[str, Any], at: datetime) -> list[Effect]:
    """The open cases that would stand otherwise under these rules, newest first, at most 200."""
    rules = rulebook(content, "preview")
    cases = Case.objects.exclude(status=CaseStatus.CLOSED).order_by("-id")[:MOST_CASES]
    found = []
    for case, file in files_of(cases, at):
        if case.procedure not in rules.procedures:
            found.append(Effect(case, [_("新规则没有本案适用的程序，本案不能改用。")]))
            continue
        under = replace(file, rules=rules, procedure=rules.procedures[case.procedure])
        if sentences := list(_changes(file, under)):
            found.append(Effect(case, sentences))
    return found


def _changes(file: CaseFile, under: CaseFile) -> Iterator[Words]:
    if review_is_due(under) and not review_is_due(file):
        names = listed(translated(row.name) for row in review_rows(under))
        yield format_lazy(_("应当法制审核：{names}。"), names=names)
    known = {one.key for one in recordings_open(file)}
    more = [one for one in recordings_open(under) if one.key not in known]
    if more:
        names = listed(translated(one.name) for one in more)
        yield format_lazy(_("应当补充音像记录或者说明：{names}。"), names=names)
    before = {view.rule.code: view.due_on for view in clocks(file) if view.is_running}
    for view in clocks(under):
        was = before.get(view.rule.code)
        if view.is_running and was and view.due_on and was != view.due_on:
            yield format_lazy(
                _("“{clock}”由{was}变为{now}届满。"),
                clock=translated(view.rule.name),
                was=full_day(was),
                now=full_day(view.due_on),
            )
