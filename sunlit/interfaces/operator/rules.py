"""`sunlit rules check`, `sunlit rules release`: rules are checked before they bind a case."""

import argparse
import json
from pathlib import Path

from sunlit.interfaces.operator.recompute import add_recompute
from sunlit.interfaces.operator.releasing import run_release


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `rules check` and `rules release` to the commands."""
    parser = subparsers.add_parser("rules", help="规则")
    inner = parser.add_subparsers(required=True, metavar="check|release|recompute")
    check = inner.add_parser("check", help="检查规则数据，包括本局规则文件夹里的程序")
    check.add_argument("only", nargs="*", metavar="程序代码", help="只走这些程序的路径")
    check.add_argument("--json", action="store_true", help="以JSON输出结果")
    check.set_defaults(run=run)
    release = inner.add_parser("release", help="检查后发布新的规则版本")
    release.add_argument("--from", dest="valid_from", required=True, help="施行日期，如2026-12-01")
    release.add_argument("--name", default="", help="版本名称，默认为施行日期")
    release.add_argument(
        "--overlay", type=Path, help="写明本局办法的YAML文件，替换其中写到的办法；不写到的继续适用"
    )
    release.set_defaults(run=run_release)
    add_recompute(inner)


def run(args: argparse.Namespace) -> int:
    """0 if the rules hold, 1 with the faults and their counter-examples if not."""
    from django.conf import settings

    from sunlit.interfaces.clock import today
    from sunlit.interfaces.operator.soundness import checked
    from sunlit.rulebook.loading import RuleDataError
    from sunlit.rulebook.shipping import DEMONSTRATION_OVERLAY, shipped_content

    try:
        content = shipped_content("check", f"{today()}", DEMONSTRATION_OVERLAY, settings.RULES_DIR)
        report = checked(content, args.only)
    except RuleDataError as error:
        told = json.dumps({"ok": False, "error": str(error)}, ensure_ascii=False)
        print(told if args.json else f"规则文件有误：{error}")
        return 1
    if args.json:
        print(json.dumps(report.as_dict(), ensure_ascii=False))
    else:
        print(report.as_text())
    return 0 if report.ok else 1
