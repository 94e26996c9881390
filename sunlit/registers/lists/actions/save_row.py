"""Enter or correct one row of a draft (填写清单条目)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.encoding import canonical_json
from sunlit.foundations.wording import in_record_language
from sunlit.registers.intake.rules import differences
from sunlit.registers.lists.actions._drafting import (
    filled_row,
    locked,
    note_editor,
    require_draft,
)
from sunlit.registers.lists.actions._recording import record
from sunlit.registers.lists.checking import cleaned, row_faults
from sunlit.registers.lists.layout import Layout
from sunlit.registers.lists.layouts import layout_of
from sunlit.registers.lists.matters import code_for
from sunlit.registers.lists.models import ListRow, ListVersion
from sunlit.registers.lists.policies import drafting_duty
from sunlit.registers.lists.queries import rows_of
from sunlit.registers.lists.refusals import ListRefused, WrongListState

SAVED = register_code(
    "lists.row_saved",
    fields={"list_kind": str, "number": int, "title": str, "changes": list[str]},
    title="填写清单条目",
).code


def save_row(
    *,
    version_id: int,
    row_id: int | None,
    data: Mapping[str, str],
    actor: Account | None,
    at: datetime,
    seen: str = "",
) -> ListRow:
    """Write the row (填写); `row_id` None adds one at the end. Fields not in `data` stay.

    `seen` is the digest of the row as its page showed it: WrongListState if it changed since.

    ListRefused with a sentence per field: required, too long, unreadable, promised longer than the
    law allows, or another row that is the same. A category that was declared empty no longer is.
    """
    with transaction.atomic(), in_record_language():
        version = locked(version_id)
        duty = drafting_duty(actor, version.lead_section, at)
        require_draft(version)
        layout = layout_of(version.kind)
        rows = list(rows_of(version))
        row = _row(version, rows, row_id)
        if seen and row.digest != seen:
            raise WrongListState(_("这一条目刚刚被他人修改，请核对现在的内容，再决定是否保存。"))
        before = dict(row.data)
        texts = {**before, **cleaned(layout, data)}
        if code := code_for(layout, texts):
            texts["code"] = code
        _require_sound(layout, texts, [one for one in rows if one.pk != row.pk])
        filled_row(row, layout, texts).save()
        note_editor(version, actor)
        _fill_category(version, row)
        record(
            SAVED,
            version,
            {
                "title": row.title,
                "changes": [
                    canonical_json([change.label, change.before, change.after])
                    for change in differences(before, texts, layout.labels)
                ],
            },
            actor=actor,
            duty=duty,
            at=at,
        )
    return row


def _row(version: ListVersion, rows: list[ListRow], row_id: int | None) -> ListRow:
    if row_id is not None:
        return ListRow.objects.get(pk=row_id, version=version)
    last = ListRow.objects.filter(version=version).aggregate(last=Max("position"))["last"] or 0
    return ListRow(version=version, position=last + 1)


def _require_sound(layout: Layout, texts: Mapping[str, str], others: list[ListRow]) -> None:
    faults = row_faults(layout, texts)
    if not layout.is_graded:
        identity, code = layout.identity_of(texts), texts.get("code", "")
        for other in others:
            if layout.identity_of(other.data) == identity and not (code and other.code != code):
                faults.setdefault(layout.title_field, _("清单中已有同一条目：%(title)s。") % {
                    "title": other.title
                })  # fmt: skip
            elif "code" in layout.labels and code and other.code == code:
                faults.setdefault("code", _("编码%(code)s已用于“%(title)s”。") % {
                    "code": code, "title": other.title
                })  # fmt: skip
    if faults:
        raise ListRefused(_("这一条目还不能保存，请改正标出的内容。"), fields=faults)


def _fill_category(version: ListVersion, row: ListRow) -> None:
    if row.category in version.empty_categories:
        version.empty_categories = [one for one in version.empty_categories if one != row.category]
        version.save(update_fields=["empty_categories"])
