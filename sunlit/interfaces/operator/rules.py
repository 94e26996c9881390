"""`sunlit rules check`: no path reaches a decision, publication or closure unlawfully."""

import argparse
import json


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `rules check` to the commands."""
    parser = subparsers.add_parser("rules", help="规则")
    inner = parser.add_subparsers(required=True, metavar="check")
    check = inner.add_parser("check", help="检查规则数据")
    check.add_argument("--json", action="store_true", help="以JSON输出结果")
    check.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 if the shipped rules hold, 1 with the faults and their counter-examples if not."""
    from sunlit.procedures.checking import check_rulebook
    from sunlit.rulebook.loading import rulebook
    from sunlit.rulebook.shipping import (
        DEMONSTRATION_OVERLAY,
        canonical_bytes,
        digest_of,
        shipped_content,
    )

    content = shipped_content("check", "2026-01-01", DEMONSTRATION_OVERLAY)
    report = check_rulebook(rulebook(content, digest_of(canonical_bytes(content))))
    if args.json:
        print(json.dumps(report.as_dict(), ensure_ascii=False))
    else:
        print(report.as_text())
    return 0 if report.ok else 1
