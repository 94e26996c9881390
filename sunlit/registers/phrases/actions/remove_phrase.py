"""Take a phrase out of use (停用常用语)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import NotAllowed
from sunlit.registers.phrases.models import Audience, Phrase
from sunlit.registers.phrases.policies import duty_for

REMOVED = register_code(
    "phrases.removed", fields={"topic": str, "text": str}, title="停用常用语"
).code


def remove_phrase(*, actor: Account, at: datetime, phrase: Phrase) -> Phrase:
    """Offer the phrase no more; what was written with it stays. Raises NotAllowed."""
    duty = duty_for(actor, at, phrase.audience, phrase.section)
    if phrase.audience == Audience.OWN and phrase.account_id != actor.pk:
        raise NotAllowed(_("只能停用本人的常用语。"))
    with transaction.atomic():
        rows = Phrase.objects.filter(pk=phrase.pk, removed_at=None)
        if not rows.update(removed_at=at):
            return phrase
        append(
            stream="registers/phrases",
            code=REMOVED,
            actor=actor,
            duty=duty,
            at=at,
            payload={"topic": phrase.topic, "text": phrase.text},
            subject_kind="Phrase",
            subject_id=str(phrase.pk),
            subject_title=phrase.topic,
        )
    phrase.removed_at = at
    return phrase
