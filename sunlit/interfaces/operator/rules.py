"""`sunlit rules check`, `sunlit rules release`: rules are checked before they bind a case."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sunlit.interfaces.operator.recompute import add_recompute

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sunlit.procedures.checking import Fault, Report
    from sunlit.rulebook.schema import Rulebook


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
    release.add_argument("--overlay", type=Path, help="本局审核目录等收紧规则的YAML文件")
    release.set_defaults(run=run_release)
    add_recompute(inner)


def run(args: argparse.Namespace) -> int:
    """0 if the rules hold, 1 with the faults and their counter-examples if not."""
    from django.conf import settings

    from sunlit.rulebook.loading import RuleDataError
    from sunlit.rulebook.shipping import DEMONSTRATION_OVERLAY, shipped_content

    try:
        content = shipped_content("check", "2026-01-01", DEMONSTRATION_OVERLAY, settings.RULES_DIR)
        report = _checked(content, args.only)
    except RuleDataError as error:
        told = json.dumps({"ok": False, "error": str(error)}, ensure_ascii=False)
        print(told if args.json else f"规则文件有误：{error}")
        return 1
    if args.json:
        print(json.dumps(report.as_dict(), ensure_ascii=False))
    else:
        print(report.as_text())
    return 0 if report.ok else 1


def run_release(args: argparse.Namespace) -> int:
    """0 released, 1 the rules do not hold, 2 not a day."""
    from django.conf import settings

    from sunlit.foundations.refusals import Refusal
    from sunlit.interfaces.clock import now
    from sunlit.rulebook.actions.release_rulebook import release_rulebook
    from sunlit.rulebook.loading import RuleDataError
    from sunlit.rulebook.shipping import shipped_content

    try:
        valid_from = date.fromisoformat(args.valid_from)
    except ValueError:
        print(f"施行日期“{args.valid_from}”不是日期，请写成2026-12-01的样子。", file=sys.stderr)
        return 2
    try:
        name = args.name or f"{valid_from:%Y.%m.%d}"
        content = shipped_content(name, f"{valid_from}", args.overlay, settings.RULES_DIR)
        report = _checked(content, (), _changed_forms(content))
        if not report.ok:
            print(report.as_text(), file=sys.stderr)
            return 1
        release = release_rulebook(content=content, actor=None, at=now())
    except (RuleDataError, Refusal) as error:
        print(f"规则没有发布：{error}", file=sys.stderr)
        return 1
    print(f"已发布规则版本{release.version}，自{release.valid_from}起施行，摘要{release.digest}。")
    return 0


def _checked(
    content: dict[str, Any], only: "Collection[str]", found: "Iterable[Fault]" = ()
) -> "Report":
    """The report on a content: names, demands, citations of the bureau's own files, all paths."""
    from sunlit.procedures.checking import Fault, Report, check_rulebook
    from sunlit.rulebook.loading import rulebook
    from sunlit.rulebook.shipping import canonical_bytes, digest_of

    book = rulebook(content, digest_of(canonical_bytes(content)))
    if unknown := [code for code in only if code not in book.procedures]:
        return Report(book.version, 0, 0, faults=[Fault(f"程序“{unknown[0]}”", "没有这个程序。")])
    return check_rulebook(book, only, [*found, *_unknown_articles(book)])


def _unknown_articles(book: "Rulebook") -> "list[Fault]":
    """What the bureau's own procedures cite and the library of law does not have."""
    from django.conf import settings

    from sunlit.procedures.checking import Fault
    from sunlit.registers.radar.checking import wrong_citation
    from sunlit.registers.radar.sources import citings_of

    if settings.RULES_DIR is None:
        return []
    day, index, known = date.fromisoformat(book.valid_from), _library(), _shipped_bases()
    faults = []
    for citing in citings_of(book, day):
        if (citing.title, citing.citation.text) in known:
            continue
        if wrong := wrong_citation(citing.citation, index, day):
            faults.append(Fault(f"“{citing.title}”的依据{citing.citation.text}", str(wrong)))
    return faults


def _shipped_bases() -> set[tuple[str, str]]:
    """What the shipped rules and the demonstration overlay cite, by the title of the rule."""
    from sunlit.registers.radar.sources import citings_of
    from sunlit.rulebook.loading import rulebook
    from sunlit.rulebook.shipping import DEMONSTRATION_OVERLAY, shipped_content

    content = shipped_content("shipped", "2026-01-01", DEMONSTRATION_OVERLAY)
    book = rulebook(content, "shipped")
    day = date.fromisoformat(book.valid_from)
    return {(one.title, one.citation.text) for one in citings_of(book, day)}


def _library() -> Any:
    """The bureau's library of law; before it is founded, the one shipped."""
    from django.db import DatabaseError

    from sunlit.registers.laws.queries import law_index
    from sunlit.registers.laws.shipped_index import shipped_index

    try:
        index = law_index()
    except DatabaseError:
        return shipped_index()
    return index if index.by_pk else shipped_index()


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
