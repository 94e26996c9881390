"""What an import leaves behind: its row in the list of imports and one entry in the ledger."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.encoding import canonical_json
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import Refusal
from sunlit.registers.intake.models import ListImport, ListKind
from sunlit.registers.intake.rules import FileSource, Plan, PlannedRow

IMPORTED = register_code(
    "registers.imported",
    fields={
        "list_kind": str,
        "file_name": str,
        "file_sha256": str,
        "created": int,
        "changed": int,
        "unchanged": int,
        "refused": int,
        "rows": list[str],
    },
    title="导入名录",
).code


class PlanChangedError(Refusal):
    """The register is no longer as it was when the import was previewed."""


@contextmanager
def import_transaction() -> Iterator[None]:
    """One transaction; two imports of the same rows at once end with one of them refused."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise PlanChangedError(_("另一项导入刚刚改动了同一批名录，请重新预览后再确认。")) from error


def require_same_plan(plan: Plan, expected: str) -> None:
    """Refuse if a plan was previewed (`expected` is its digest) and this is not it any more."""
    if expected and plan.digest() != expected:
        raise PlanChangedError(_("预览之后名录已有变化，请核对新的预览后再确认。"))


def record_import(
    *,
    kind: ListKind,
    plan: Plan,
    source: FileSource,
    actor: Account | None,
    duty: str,
    at: datetime,
) -> ListImport:
    """Record an import inside the transaction of its act, with every row it wrote."""
    outcome = plan.outcome()
    done = ListImport.objects.create(
        kind=kind,
        file_name=source.name[:255],
        file_sha256=source.sha256,
        imported_at=at,
        imported_by=actor,
        created_count=outcome["created"],
        changed_count=outcome["changed"],
        unchanged_count=outcome["unchanged"],
        refused=outcome["refused"],
    )
    append(
        stream=f"registers/{kind.lower()}",
        code=IMPORTED,
        actor=actor,
        duty=duty,
        at=at,
        subject_kind="registers.list_import",
        subject_id=str(done.pk),
        subject_title=source.name,
        payload={
            "list_kind": kind,
            "file_name": source.name,
            "file_sha256": source.sha256,
            "created": outcome["created"],
            "changed": outcome["changed"],
            "unchanged": outcome["unchanged"],
            "refused": len(outcome["refused"]),
            "rows": [_row_text(row) for row in (*plan.created, *plan.changed)],
        },
    )
    return done


def _row_text(row: PlannedRow) -> str:
    """One written row, compactly: place, title, and what changed."""
    changes = [[change.label, change.before, change.after] for change in row.changes]
    return canonical_json([row.sheet, row.row, row.title, changes])
