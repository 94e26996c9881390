"""`sunlit clock`: when a period ends, and why; by the rule's own id or its id in the fact base."""

import argparse
import json
import os
import sys


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `clock` to the commands."""
    parser = subparsers.add_parser("clock", help="计算期限届满之日")
    parser.add_argument("rule", nargs="?", default="", help="规则编号，例如 PEN-16 或者 decision")
    parser.add_argument("--start", default="", help="起算事件发生之日，例如 2026-11-23")
    parser.add_argument(
        "--pause",
        action="append",
        default=[],
        metavar="FROM..TO",
        help="暂停计算的首日和末日，可以多次；没有末日的写 2026-03-01..",
    )
    parser.add_argument("--extend", default="", metavar="N", help="经批准延长的数额，单位同该期限")
    parser.add_argument("--region", default="", metavar="CODE", help="行政区划代码，例如 532300")
    parser.add_argument("--announced", action="store_true", help="起算日是公告之日（公告送达）")
    parser.add_argument("--list", action="store_true", help="列出全部期限")
    parser.add_argument("--json", action="store_true", help="以JSON输出")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 with the answer; 2 with one sentence when the rule, a day or the region cannot be read."""
    try:
        return _answer(args)
    except BrokenPipeError:  # the reader has seen enough (| head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _answer(args: argparse.Namespace) -> int:
    from sunlit.foundations.refusals import Refusal
    from sunlit.foundations.wording import in_record_language
    from sunlit.interfaces.operator.clock_answers import answers, as_json, as_text, listing

    with in_record_language():
        try:
            if args.list:
                print(listing(as_data=args.json))
                return 0
            found = answers(args)
        except Refusal as refusal:
            print(refusal, file=sys.stderr)
            return 2
        if args.json:
            print(json.dumps(as_json(args.rule, found), ensure_ascii=False, indent=2))
        else:
            print(as_text(found))
        return 0
