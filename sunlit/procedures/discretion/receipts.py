"""The receipt of a calculation (裁量结果)： what was entered, what the benchmark made of it. Pure.

A receipt is a step `discretion_assessed` of the case. It is computed from the benchmark of the
rules the case is bound to, so that it comes out the same years later.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as noop

from sunlit.foundations.refusals import Sentence
from sunlit.foundations.wording import yuan
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.penalties import statute_of
from sunlit.procedures.review_references import RECORDING, Reference, references
from sunlit.rulebook.discretion.computing import Assessment, assess
from sunlit.rulebook.discretion.schema import Benchmark, FactorKind
from sunlit.rulebook.tables import LeniencyRow

ASSESSED = "discretion_assessed"
# What a receipt says besides what was entered; computed again to prove it.
RESULT = ("level", "measures", "least", "most", "reasons", "working", "departs", "digest")
NO_BENCHMARK = noop("法定幅度")
HEADINGS = frozenset({"NO_PENALTY_MINOR"})  # outcomes that are leniency; the others are no choice
LENIENT_WORDS = {
    "NO_PENALTY": noop("不予行政处罚"),
    "MAY_WAIVE": noop("可以不予行政处罚"),
    "LIGHTER": noop("从轻处罚"),
    "REDUCED": noop("减轻处罚"),
    "EITHER": noop("从轻或者减轻处罚"),
}


def benchmarks_of(file: CaseFile) -> list[Benchmark]:
    """The benchmarks of the case's item, in the rules it is bound to."""
    code = item_code(file)
    return file.rules.benchmarks_for(code) if code else []


def item_code(file: CaseFile) -> str:
    """How benchmarks and leniency lists name the case's item; "" where no rule names it."""
    statute = statute_of(file)
    return statute.code if statute else ""


def leniency_rows(file: CaseFile) -> list[LeniencyRow]:
    """The rows of the leniency lists that may concern the case."""
    return file.rules.leniency_for(item_code(file), file.party.kind)


def leniency_row(file: CaseFile, code: str) -> LeniencyRow | None:
    """The row chosen, if it may concern the case."""
    return next((row for row in leniency_rows(file) if row.code == code), None)


def proofs(file: CaseFile) -> list[Reference]:
    """What a factor may rest on: evidence, transcripts and recordings, not the bureau's papers."""
    steps = {taken.position: file.procedure.step(taken.step) for taken in file.taken}
    return [
        found
        for found in references(file)
        if (step := steps[found.position]).code in {RECORDING, "hearing_held"}
        or (step.field_act and step.changes_facts)
    ]


def receipt(file: CaseFile) -> Taken | None:
    """The calculation that stands: the latest."""
    return file.last(ASSESSED)


def assessment(file: CaseFile, data: Mapping[str, Any]) -> Assessment | None:
    """What the chosen benchmark says of the factors; None without one. Raises FactsError."""
    benchmark = file.rules.benchmarks.get(data.get("benchmark") or "")
    if benchmark is None:
        return None
    facts = {row["name"]: str(row.get("value", "")) for row in data.get("factors") or ()}
    return assess(benchmark, facts, file.party.kind, statute_of(file))


def computed(file: CaseFile, data: Mapping[str, Any]) -> dict[str, Any]:
    """Everything the receipt says besides what was entered. Raises FactsError."""
    found, row = assessment(file, data), leniency_row(file, data.get("leniency") or "")
    standing = _of_benchmark(found) if found else _of_statute(file, bool(data.get("grave")))
    result = _limited(file, standing)
    if row:
        result["reasons"] = f"{result['reasons']}{_lenient_words(row)}".strip()
        result["working"] += f"\n{_lenient_words(row)}"
    proposed = {"outcome": "NO_PENALTY_MINOR" if row and row.waives else "PENALTY"} | {
        name: data[name] for name in ("fine",) if name in data
    }
    standing = {**data, **result}
    departs = bool(row and row.reduces and _is_below(standing, data.get("fine")))
    departs = departs or _outside(standing, proposed, row) is not None
    result["departs"] = "YES" if departs else "NO"
    result["digest"] = _digest(file, data, result)
    return result


def _of_benchmark(found: Assessment) -> dict[str, Any]:
    result: dict[str, Any] = {
        "level": found.level,
        "measures": found.measures,
        "reasons": found.reasons,
        "working": "\n".join(found.trace),
    }
    if found.min_fen is not None and found.max_fen is not None:
        result |= {"least": found.min_fen, "most": found.max_fen}
    return result


def _of_statute(file: CaseFile, is_grave: bool) -> dict[str, Any]:
    """The statute's own range, where the bureau has no benchmark for the item."""
    statute = statute_of(file)
    result: dict[str, Any] = {
        "level": NO_BENCHMARK,
        "reasons": "",
        "measures": noop("依照法定种类和幅度"),
    }
    result["working"] = "本事项没有裁量基准，适用法定幅度。"
    if statute and statute.max_fen is not None:
        most = statute.max_fen if is_grave else statute.grave_fen or statute.max_fen
        result |= {"least": statute.min_fen, "most": most}
        result["working"] += f"{statute.basis}。"
    return result


