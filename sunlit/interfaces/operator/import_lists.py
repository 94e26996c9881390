"""`sunlit import LIST FILE [--dry-run] [--json]`: take over a list from Excel or CSV.

Lists that need approval go into their draft; the desk shows it and sends it on its way.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from sunlit.foundations.refusals import Refusal

LISTS = {
    "items": "行政执法事项清单",
    "powers": "权责清单",
    "inspection-items": "随机抽查事项清单",
    "recording": "音像记录事项清单",
    "review-catalogue": "重大执法决定法制审核目录清单",
    "benchmarks": "行政裁量权基准",
    "officers": "行政执法人员名单",
    "parties": "检查对象名录库",
    "bodies": "执法主体名单",
    "guides": "服务指南",
}
DONE, ROWS_REFUSED, FILE_UNREADABLE = 0, 1, 2


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `import` to the commands."""
    parser = subparsers.add_parser("import", help="从Excel或CSV文件导入名录")
    parser.add_argument(
        "list", choices=LISTS, help="、".join(f"{name}({title})" for name, title in LISTS.items())
    )
    parser.add_argument("file", type=Path, help="文件（.xlsx、.xls、.ods、.csv）")
    parser.add_argument("--dry-run", action="store_true", help="只预览，不写入")
    parser.add_argument(
        "--remove-missing", action="store_true", help="表中没有的条目从清单草稿中删除"
    )
    parser.add_argument(
        "--confirm-kind", action="store_true", help="文件看起来像另一种清单时仍按这一种导入"
    )
    parser.add_argument("--json", action="store_true", help="以JSON输出结果")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Import the file; 0 nothing refused, 1 rows refused, 2 the file could not be read."""
    try:
        outcome = _outcome(args)
    except OSError as error:
        return _unreadable(args, f"无法打开文件“{args.file}”：{error.strerror}")
    except Refusal as refusal:
        return _unreadable(args, str(refusal.message))
    print(json.dumps(outcome, ensure_ascii=False) if args.json else _report(outcome, args.dry_run))
    return ROWS_REFUSED if outcome["refused"] else DONE


def _unreadable(args: argparse.Namespace, sentence: str) -> int:
    """Say in one sentence why nothing was done; programs read it as JSON."""
    if args.json:
        print(json.dumps({"error": sentence}, ensure_ascii=False))
    else:
        print(sentence, file=sys.stderr)
    return FILE_UNREADABLE


def _outcome(args: argparse.Namespace) -> dict[str, Any]:
    """What the import does, or would do."""
    from sunlit.interfaces.clock import now
    from sunlit.interfaces.exchange.lists import prepare_import
    from sunlit.registers.intake.models import ListKind

    prepared = prepare_import(
        ListKind(args.list.upper().replace("-", "_")),
        args.file.read_bytes(),
        args.file.name,
        remove_missing=args.remove_missing,
        is_confirmed=args.confirm_kind,
    )
    if args.dry_run:
        return prepared.plan().outcome()
    done = prepared.accept(None, now(), "")
    return {
        "created": done.created_count,
        "changed": done.changed_count,
        "unchanged": done.unchanged_count,
        "refused": done.refused,
    }


def _report(outcome: dict[str, Any], is_dry_run: bool) -> str:
    """The outcome for people: counts, then each refused row with its place and reason."""
    title = "预览（未写入）" if is_dry_run else "导入完成"
    counts = "新增{created}条，变更{changed}条，无变化{unchanged}条".format(**outcome)
    lines = [f"{title}：{counts}，未导入{len(outcome['refused'])}行"]
    for row in outcome["refused"]:
        place = f"工作表“{row['sheet']}”第{row['row']}行"
        lines.append("  " + place + (f"“{row['column']}”" if row["column"] else "") + row["reason"])
    return "\n".join(lines)
