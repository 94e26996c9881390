"""Take over a file into the draft of a list (导入清单), 国办发〔2018〕118号 (二).3."""

from datetime import date, datetime

from django.db.models import Max
from django.utils.timezone import localdate

from sunlit.foundations.accounts.models import Account
from sunlit.registers.intake.models import ListImport, ListKind
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.intake.recording import (
    import_transaction,
    record_import,
    require_same_plan,
)
from sunlit.registers.intake.rules import Comparison, FileSource, ReadList
from sunlit.registers.items.actions._writing import LawBook
from sunlit.registers.lists.actions._drafting import (
    filled_row,
    locked,
    new_draft,
    note_editor,
    renumber,
    require_draft,
)
from sunlit.registers.lists.baseline import comparison_now
from sunlit.registers.lists.comparing import RowStep
from sunlit.registers.lists.layout import Layout
from sunlit.registers.lists.layouts import layout_of
from sunlit.registers.lists.lines import ListLine
from sunlit.registers.lists.models import ListRow, ListVersion
from sunlit.registers.lists.queries import open_version


def import_list(
    *,
    kind: ListKind,
    read: ReadList[ListLine],
    source: FileSource,
    actor: Account | None,
    at: datetime,
    expected: str = "",
    remove_missing: bool = False,
) -> ListImport:
    """Write new and changed rows into the open draft; without one, a draft is opened first.

    Rows the file lacks stay, unless `remove_missing`. A version that is being approved is not
    touched (WrongListState). `actor` None is the command line. Refused rows are recorded and left
    out; an import that changes nothing opens no draft and is recorded too.
    """
    with import_transaction():
        duty = require_registrar(actor, at)
        waiting = open_version(kind)
        version = locked(waiting.pk) if waiting else None
        comparison = comparison_now(kind, read, at, remove_missing=remove_missing)
        require_same_plan(comparison.plan, expected)
        if comparison.plan.writes:
            if version is None:
                version = new_draft(kind, lead_section=None, actor=actor, at=at)
                comparison = comparison_now(kind, read, at, remove_missing=remove_missing)
            require_draft(version)
            note_editor(version, actor)
            _enter_laws(read, localdate(at))
            _write(version, layout_of(kind), comparison)
        return record_import(
            kind=kind, plan=comparison.plan, source=source, actor=actor, duty=duty, at=at
        )


def _write(version: ListVersion, layout: Layout, comparison: Comparison[RowStep]) -> None:
    last = ListRow.objects.filter(version=version).aggregate(last=Max("position"))["last"] or 0
    created, changed, gone = [], [], []
    for step in comparison.steps:
        if step.data is None:
            gone.append(step.current.pk if step.current else 0)
        elif step.current is None:
            last += 1
            created.append(filled_row(ListRow(version=version, position=last), layout, step.data))
        else:
            changed.append(filled_row(step.current, layout, step.data))
    ListRow.objects.filter(pk__in=gone).delete()
    ListRow.objects.bulk_create(created)
    ListRow.objects.bulk_update(changed, ["data", "code", "category", "title"], batch_size=200)
    if gone:
        renumber(version)
    filled = {row.category for row in (*created, *changed)}
    declared = [*version.empty_categories, *comparison.plan.declared]
    version.empty_categories = [one for one in declared if one not in filled]
    version.save(update_fields=["empty_categories"])


def _enter_laws(read: ReadList[ListLine], on: date) -> None:
    """Laws new to the library, with the rank their column names."""
    ranked = [one for line in read.lines for one in line.cited if one.rank]
    if ranked:
        book = LawBook(on)
        for one in ranked:
            book.key_of(one)
