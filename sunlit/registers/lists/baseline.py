"""What a file is compared with (比对基准): the open version, else the one in force."""

from datetime import datetime

from django.utils.timezone import localdate

from sunlit.registers.intake.models import ListKind
from sunlit.registers.intake.rules import Comparison, ReadList
from sunlit.registers.lists.comparing import RowStep, compare_list
from sunlit.registers.lists.layouts import layout_of
from sunlit.registers.lists.lines import ListLine
from sunlit.registers.lists.queries import open_version, rows_of, version_in_force


def comparison_now(
    kind: ListKind, read: ReadList[ListLine], at: datetime, *, remove_missing: bool = False
) -> Comparison[RowStep]:
    """What importing the file would do to the list as it stands at that moment."""
    base = open_version(kind) or version_in_force(kind, localdate(at))
    rows = list(rows_of(base)) if base else []
    empty = base.empty_categories if base else []
    return compare_list(layout_of(kind), read, rows, empty, remove_missing=remove_missing)
