"""The ten points of legal review (法制审核十项要点), 国办发〔2018〕118号（十三）."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

TEN_POINTS = (
    _("行政执法主体是否合法"),
    _("行政执法人员是否具备执法资格"),
    _("主要事实是否清楚"),
    _("证据是否确凿充分"),
    _("适用法律法规规章是否准确"),
    _("执行裁量基准是否适当"),
    _("程序是否合法"),
    _("是否未超越职权范围、未滥用职权"),
    _("行政执法文书是否规范齐备"),
    _("违法行为是否不涉嫌犯罪（涉嫌犯罪的应当移送）"),
)


class Conclusion(models.TextChoices):
    """The answer to one point."""

    PASSED = "PASSED", _("通过")
    FAILED = "FAILED", _("不通过")
    NOT_APPLICABLE = "NOT_APPLICABLE", _("不适用")


def missing_points(points: Sequence[Mapping[str, Any]]) -> list[int]:
    """Numbers of points without a conclusion, or failed without a reason."""
    answered = {
        int(point["no"])
        for point in points
        if point.get("conclusion") in Conclusion.values
        and (point["conclusion"] != Conclusion.FAILED or str(point.get("reason", "")).strip())
    }
    return [no for no in range(1, len(TEN_POINTS) + 1) if no not in answered]


def failed_points(points: Sequence[Mapping[str, Any]]) -> list[int]:
    """Numbers of the points that did not pass."""
    return [int(point["no"]) for point in points if point.get("conclusion") == Conclusion.FAILED]


def point_words(point: Mapping[str, Any]) -> str:
    """The answer to one point: conclusion, reason, and the page or time it refers to."""
    said = [str(point["reason"])] if point.get("reason") else []
    if point.get("title"):
        said.append(
            gettext("见“%(title)s”%(place)s")
            % {"title": point["title"], "place": place_words(point)}
        )
    conclusion = str(Conclusion(point["conclusion"]).label)
    if not said:
        return conclusion
    return gettext("%(conclusion)s（%(said)s）") % {
        "conclusion": conclusion,
        "said": gettext("；").join(said),
    }


def place_words(point: Mapping[str, Any]) -> str:
    """The page or the time a point refers to, in words."""
    place = str(point.get("place") or "")
    if ":" in place:
        return gettext("%(time)s处") % {"time": place}
    return gettext("第%(page)s页") % {"page": place} if place else ""
