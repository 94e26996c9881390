"""Take over a list of enforcement items (导入行政执法事项清单), 国办发〔2018〕118号 (二).3."""

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
from sunlit.registers.items.comparing import compare_items
from sunlit.registers.items.models import EnforcementItem
from sunlit.registers.items.rules import MatterLine


def import_items(
    *,
    read: ReadList[MatterLine],
    source: FileSource,
    actor: Account | None,
    at: datetime,
    expected: str = "",
) -> ListImport:
    """Write new items and new versions of changed ones; `actor` None is the command line.

    Refused rows are recorded and left out; an import that changes nothing is recorded too.
    """
    with import_transaction():
        duty = require_registrar(actor, at)
        comparison = compare_items(read)
        require_same_plan(comparison.plan, expected)
        writer = VersionWriter(localdate(at))
        for step in comparison.steps:
            writer.write(step, EnforcementItem)
        return record_import(
            kind=ListKind.ITEMS, plan=comparison.plan, source=source, actor=actor, duty=duty, at=at
        )
