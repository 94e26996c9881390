"""`sunlit rules release`: new rules bind from a day on, together with the bureau's measures."""

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sunlit.procedures.checking import Fault
    from sunlit.rulebook.models import RulebookRelease


def run_release(args: argparse.Namespace) -> int:
    """0 released, 1 the rules or a measure under them do not hold, 2 not a day."""
    from sunlit.foundations.refusals import Refusal
    from sunlit.rulebook.loading import RuleDataError

    try:
        valid_from = date.fromisoformat(args.valid_from)
    except ValueError:
        print(f"施行日期“{args.valid_from}”不是日期，请写成2026-12-01的样子。", file=sys.stderr)
        return 2
    try:
        return _release(args, valid_from)
    except (RuleDataError, Refusal) as error:
        print(f"规则没有发布：{error}", file=sys.stderr)
        return 1


def _release(args: argparse.Namespace, valid_from: date) -> int:
    from django.conf import settings

    from sunlit.interfaces.operator.soundness import checked, measure_faults, unsound
    from sunlit.rulebook.carrying import following, refuse_unfit, with_measures_kept
    from sunlit.rulebook.shipping import shipped_content

    name = args.name or f"{valid_from:%Y.%m.%d}"
    content = shipped_content(name, f"{valid_from}", args.overlay, settings.RULES_DIR)
    replaced = set(content.get("measures", ()))
    content = with_measures_kept(content)
    later = list(following(content))
    for one in (content, *later):
        refuse_unfit(one)
    found = [*_changed_forms(content), *_begun_late(content), *measure_faults(content, replaced)]
    report = checked(content, (), found)
    report.faults += [fault for one in later for fault in unsound(one)]
    if not report.ok:
        print(report.as_text(), file=sys.stderr)
        return 1
    for release in _publish([content, *later]):
        print(
            f"已发布规则版本{release.version}，自{release.valid_from}起施行，摘要{release.digest}。"
        )
    _tell_measures(content, later, replaced)
    return 0


def _publish(contents: list[dict[str, Any]]) -> "list[RulebookRelease]":
    """All of them or none."""
    from django.db import transaction

    from sunlit.interfaces.clock import now
    from sunlit.rulebook.actions.release_rulebook import release_rulebook

    at = now()
    with transaction.atomic():
        return [release_rulebook(content=one, actor=None, at=at) for one in contents]


def _tell_measures(
    content: dict[str, Any], later: list[dict[str, Any]], replaced: set[str]
) -> None:
    """Which measures of the bureau hold under the new rules, and from when."""
    kept = {kind: one for kind, one in content["measures"].items() if kind not in replaced}
    given = {kind: one for kind, one in content["measures"].items() if kind in replaced}
    if given:
        print(f"由--overlay文件写明的办法：{_named(given)}。")
    if kept:
        print(f"继续适用的本局办法：{_named(kept)}。")
    if not content["measures"]:
        print("本局没有施行中的办法。")
    for one in later:
        print(f"{one['valid_from']}起适用的本局办法：{_named(one['measures'])}。")


def _named(measures: dict[str, Any]) -> str:
    return "、".join(f"《{one['title']}》第{one['number']}版" for one in measures.values())


def _begun_late(content: dict[str, Any]) -> "list[Fault]":
    """Procedures that begin only after the rules they stand in."""
    from sunlit.procedures.checking import Fault

    day = content["valid_from"]
    return [
        Fault(f"程序“{one['name']}”", f"“valid_from”为{one['valid_from']}，晚于本版施行日期{day}。")
        for one in content["procedures"]
        if str(one.get("valid_from", "")) > day
    ]


def _changed_forms(content: dict[str, Any]) -> "list[Fault]":
    """Steps whose fields changed since an earlier release without a new number of their form."""
    from sunlit.procedures.checking import Fault
    from sunlit.procedures.trace import register_steps
    from sunlit.rulebook.loading import rulebook
    from sunlit.rulebook.models import RulebookRelease
    from sunlit.rulebook.queries import rules_of

    for digest in RulebookRelease.objects.values_list("digest", flat=True):
        register_steps(rules_of(digest))
    try:
        register_steps(rulebook(content, "new"))
    except ValueError as error:
        sentence = "字段或者名称与以前的版本不同，请把该步骤的form_version加一。"
        return [Fault(f"留痕代码{error}", sentence)]
    return []
