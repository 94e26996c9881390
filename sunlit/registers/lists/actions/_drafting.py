"""What acts on versions share: lock one, ask for its state, copy its rows, note who wrote."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.registers.bodies.models import Section
from sunlit.registers.lists.layout import Layout
from sunlit.registers.lists.layouts import layout_of
from sunlit.registers.lists.models import OPEN, ListRow, ListStatus, ListVersion
from sunlit.registers.lists.queries import rows_of, version_in_force
from sunlit.registers.lists.refusals import WrongListState


def locked(version_id: int) -> ListVersion:
    """The version, locked until the transaction ends."""
    return ListVersion.objects.select_for_update(of=("self",)).get(pk=version_id)


def require_draft(version: ListVersion) -> None:
    """Refuse unless the rows may still change."""
    if not version.is_draft:
        sentence = format_lazy(
            _("这一版清单{status}，不能再修改；需要修改的，请先由审批人退回。"),
            status=version.get_status_display(),
        )
        raise WrongListState(sentence)


def new_draft(
    kind: str, *, lead_section: Section | None, actor: Account | None, at: datetime
) -> ListVersion:
    """A draft that says what the version in force says; refused while another one is open."""
    waiting = ListVersion.objects.filter(kind=kind, status__in=OPEN).first()
    if waiting:
        raise WrongListState(
            format_lazy(
                _("《{title}》第{number}版{status}，办完之前不能另起草一版。"),
                title=layout_of(kind).title,
                number=waiting.number,
                status=waiting.get_status_display(),
            )
        )
    base = version_in_force(kind, localdate(at))
    last = ListVersion.objects.filter(kind=kind).aggregate(last=Max("number"))["last"] or 0
    try:
        with transaction.atomic():
            version = ListVersion.objects.create(
                kind=kind,
                number=last + 1,
                status=ListStatus.DRAFT,
                lead_section=lead_section or (base.lead_section if base else None),
                based_on=base,
                drafted_by=actor,
                editor_ids=[actor.pk] if actor else [],
                drafted_at=at,
                empty_categories=list(base.empty_categories) if base else [],
            )
    except IntegrityError:
        raise WrongListState(_("刚刚有人起草了这份清单的新版，请刷新后查看。")) from None
    if base:
        _copy_rows(rows_of(base), version)
    return version


def _copy_rows(rows: Iterable[ListRow], version: ListVersion) -> None:
    ListRow.objects.bulk_create(
        ListRow(
            version=version,
            position=row.position,
            code=row.code,
            category=row.category,
            title=row.title,
            data=row.data,
        )
        for row in rows
    )


def renumber(version: ListVersion) -> None:
    """Close the gaps that removed rows leave in the numbers of a draft."""
    rows = list(rows_of(version))
    moved = [(number, row) for number, row in enumerate(rows, start=1) if row.position != number]
    for number, row in moved:
        row.position = number
    ListRow.objects.bulk_update([row for _number, row in moved], ["position"], batch_size=200)


def note_editor(version: ListVersion, actor: Account | None) -> None:
    """Remember that the person wrote in the draft, and so will not approve it."""
    if actor and actor.pk not in version.editor_ids:
        version.editor_ids = [*version.editor_ids, actor.pk]
        version.save(update_fields=["editor_ids"])


def filled_row(row: ListRow, layout: Layout, data: Mapping[str, str]) -> ListRow:
    """The row with these texts; what lists and filters show is kept in columns of its own."""
    row.data = {name: data[name] for name in layout.labels if name in data}
    row.code = data.get("code", "")[:64]
    row.category = data.get(layout.grouped_by, "")[:40] if layout.grouped_by else ""
    row.title = layout.title_of(data)[:500]
    return row
