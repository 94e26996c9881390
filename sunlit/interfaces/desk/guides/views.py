"""Service guides on the desk (服务指南): which items have one, each as it will be published."""

from collections import Counter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sunlit.disclosure.guides.listing import Guide, GuideState, guide_of, guides, guides_version
from sunlit.foundations.wording import in_record_language
from sunlit.interfaces.clock import today
from sunlit.interfaces.flowchart import picture
from sunlit.interfaces.published import worded
from sunlit.registers.intake.models import ListKind
from sunlit.registers.items.queries import item_in_force
from sunlit.registers.lists.queries import open_version

STATES = {
    GuideState.CURRENT: _("现行"),
    GuideState.ITEM_CHANGED: _("事项已变更，待重新审核"),
    GuideState.MISSING: _("未编制"),
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every item in force with the state of its guide; filtered by state."""
    found = _guides()
    asked = request.GET.get("state", "")
    counted = Counter(guide.state for guide in found)
    context = {
        "lines": [(guide, STATES[guide.state]) for guide in found if asked in ("", guide.state)],
        "states": [(state.value, label, counted[state]) for state, label in STATES.items()],
        "asked": asked,
        "version": guides_version(today()),
        "draft": open_version(ListKind.GUIDES),
    }
    return render(request, "desk/guides/index.html", context)


@require_safe
def preview(request: HttpRequest, code: str) -> HttpResponse:
    """The guide of one item as it would be published."""
    item = item_in_force(code, today())
    if item is None:
        raise Http404
    with in_record_language():
        guide = guide_of(item, today())
    context: dict[str, Any] = {
        "guide": guide,
        "state": STATES[guide.state],
        "fields": worded(guide.fields),
        "picture": picture(guide.drawing) if guide.drawing else None,
        "draft": open_version(ListKind.GUIDES),
    }
    return render(request, "desk/guides/preview.html", context)


def _guides() -> list[Guide]:
    with in_record_language():
        return list(guides(today()))
