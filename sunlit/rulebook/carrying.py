"""Carry the bureau's measures over into new rules (办法的延续).

Rules come from the files of product and bureau; measures are released at the desk and stand in no
file. New rules take over every measure in force on their first day, and every one already released
for a later day begins on that day over the new rules.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sunlit.foundations.refusals import Refusal
from sunlit.rulebook.loading import RuleDataError
from sunlit.rulebook.measures import measure, problems
from sunlit.rulebook.models import RulebookRelease
from sunlit.rulebook.queries import content_of, release_in_force

Content = dict[str, Any]
OF_A_RELEASE = ("measures", "version", "valid_from")


def with_measures_kept(content: Content) -> Content:
    """The content with every measure in force on its first day that it does not replace itself."""
    before = _in_force(content["valid_from"]).get("measures", {})
    return {**content, "measures": {**before, **content.get("measures", {})}}


def following(content: Content) -> Iterator[Content]:
    """The later releases over the new rules, each with the measures it brought, oldest first.

    Raises RuleDataError where a later release brought other rules: it would take these away again.
    """
    day, name = content["valid_from"], content["version"]
    later = RulebookRelease.objects.filter(valid_from__gt=day).order_by("valid_from", "id")
    before = _in_force(day)
    for release in {one.valid_from: one for one in later}.values():
        then = content_of(release.digest)
        if _rules(then) != _rules(before):
            raise RuleDataError(
                f"已有自{release.valid_from}起施行的规则版本“{release.version}”，"
                "本版规则的施行日期不能早于它。"
            )
        known = before.get("measures", {})
        brought = {k: one for k, one in then.get("measures", {}).items() if known.get(k) != one}
        content = {
            **content,
            "version": f"{name}+{release.version.partition('+')[2] or release.version}",
            "valid_from": then["valid_from"],
            "measures": {**content["measures"], **brought},
        }
        yield content
        before = then


def refuse_unfit(content: Content) -> None:
    """Raises RuleDataError with the first measure that would not hold under the rules, and why."""
    for data in content["measures"].values():
        found = measure(data)
        if wrong := problems(content, found):
            raise RuleDataError(
                f"《{found.title}》（第{found.number}版）在新规则下不能继续适用：{wrong[0]}"
                "请先修订该办法，或者改正规则文件。"
            )


def _in_force(day: str) -> Content:
    try:
        return content_of(release_in_force(date.fromisoformat(day)).digest)
    except Refusal:  # the first release of a bureau
        return {}


def _rules(content: Content) -> Content:
    return {key: value for key, value in content.items() if key not in OF_A_RELEASE}
