"""Take over a list of powers and duties (导入权责清单)."""

from datetime import datetime

from django.utils.timezone import localdate

from sunlit.foundations.accounts.models import Account
from sunlit.registers.intake.models import ListImport, ListKind
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.intake.recording import (
    import_transaction,
    record_import,
    require_same_plan,
)
from sunlit.registers.intake.rules import FileSource, ReadList
from sunlit.registers.items.actions._writing import VersionWriter
from sunlit.registers.items.comparing import compare_powers
from sunlit.registers.items.models import PowerEntry
from sunlit.registers.items.rules import MatterLine


def import_powers(
    *,
    read: ReadList[MatterLine],
    source: FileSource,
    actor: Account | None,
    at: datetime,
    expected: str = "",
) -> ListImport:
    """Write new entries and new versions of changed ones; `actor` None is the command line."""
    with import_transaction():
        duty = require_registrar(actor, at)
        comparison = compare_powers(read)
        require_same_plan(comparison.plan, expected)
        writer = VersionWriter(localdate(at))
        for step in comparison.steps:
            writer.write(step, PowerEntry)
        return record_import(
            kind=ListKind.POWERS, plan=comparison.plan, source=source, actor=actor, duty=duty, at=at
        )
