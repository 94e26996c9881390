"""`sunlit calendar`: show the holiday tables, preview and adopt the notice of a new year."""

import argparse
import sys
from pathlib import Path

from sunlit.interfaces.clock import now


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `calendar list` and `calendar adopt` to the commands."""
    parser = subparsers.add_parser("calendar", help="放假安排")
    inner = parser.add_subparsers(required=True, metavar="list|adopt")
    tables = inner.add_parser("list", help="列出施行中的放假安排")
    tables.set_defaults(run=show)
    adopt = inner.add_parser("adopt", help="采用新一年的放假安排，重新计算在办案件的期限")
    adopt.add_argument("file", type=Path, help="YAML 文件，格式见 docs/how-to/calendars.md")
    adopt.add_argument("--dry-run", action="store_true", help="只预览哪些期限会变")
    adopt.set_defaults(run=run)


def show(args: argparse.Namespace) -> int:
    """Print every table in force."""
    from sunlit.foundations.calendars.adoption import refresh
    from sunlit.foundations.calendars.in_force import tables_of
    from sunlit.foundations.calendars.models import AdoptedCalendar

    refresh()
    regions = AdoptedCalendar.objects.order_by("region").values_list("region", flat=True)
    for region in dict.fromkeys(["CN", *regions]):
        for table in tables_of(region):
            print(f"{region} {table.year} {table.title}（{table.notice_no or '文号待核'}）")
    return 0


def run(args: argparse.Namespace) -> int:
    """0 adopted or previewed, 1 refused, 2 the file could not be read."""
    from sunlit.foundations.calendars.adoption import refresh
    from sunlit.foundations.refusals import Refusal
    from sunlit.interfaces.exchange.calendars import TableUnreadable, table_of_file
    from sunlit.procedures.actions.adopt_calendar import adopt_calendar
    from sunlit.procedures.adopting import moves
    from sunlit.procedures.calendar_faults import refuse_impossible

    refresh()
    try:
        table = table_of_file(args.file)
        refuse_impossible(table)
        moved = moves(table, now())
        for move in moved:
            print(f"{move.case} {move.rule_name}：{move.before} → {move.after}")
        print(f"共{len(moved)}个期限的届满日改变。")
        if args.dry_run:
            print("这是预览，没有采用。")
            return 0
        adopt_calendar(actor=None, at=now(), table=table)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2 if isinstance(refusal, TableUnreadable) else 1
    print(f"已采用{table.year}年放假安排，后台任务正在重新计算在办案件的期限。")
    return 0
