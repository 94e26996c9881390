"""`sunlit bureau load`: enter the bureau with its sections, and release the shipped rules."""

import argparse
import sys
from pathlib import Path

from sunlit.interfaces.clock import now, today


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `bureau load` to the commands."""
    parser = subparsers.add_parser("bureau", help="执法主体")
    inner = parser.add_subparsers(required=True, metavar="load")
    load = inner.add_parser("load", help="登记执法主体和科室，发布随附的规则")
    load.add_argument("file", type=Path, help="YAML 文件，格式见 docs/how-to/first-start.md")
    load.add_argument("--overlay", type=Path, help="本局审核目录等收紧规则的 YAML 文件")
    load.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 done, 1 refused, 2 the file could not be read."""
    import yaml
    from django.conf import settings

    from sunlit.foundations.refusals import Refusal
    from sunlit.interfaces.operator.soundness import measure_faults, unsound
    from sunlit.registers.bodies.actions.register_body import register_body
    from sunlit.registers.laws.actions.seed_laws import seed_laws
    from sunlit.rulebook.actions.release_rulebook import release_rulebook
    from sunlit.rulebook.loading import RuleDataError
    from sunlit.rulebook.shipping import shipped_content

    try:
        data = yaml.safe_load(args.file.read_text(encoding="utf-8"))
        name, sections = data["name"], data["sections"]
        fields = {key: value for key, value in data.items() if key not in {"name", "sections"}}
        version, first_day = f"{today():%Y.%m.%d}", f"{today():%Y-%m-%d}"
        content = shipped_content(version, first_day, args.overlay, settings.RULES_DIR)
        faults = unsound(content)
    except (OSError, yaml.YAMLError, KeyError, TypeError, UnicodeDecodeError) as error:
        print(f"无法读取文件：{error}", file=sys.stderr)
        return 2
    except RuleDataError as error:
        print(f"规则文件有误：{error}", file=sys.stderr)
        return 1
    if faults:
        print(f"规则文件有误：{faults[0]}", file=sys.stderr)
        return 1
    try:
        body = register_body(actor=None, at=now(), name=name, fields=fields, sections=sections)
        laws, _articles = seed_laws(actor=None, at=now())
        release = release_rulebook(content=content, actor=None, at=now())
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"已登记“{body.name}”和{len(sections)}个科室，规则版本{release.version}。")
    print(f"法律法规库新入库{laws}部。")
    for fault in measure_faults(content, content.get("measures", ())):
        print(f"请核对：{fault}", file=sys.stderr)
    return 0
