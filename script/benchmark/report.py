"""The figures as a table (结果), absolute and as a multiple of the bare page."""

from collections.abc import Iterator
from typing import Any

STEPS_PER_SECOND = 100
LIST_MILLISECONDS = 100
AIMED = ("case_list", "case_list_officer", "case_search", "decision_list", "decision_search")
HEAD = f"{'':<44}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'x bare':>8}{'queries':>9}"


def table(result: dict[str, Any]) -> list[str]:
    """The lines to print for one database."""
    lines = [
        "",
        f"{result['database']}: {result['cases']} cases built in {result['build_seconds']} s, "
        f"{result['copied_entries']} ledger entries, {result['verified_streams']} streams verified",
        HEAD,
    ]
    bare = result["pages"]["bare"]["p50"]
    for page in result["pages"].values():
        lines.append(_line(page["name"], page, bare))
        lines += [_line(f"  {name}", part, bare) for name, part in page.get("parts", {}).items()]
    lines += ["", f"{'eight clients':<44}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'per s':>8}"]
    for run in (result["bare_clients"], result["acts"]):
        lines.append(_clients(run["name"], run) + f"{run['per_second']:>8}")
        lines += [
            _clients(f"  {name}", part)
            for name, part in run["parts"].items()
            if len(run["parts"]) > 1
        ]
    ratio = result["bare_clients"]["per_second"] / result["acts"]["per_second"]
    lines.append(f"one step costs as much as {ratio:.1f} bare pages")
    return lines


def _wide(text: str, width: int) -> str:
    """Padded as a terminal shows it: a Chinese character takes two places."""
    shown = sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)
    return text + " " * max(width - shown, 1)


def _line(name: str, page: dict[str, Any], bare: float) -> str:
    return _clients(name, page) + f"{page['p50'] / bare:>8.1f}{page.get('queries', ''):>9}"


def _clients(name: str, run: dict[str, Any]) -> str:
    return _wide(name, 44) + f"{run['p50']:>9}{run['p95']:>9}{run['p99']:>9}"


def missed(result: dict[str, Any]) -> Iterator[str]:
    """The aims this database missed."""
    where = result["database"]
    if (rate := result["acts"]["per_second"]) < STEPS_PER_SECOND:
        yield f"{where}: {rate} steps per second, wanted {STEPS_PER_SECOND}"
    for code in AIMED:
        page = result["pages"][code]
        for name, part in page["parts"].items():
            if part["p95"] > LIST_MILLISECONDS:
                yield f"{where}: {page['name']}·{name} p95 {part['p95']} ms"
    for name, (few, many) in result["queries"].items():
        if many > few:
            yield f"{where}: {name} takes {many} queries, {few} with few cases"
