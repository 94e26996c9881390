"""`sunlit rules recompute CASE`: a past decision computed anew with the rules of its day (重算)."""

import argparse
import json
import sys


def add_recompute(inner: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `rules recompute` to the commands."""
    parser = inner.add_parser("recompute", help="以作出决定之日的规则重算一件案件的决定")
    parser.add_argument("case", metavar="案号", help="案号，如（示）发改案〔2026〕1号")
    parser.add_argument("--json", action="store_true", help="以JSON输出结果")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 everything agrees, 1 something differs, 2 no such decided case."""
    from sunlit.casework.models import Case
    from sunlit.interfaces.clock import now
    from sunlit.procedures.loading import load_file, read_case
    from sunlit.procedures.recomputing import recompute

    try:
        case = read_case(case_no=args.case.strip())
    except Case.DoesNotExist:
        print(f"没有案号为“{args.case}”的案件。", file=sys.stderr)
        return 2
    found = recompute(case, load_file(case, now()))
    if found is None:
        print("案件尚未作出决定，没有可以重算的内容。", file=sys.stderr)
        return 2
    rows = [
        {
            "part": str(one.part),
            "name": str(one.name),
            "kept": str(one.kept),
            "computed": str(one.computed),
            "agrees": one.agrees,
            "trace": one.trace,
        }
        for one in found.findings
    ]
    if args.json:
        whole = {"case": case.case_no, "rules": found.version, "agrees": found.agrees}
        print(json.dumps(whole | {"findings": rows}, ensure_ascii=False))
    else:
        print(f"{case.case_no}，{found.step_name}，规则版本{found.version}")
        for row in rows:
            mark = "一致" if row["agrees"] else "不同"
            told = f"{row['part']}：{row['name']}：{row['kept']} → {row['computed']}"
            print(f"[{mark}] {told} {row['trace']}".rstrip())
        print("重算结果与当时一致。" if found.agrees else "重算结果与当时有不同。")
    return 0 if found.agrees else 1
