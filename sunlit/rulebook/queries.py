"""Which rules are in force on a day, and the rules a case pinned."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.refusals import Refusal
from sunlit.foundations.wording import full_day
from sunlit.rulebook.loading import rulebook
from sunlit.rulebook.models import RulebookRelease
from sunlit.rulebook.schema import Rulebook


@lru_cache(maxsize=32)
def _parsed(digest: str) -> Rulebook:
    return rulebook(content_of(digest), digest)


def rules_of(digest: str) -> Rulebook:
    """Return the rules of a release by its digest.

    Releases never change, so they stay in memory.
    """
    return _parsed(digest)


def content_of(digest: str) -> dict[str, Any]:
    """Return the content of a release as it was released."""
    content: dict[str, Any] = json.loads(RulebookRelease.objects.get(digest=digest).content)
    return content


def release_in_force(on: date) -> RulebookRelease:
    """Return the newest release in force on that day. Raises Refusal if none is."""
    release = (
        RulebookRelease.objects.filter(valid_from__lte=on)
        .defer("content")
        .order_by("-valid_from", "-id")
        .first()
    )
    if release is None:
        raise Refusal(format_lazy(_("{on}没有施行中的规则版本，请先发布规则。"), on=full_day(on)))
    return release
