"""Release a version of the rules (规则发布); every later case is filed under it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import holds
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import NotAllowed, Refusal
from sunlit.foundations.wording import full_day
from sunlit.rulebook.loading import rulebook
from sunlit.rulebook.models import RulebookRelease
from sunlit.rulebook.shipping import canonical_bytes, digest_of

register_code(
    "rules.released",
    title="发布规则版本",
    fields={"version": str, "digest": str, "valid_from": date},
)


def release_rulebook(
    *, content: dict[str, Any], actor: Account | None, at: datetime
) -> RulebookRelease:
    """Store the content as a release and return it; the same content again returns the old one.

    `actor` None is the operator's command line. Raises RuleDataError on data that does not fit the
    schema, NotAllowed without the duty 名录管理员, Refusal for a day that is over (不溯及既往),
    except at first start.
    """
    if actor is not None and not holds(actor, Duty.REGISTRAR, localdate(at)):
        raise NotAllowed(_("只有名录管理员可以发布规则版本。"))
    stored = canonical_bytes(content)
    digest = digest_of(stored)
    rulebook(content, digest)
    valid_from = date.fromisoformat(content["valid_from"])
    with transaction.atomic():
        if known := RulebookRelease.objects.filter(digest=digest).first():
            return known
        if valid_from < localdate(at) and RulebookRelease.objects.exists():
            sentence = _("施行日期{day}已经过去，规则最早从今天起施行。")
            raise Refusal(format_lazy(sentence, day=full_day(valid_from)))
        release = RulebookRelease.objects.create(
            digest=digest,
            version=content["version"],
            valid_from=valid_from,
            released_at=at,
            content=stored.decode(),
        )
        append(
            stream="rules",
            code="rules.released",
            actor=actor,
            duty=Duty.REGISTRAR if actor else "",
            at=at,
            payload={
                "version": release.version,
                "digest": digest,
                "valid_from": release.valid_from,
            },
            subject_kind="RulebookRelease",
            subject_id=str(release.pk),
            subject_title=release.version,
        )
    return release
