"""Keep, find and forget drafts (自动保存、恢复、放弃)."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.drafts.models import FormDraft
from sunlit.foundations.refusals import Refusal

PLACE = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+){0,6}")
LONGEST = 300_000  # bytes of JSON; the longest form of the rules stays far below
KEPT_FOR = timedelta(days=60)
MOST = 200


class DraftRefused(Refusal):
    """The draft cannot be kept; what was typed stays in the form."""


def keep_draft(
    account: Account, place: str, typed: Mapping[str, Sequence[str]], at: datetime
) -> FormDraft | None:
    """Keep what was typed in the place of the earlier draft; nothing typed is no draft.

    Drafts older than KEPT_FOR and beyond the newest MOST go. Raises DraftRefused.
    """
    if len(place) > 120 or not PLACE.fullmatch(place):
        raise DraftRefused(_("没有这个表单，无法保存草稿。"))
    kept = {name: list(values) for name, values in typed.items() if any(map(str.strip, values))}
    if len(json.dumps(kept).encode()) > LONGEST:
        raise DraftRefused(
            format_lazy(_("内容太长，草稿最多保存{most}字节。"), most=f"{LONGEST:,}")
        )
    if not kept:
        forget_draft(account, place)
        return None
    with transaction.atomic():
        draft, _fresh = FormDraft.objects.update_or_create(
            account=account, place=place, defaults={"typed": kept, "saved_at": at}
        )
        own = FormDraft.objects.filter(account=account)
        own.filter(saved_at__lt=at - KEPT_FOR).delete()
        beyond = list(own.order_by("-saved_at", "-pk").values_list("pk", flat=True)[MOST:])
        own.filter(pk__in=beyond).delete()
    return draft


def draft_of(account: Account, place: str) -> FormDraft | None:
    """The person's own draft of that form."""
    return FormDraft.objects.filter(account=account, place=place).first()


def forget_draft(account: Account, place: str) -> None:
    """The form was handed in, or its draft given up."""
    FormDraft.objects.filter(account=account, place=place).delete()
