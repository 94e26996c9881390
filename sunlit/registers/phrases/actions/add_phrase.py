"""Add a phrase to the phrase book (添加常用语)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import Refusal
from sunlit.registers.bodies.models import Section
from sunlit.registers.entry import Entry
from sunlit.registers.phrases.models import Audience, Phrase
from sunlit.registers.phrases.policies import duty_for

ADDED = register_code(
    "phrases.added",
    fields={"audience": str, "topic": str, "text": str},
    optional={"section": str},
    title="添加常用语",
).code
LONGEST = 2000
MOST = 300  # a book longer than this is no help any more


class PhraseRefused(Refusal):
    """The phrase cannot be kept; `fields` says why (422)."""


def add_phrase(
    *,
    actor: Account,
    at: datetime,
    audience: str,
    topic: str,
    text: str,
    section: Section | None = None,
) -> Phrase:
    """Offer a phrase to oneself, a section or the bureau. Raises PhraseRefused, NotAllowed."""
    entry = Entry(PhraseRefused)
    if audience not in Audience.values:
        entry.refuse("audience", _("请选择使用范围。"))
    if audience == Audience.SECTION and section is None:
        entry.refuse("section", _("请选择科室。"))
    topic = entry.text("topic", topic, _("用途"), 40)
    text = entry.text("text", text, _("内容"), LONGEST)
    entry.settle()
    kept_for = section if audience == Audience.SECTION else None
    duty = duty_for(actor, at, audience, kept_for)
    with transaction.atomic():
        same = Phrase.objects.filter(audience=audience, section=kept_for, removed_at=None)
        if audience == Audience.OWN:
            same = same.filter(account=actor)
        if same.filter(topic=topic, text=text).exists():
            entry.fail("text", _("这条常用语已经有了。"))
        if same.count() >= MOST:
            entry.fail("text", _("常用语已满三百条，请先停用不再使用的。"))
        row = Phrase.objects.create(
            audience=audience,
            account=actor,
            section=kept_for,
            topic=topic,
            text=text,
            added_at=at,
        )
        payload = {"audience": audience, "topic": topic, "text": text}
        append(
            stream="registers/phrases",
            code=ADDED,
            actor=actor,
            duty=duty,
            at=at,
            payload=payload | ({"section": kept_for.code} if kept_for else {}),
            subject_kind="Phrase",
            subject_id=str(row.pk),
            subject_title=topic,
        )
    return row
