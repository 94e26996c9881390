"""Checks on the calculation of a penalty and on departing from it (裁量校验). Pure."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as noop

from sunlit.foundations.wording import translated, yuan
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.registry import Sentence, check
from sunlit.procedures.discretion.receipts import (
    ASSESSED,
    NO_BENCHMARK,
    benchmarks_of,
    computed,
    departure,
    leniency_row,
    proofs,
    receipt,
)
from sunlit.procedures.penalties import statute_of
from sunlit.rulebook.discretion.computing import FactsError
from sunlit.rulebook.figures import PenaltyRange

Answers = Mapping[str, Sentence]


@check("国办发〔2022〕27号；《行政处罚法》第三十四条")
def benchmark_fits(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """The benchmark is one of the item's; where the item has none, none is chosen."""
    known = {one.code for one in benchmarks_of(file)}
    chosen = data.get("benchmark") or ""
    if chosen and chosen not in known:
        return {"benchmark": _("这不是本事项的裁量基准。")}
    if known and not chosen:
        return {"benchmark": _("请选择本事项的裁量基准。")}
    return {}


@check("国办发〔2022〕27号；《行政处罚法》第四十条")
def factors_complete(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Every factor of the benchmark is answered and rests on something in the case."""
    benchmark = file.rules.benchmarks.get(data.get("benchmark") or "")
    rows = {row["name"]: row for row in data.get("factors") or ()}
    if benchmark is None:
        return {"factors": _("没有裁量基准的，不填写裁量因素。")} if rows else {}
    if set(rows) - {factor.name for factor in benchmark.factors}:
        return {"factors": _("裁量因素不属于所选的裁量基准。")}
    wrong: dict[str, Sentence] = {}
    try:
        computed(file, data)
    except FactsError as error:
        wrong = {f"factors-{name}": sentence for name, sentence in error.faults.items()}
    known = {found.position for found in proofs(file)}
    for factor in benchmark.factors:
        position = rows.get(factor.name, {}).get("evidence")
        sentence = _evidence_fault(position, known, translated(factor.label))
        if sentence:
            wrong[f"factors-{factor.name}-evidence"] = sentence
    return wrong


def _evidence_fault(position: int | None, known: set[int], label: Promise) -> Sentence | None:
    if position is None:
        return format_lazy(_("请选择“{label}”所依据的证据。"), label=label)
    if position in known:
        return None
    return format_lazy(_("“{label}”所依据的材料不是本案的证据、笔录或者音像记录。"), label=label)


@check("《行政处罚法》第三十条至第三十三条")
def leniency_holds(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """The leniency chosen may concern the case; 首违 only without an earlier penalty."""
    code = data.get("leniency") or ""
    if not code:
        return {}
    row = leniency_row(file, code)
    if row is None:
        return {"leniency": _("清单中没有适用于本事项的这一情形。")}
    earlier = data.get("_earlier_penalties") or ()
    if row.first_offence and earlier:
        sentence = _("案件登记中该当事人已受过处罚（{number}），不是初次违法。")
        return {"leniency": format_lazy(sentence, number=earlier[0])}
    if row.waives and data.get("fine"):
        return {"fine": _("不予处罚的，不填写罚款金额。")}
    return {}


@check("《行政处罚法》第五十一条")
def assessed_within_limits(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """What is worth more than may be fined on the spot is no case for it, however it is fined."""
    limit, result = file.procedure.fine_limits.of(file.party.kind), computed(file, data)
    row = leniency_row(file, data.get("leniency") or "")
    is_reduced = row is not None and (row.reduces or row.waives)
    if limit is None or is_reduced or result.get("least", 0) <= limit:
        return {}
    sentence = _("裁量结果为{least}以上，超过当场处罚的限额{limit}，应当转普通程序。")
    return {"fine": format_lazy(sentence, least=yuan(result["least"]), limit=yuan(limit))}


@check(noop("法定罚款幅度"))
def assessed_fine_in_range(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """However it departs from the benchmark, the fine lies inside the statute's range."""
    return _outside_statute(file, data.get("fine") or 0, {**data, **computed(file, data)})


@check(noop("法定罚款幅度"))
def fine_in_statutory_range(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """The fine lies inside the statute's range for the item, as the calculation found it."""
    if data.get("outcome", "PENALTY") != "PENALTY":
        return {}
    found = receipt(file)
    return _outside_statute(file, data.get("fine") or 0, found.data if found else {})


def _outside_statute(file: CaseFile, fine: int, standing: Mapping[str, Any]) -> Answers:
    """Never above the highest amount; below the lowest only where the calculation found a reason
    to reduce (减轻), above what only a grave case (情节严重) may be fined where it found one.
    """
    statute = statute_of(file)
    if statute is None or not fine:
        return {}
    grave, row = statute.grave_fen, leniency_row(file, standing.get("leniency") or "")
    if statute.max_fen is not None and fine > statute.max_fen:
        return _beyond(file, statute, statute.max_fen, noop("罚款超过法定上限{limit}（{basis}）。"))
    if grave is not None and fine > grave and not _is_grave(standing, grave):
        sentence = noop("罚款超过{limit}的，限于情节严重（{basis}），须先在“{step}”中认定。")
        return _beyond(file, statute, grave, sentence)
    if fine < statute.min_fen and not (row and row.reduces):
        sentence = noop(
            "罚款低于法定下限{limit}（{basis}）的，限于依法减轻处罚（《行政处罚法》第三十二条），"
            "须先在“{step}”中选定从宽情形。"
        )
        return _beyond(file, statute, statute.min_fen, sentence)
    return {}


def _beyond(file: CaseFile, statute: PenaltyRange, limit: int, sentence: str) -> Answers:
    """What is exceeded, and the step that finds whether it may be."""
    step = file.procedure.step(ASSESSED).name if file.has_step(ASSESSED) else noop("裁量计算")
    words = {"limit": yuan(limit), "basis": statute.basis, "step": translated(step)}
    return {"fine": format_lazy(_(sentence), **words)}


def _is_grave(standing: Mapping[str, Any], grave: int) -> bool:
    """Whether the calculation found the case grave: its tier says so, or the handlers do."""
    by_tier = standing.get("level") != NO_BENCHMARK and standing.get("most", 0) > grave
    return by_tier or bool(standing.get("grave"))


@check("《行政处罚法》第三十二条、第三十四条；国办发〔2022〕27号")
def assessed_departure_reasoned(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """A fine outside of what is just computed needs reasons."""
    if computed(file, data)["departs"] == "YES" and not str(data.get("departure") or "").strip():
        return {"departure": _("拟罚款金额不在裁量结果之内，请写明偏离裁量基准的理由。")}
    return {}


@check("《行政处罚法》第三十二条、第三十四条；国办发〔2022〕27号")
def departure_reasoned(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """What is proposed keeps to the receipt, or says why it departs from it."""
    why = departure(file, data)
    if why is None or str(data.get("departure") or "").strip():
        return {}
    report = file.last("investigation_reported")
    knows = report is not None and str(report.data.get("departure") or "").strip()
    if knows and "outcome" not in data:
        return {}
    field = "outcome" if (data.get("outcome") or "PENALTY") != "PENALTY" else "fine"
    if "outcome" not in data and "discretion" not in data:  # the notice has no field of its own
        sentence = _("{why}偏离裁量基准的，须先在调查终结报告中写明理由。")
        return {field: format_lazy(sentence, why=why)}
    return {"departure": format_lazy(_("{why}请写明偏离裁量基准的理由。"), why=why)}
