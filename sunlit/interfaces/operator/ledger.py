"""`sunlit ledger verify`: re-hash every stored entry and name what does not fit."""

import argparse
import json


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `ledger verify` to the commands."""
    parser = subparsers.add_parser("ledger", help="留痕账本")
    inner = parser.add_subparsers(required=True, metavar="verify")
    verify = inner.add_parser("verify", help="逐条校验账本")
    verify.add_argument("--json", action="store_true", help="以JSON输出结果")
    verify.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 if the ledger is whole, 1 if not."""
    from sunlit.foundations.ledger.verification import verify_ledger

    report = verify_ledger()
    if args.json:
        faults = [{"stream": s, "position": p, "fault": text} for s, p, text in report.faults]
        print(
            json.dumps(
                {"entries": report.entries, "streams": report.streams, "faults": faults},
                ensure_ascii=False,
            )
        )
        return 0 if report.ok else 1
    print(f"已校验 {report.streams} 个账目流、{report.entries} 条记录。")
    for stream, position, sentence in report.faults:
        print(f"  {stream} 第{position}条：{sentence}")
    print("账本完整。" if report.ok else "账本不完整！请保护现场并报告审计管理员。")
    return 0 if report.ok else 1