def _limited(file: CaseFile, result: dict[str, Any]) -> dict[str, Any]:
    """No more than the procedure may fine; a result that lies above it altogether stays as it is.

    Such a case is none for this procedure, which `assessed_within_limits` says.
    """
    limits = file.procedure.fine_limits
    limit = limits.of(file.party.kind)
    if limit is None or result.get("most", 0) <= limit:
        return result
    words = f"本程序的罚款以{yuan(limit)}为限（{limits.basis}）"
    if result["least"] > limit:
        return {**result, "working": f"{result['working']}\n{words}，裁量结果超过限额。"}
    told = f"适用简易程序，罚款在{yuan(limit)}以内。" if result["reasons"] else ""
    return {
        **result,
        "most": limit,
        "reasons": f"{result['reasons']}{told}",
        "working": f"{result['working']}\n{words}，上限按限额计算。",
    }


def _lenient_words(row: LeniencyRow) -> str:
    return f"当事人具有“{row.name}”的情形，依据{row.basis}，{LENIENT_WORDS[row.effect]}。"


def _is_below(standing: Mapping[str, Any], fine: int | None) -> bool:
    return fine is not None and fine < (standing.get("least") or 0)


def _digest(file: CaseFile, data: Mapping[str, Any], result: Mapping[str, Any]) -> str:
    """SHA-256 over benchmark, factors and result: what a later recomputation must reproduce."""
    benchmark = file.rules.benchmarks.get(data.get("benchmark") or "")
    factors = {row["name"]: str(row.get("value", "")) for row in data.get("factors") or ()}
    content = {
        "benchmark": _digested(benchmark) if benchmark else None,
        "factors": factors,
        "leniency": data.get("leniency"),
        "fine": data.get("fine"),
        "result": dict(result),
    }
    content |= {"grave": True} if data.get("grave") else {}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _digested(benchmark: Benchmark) -> dict[str, Any]:
    """A benchmark as receipts digest it: one written before factors were `whole` stays the same."""
    content = asdict(benchmark)
    for factor in content["factors"]:
        if not factor["whole"]:
            del factor["whole"]
    return content


def recomputes(file: CaseFile, taken: Taken) -> bool:
    """Whether the receipt comes out the same by the benchmark of its day (重算)."""
    again = computed(file, taken.data)
    return all(again.get(name) == taken.data.get(name) for name in RESULT)


def departure(file: CaseFile, data: Mapping[str, Any]) -> Sentence | None:
    """How a proposal (report, notice, draft) departs from the receipt, or None (偏离裁量基准)."""
    found = receipt(file)
    if found is None or not found.data.get("level"):
        return None
    row = leniency_row(file, found.data.get("leniency") or "")
    if _outside(found.data, data, row) is None:
        below = row is not None and row.reduces and _is_below(found.data, data.get("fine"))
        return _("低于裁量结果的下限，属于减轻处罚。") if below else None
    return _outside(found.data, data, row)


def _outside(
    standing: Mapping[str, Any], data: Mapping[str, Any], row: LeniencyRow | None
) -> Sentence | None:
    """Why what is proposed lies outside of what was computed."""
    outcome = data.get("outcome") or "PENALTY"
    if outcome != "PENALTY":
        waived = row is not None and row.waives
        is_open = outcome in HEADINGS and not waived and "most" in standing
        return _("裁量结果为处以罚款，拟不予处罚。") if is_open else None
    fine = data.get("fine")
    if row is not None and row.waives:
        return _("裁量结果为不予处罚，拟给予处罚。") if fine or data.get("kinds") else None
    if "most" not in standing:
        is_free = standing.get("level") == NO_BENCHMARK
        return _("裁量结果为不处罚款，拟处罚款。") if fine and not is_free else None
    return _outside_range(standing, data, row)


def _outside_range(
    standing: Mapping[str, Any], data: Mapping[str, Any], row: LeniencyRow | None
) -> Sentence | None:
    least, most, fine = standing["least"], standing["most"], data.get("fine")
    if fine is None:
        dropped = least > 0 and "kinds" in data
        return _("裁量结果为处以罚款，拟不处罚款。") if dropped else None
    if fine > most or (fine < least and not (row and row.reduces)):
        return format_lazy(
            _("拟罚款{fine}，裁量结果为{least}至{most}。"),
            fine=yuan(fine),
            least=yuan(least),
            most=yuan(most),
        )
    return None


def rows_kept(file: CaseFile, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The factors with their words and the evidence's title, as the receipt keeps them."""
    benchmark = file.rules.benchmarks.get(data.get("benchmark") or "")
    titles = {found.position: found.title for found in proofs(file)}
    given = {row["name"]: row for row in data.get("factors") or ()}
    rows = []
    for factor in benchmark.factors if benchmark else ():
        row = given[factor.name]
        value = str(row["value"]).strip()
        words = factor.label_of(value) if factor.kind is FactorKind.CHOICE else value
        unit = "元" if factor.kind is FactorKind.AMOUNT else factor.unit
        words += "" if factor.kind is FactorKind.CHOICE else unit
        position = row.get("evidence")
        rows.append(
            {"name": factor.name, "label": factor.label, "value": value, "words": words}
            | ({"evidence": position, "title": titles[position]} if position else {})
        )
    return rows


def factor_lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """The factors as lines: "两年内累计收购量：400吨（证据：经营台账）"."""
    return "\n".join(
        f"{row.get('label', row['name'])}：{row.get('words', row.get('value', ''))}"
        + (f"（证据：{row['title']}）" if row.get("title") else "")
        for row in rows
    )
