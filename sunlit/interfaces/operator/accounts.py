"""`sunlit accounts`: open and close accounts, assign and end duties, as 系统."""

import argparse
import getpass
import sys
from datetime import date

from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import now, today


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `accounts list|open|close|assign|end` to the commands."""
    parser = subparsers.add_parser("accounts", help="账号和职责")
    inner = parser.add_subparsers(required=True, metavar="list|open|close|assign|end")
    inner.add_parser("list", help="列出账号和现有职责").set_defaults(run=_list)
    opening = inner.add_parser("open", help="开立账号；初始密码从键盘或者标准输入读取")
    opening.add_argument("username")
    opening.add_argument("name", help="姓名")
    opening.set_defaults(run=_open)
    closing = inner.add_parser("close", help="停用账号，同时结束会话")
    closing.add_argument("username")
    closing.add_argument("reason", help="停用理由")
    closing.set_defaults(run=_close)
    for name, run, text in (("assign", _assign, "任命职责"), ("end", _end, "终止职责")):
        change = inner.add_parser(name, help=text)
        change.add_argument("username")
        change.add_argument("duty", help="职责代码，例如 CASE_OFFICER，见 docs/how-to/accounts.md")
        change.add_argument("--section", default="", help="科室代码；不写为全局")
        if run is _assign:
            change.add_argument("--on", type=date.fromisoformat, help="起始日期，默认今天")
        change.set_defaults(run=run)


def _refusable(act: object) -> int:
    """Run an act; print a refusal as its sentence and answer 1."""
    from django.core.exceptions import ObjectDoesNotExist

    try:
        act()  # type: ignore[operator]
    except Refusal as refusal:
        print(refusal, *refusal.fields.values(), sep="\n", file=sys.stderr)
        return 1
    except ObjectDoesNotExist:
        print("没有这个账号或者职责任命。", file=sys.stderr)
        return 1
    print("已办理。")
    return 0


def _list(args: argparse.Namespace) -> int:
    from sunlit.foundations.accounts.models import Account
    from sunlit.foundations.accounts.queries import held_duties

    for account in Account.objects.order_by("username"):
        duties = "、".join(
            f"{held.duty.label}（{held.section_code or '全局'}）"
            for held in sorted(held_duties(account, today()), key=lambda held: held.duty)
        )
        state = "" if account.is_active else "（已停用）"
        print(f"{account.username}\t{account.full_name}{state}\t{duties}")
    return 0


def _open(args: argparse.Namespace) -> int:
    from sunlit.foundations.accounts.actions.open_account import open_account

    is_typed = sys.stdin.isatty()
    password = getpass.getpass("初始密码：") if is_typed else sys.stdin.readline().rstrip("\n")
    return _refusable(
        lambda: open_account(
            actor=None, at=now(), username=args.username, full_name=args.name, password=password
        )
    )


def _close(args: argparse.Namespace) -> int:
    from sunlit.foundations.accounts.actions.close_account import close_account
    from sunlit.foundations.accounts.models import Account

    return _refusable(
        lambda: close_account(
            actor=None,
            at=now(),
            account=Account.objects.get(username=args.username),
            reason=args.reason,
        )
    )


def _assign(args: argparse.Namespace) -> int:
    from sunlit.foundations.accounts.actions.assign_duty import assign_duty
    from sunlit.foundations.accounts.models import Account

    return _refusable(
        lambda: assign_duty(
            actor=None,
            at=now(),
            account=Account.objects.get(username=args.username),
            duty=args.duty,
            valid_from=args.on or today(),
            section_code=args.section,
        )
    )


def _end(args: argparse.Namespace) -> int:
    from sunlit.foundations.accounts.actions.end_duty import end_duty
    from sunlit.foundations.accounts.models import DutyAssignment

    return _refusable(
        lambda: end_duty(
            actor=None,
            at=now(),
            assignment=DutyAssignment.objects.filter(
                account__username=args.username, duty=args.duty, section_code=args.section
            ).latest("valid_from"),
        )
    )
