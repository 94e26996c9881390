"""Say on purpose that a category has nothing (明示“无”), or take that back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.wording import in_record_language
from sunlit.registers.lists.actions._drafting import locked, note_editor, require_draft
from sunlit.registers.lists.actions._recording import record
from sunlit.registers.lists.layouts import layout_of
from sunlit.registers.lists.models import ListRow, ListVersion
from sunlit.registers.lists.policies import drafting_duty
from sunlit.registers.lists.refusals import ListRefused

DECLARED = register_code(
    "lists.declared_empty",
    fields={"list_kind": str, "number": int, "category": str, "is_empty": bool},
    title="明示类别无事项",
).code


def declare_empty(
    *, version_id: int, category: str, is_empty: bool, actor: Account | None, at: datetime
) -> ListVersion:
    """Declare a category empty (无) or take the declaration back; only where it has no row.

    An empty category is published as a deliberate "无", not left out.
    """
    with transaction.atomic(), in_record_language():
        version = locked(version_id)
        duty = drafting_duty(actor, version.lead_section, at)
        require_draft(version)
        if category not in layout_of(version.kind).category_labels:
            sentence = _("这份清单没有“%(category)s”这一类别。") % {"category": category}
            raise ListRefused(sentence, fields={"category": sentence})
        if is_empty and ListRow.objects.filter(version=version, category=category).exists():
            sentence = _("“%(category)s”下还有条目，不能明示“无”。") % {"category": category}
            raise ListRefused(sentence, fields={"category": sentence})
        others = [one for one in version.empty_categories if one != category]
        version.empty_categories = [*others, category] if is_empty else others
        version.save(update_fields=["empty_categories"])
        note_editor(version, actor)
        record(
            DECLARED,
            version,
            {
                "category": category,
                "is_empty": is_empty,
            },
            actor=actor,
            duty=duty,
            at=at,
        )
    return version
