"""Discretion in a case: from factors with evidence to receipt, report, notice, draft and review."""

from dataclasses import replace
from typing import Any

import pytest

from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.interfaces.desk.cases.fields import first_values
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.attempts import EntryRefused
from sunlit.procedures.conditions import CHECKS
from sunlit.procedures.conditions.under_review import review_rows
from sunlit.procedures.discretion.receipts import ASSESSED, recomputes
from sunlit.recording.models import Document
from tests.builders.bureau import a_walk
from tests.journeys.telling import file_of

pytestmark = pytest.mark.usefixtures("bureau")
BENCHMARK = "FG-CL-01"
REASON = "当事人积极配合调查并已全部退赔。"


def calculation(walk: Walk, fine: str = "60000", **facts: str) -> dict[str, Any]:
    """1,200 吨 not corrected in time: 第二档, 50 yuan for each ton, 60,000 yuan."""
    evidence = next(taken for taken in file_of(walk).taken if taken.step == "evidence_added")
    values = {"total": "1200", "once": "200", "corrected": "NO", "warnings": "0"} | facts
    return {
        "benchmark": BENCHMARK,
        "factors": [
            {"name": name, "value": value, "evidence": str(evidence.position)}
            for name, value in values.items()
        ],
        "fine": fine,
    }


@pytest.fixture
def walk() -> Walk:
    """A case with its evidence, nothing computed yet."""
    walk = a_walk()
    walk.until("evidence_added")
    return walk


def refused(walk: Walk, step: str, /, **changes: object) -> dict[str, str]:
    """The sentences a refused entry comes back with."""
    with pytest.raises(EntryRefused) as caught:
        walk.propose(step, **changes)
    return {name: str(sentence) for name, sentence in caught.value.fields.items()}


def test_it_keeps_tier_range_reasons_and_evidence_as_a_receipt(walk: Walk) -> None:
    walk.take(ASSESSED, **calculation(walk))

    found = file_of(walk).last(ASSESSED)

    assert found is not None
    assert found.data["level"] == "第二档"
    assert (found.data["least"], found.data["most"]) == (6000000, 6000000)
    assert "《粮食流通管理条例》第四十五条第一项" in found.data["reasons"]
    assert found.data["factors"][0]["words"] == "1200吨"
    assert found.data["factors"][0]["title"] == "当事人经营台账复印件"
    assert found.data["departs"] == "NO"
    entry = [one for one in history(f"case/{walk.case.public_id}")][-1]
    assert entry.code == "discretion.assessed"
    assert read_payload(entry)["data_digest"] == found.data["digest"]
    assert "第二档" in Document.objects.get(case=walk.case, form_code="discretion-receipt").content


def test_it_is_offered_in_report_notice_and_draft_and_nothing_is_typed_twice(walk: Walk) -> None:
    walk.take(ASSESSED, **calculation(walk))
    file = file_of(walk)

    offered = first_values(file, file.procedure.step("investigation_reported"))

    assert offered["fine"] == "60000.00"
    assert offered["departs"] == "NO"
    assert "违法程度为“第二档”" in offered["discretion"]
    walk.take("investigation_reported", discretion=offered["discretion"])
    file = file_of(walk)
    notice = first_values(file, file.procedure.step("prior_notice_issued"))
    assert (notice["fine"], notice["reasons"]) == ("60000.00", offered["discretion"])


def test_a_fine_outside_needs_reasons_and_is_reviewed(walk: Walk) -> None:
    small = calculation(walk, total="100", once="30", fine="6000")  # 100吨×50元: 5,000 or 6,000
    walk.take(ASSESSED, **small)

    wrong = refused(walk, "investigation_reported", fine="9000")
    assert "请写明偏离裁量基准的理由" in wrong["departure"]
    assert "裁量结果为6,000.00元至6,000.00元" in wrong["departure"]

    walk.take("investigation_reported", fine="9000", departure=REASON)
    assert [row.code for row in review_rows(file_of(walk))] == ["FG-SH-08"]
    walk.take("prior_notice_issued", fine="9000")
    notice = Document.objects.filter(case=walk.case, form_code="prior-notice").latest("id")
    assert REASON in notice.content


def test_a_fine_inside_is_not_reviewed_for_that(walk: Walk) -> None:
    walk.take(ASSESSED, **calculation(walk, total="100", once="30", fine="6000"))

    walk.take("investigation_reported", fine="6000")

    assert review_rows(file_of(walk)) == ()


def test_departing_while_computing_needs_reasons_too(walk: Walk) -> None:
    wrong = refused(walk, ASSESSED, **calculation(walk, fine="61000"))
    assert "偏离裁量基准的理由" in wrong["departure"]

    walk.take(ASSESSED, **calculation(walk, fine="61000"), departure=REASON)

    file = file_of(walk)
    offered = first_values(file, file.procedure.step("investigation_reported"))
    assert (offered["departs"], offered["departure"]) == ("YES", REASON)


def test_a_notice_may_not_depart_behind_the_back_of_the_report(walk: Walk) -> None:
    walk.take(ASSESSED, **calculation(walk))
    walk.take("investigation_reported")

    wrong = refused(walk, "prior_notice_issued", fine="50000")

    assert "须先在调查终结报告中写明理由" in wrong["fine"]


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"benchmark": ""}, "benchmark", "请选择本事项的裁量基准"),
        ({"benchmark": "FG-CL-02"}, "benchmark", "不是本事项的裁量基准"),
        ({"leniency": "LIST-1"}, "leniency", "没有适用于本事项"),
        ({"leniency": "LAW-33-1"}, "fine", "不予处罚的，不填写罚款金额"),
        ({"fine": "-1"}, "fine", "大于0元"),
        ({"factors": [{"name": "TOTAL!"}]}, "factors", "逐项填写"),
    ],
)
def test_bad_input_is_refused_by_field(
    walk: Walk, changes: dict[str, Any], field: str, sentence: str
) -> None:
    assert sentence in refused(walk, ASSESSED, **(calculation(walk) | changes))[field]


@pytest.mark.parametrize(
    ("name", "row", "sentence"),
    [
        ("total", {"value": "很多"}, "应当是数字"),
        ("total", {"value": ""}, "请填写"),
        ("corrected", {"value": "MAYBE"}, "没有这一情形"),
        ("warnings", {"value": "1.5"}, "应当是整数"),
        ("warnings-evidence", {"evidence": ""}, "所依据的证据"),
        ("warnings-evidence", {"evidence": "999"}, "不是本案的证据"),
    ],
)
def test_a_factor_is_refused_by_its_own_name(
    walk: Walk, name: str, row: dict[str, str], sentence: str
) -> None:
    data = calculation(walk)
    of = name.removesuffix("-evidence")
    data["factors"] = [one | (row if one["name"] == of else {}) for one in data["factors"]]

    assert sentence in refused(walk, ASSESSED, **data)[f"factors-{name}"]


def test_everything_that_is_missing_is_named_at_once(walk: Walk) -> None:
    data = {"benchmark": BENCHMARK, "factors": [], "fine": ""}

    wrong = refused(walk, ASSESSED, **data)

    names = ("total", "once", "corrected", "warnings")
    assert set(wrong) == {f"factors-{one}{of}" for one in names for of in ("", "-evidence")}


@pytest.mark.parametrize(
    ("fine", "said"),
    [
        ("500000.01", "超过法定上限500,000.00元"),
        ("200000.01", "罚款超过200,000.00元的，限于情节严重"),
    ],
)
def test_no_reason_carries_a_fine_out_of_the_statute(walk: Walk, fine: str, said: str) -> None:
    wrong = refused(walk, ASSESSED, **calculation(walk, fine=fine), departure=REASON)

    assert said in wrong["fine"] and "《粮食流通管理条例》第四十五条第一项" in wrong["fine"]


def test_a_grave_case_may_be_fined_more_once_found_so(walk: Walk) -> None:
    wrong = refused(walk, "investigation_reported", fine="300000", departure=REASON)
    assert "须先在“裁量计算”中" in wrong["fine"]

    walk.take(ASSESSED, **calculation(walk, fine="300000"), grave="YES", departure=REASON)
    walk.take("investigation_reported", fine="300000", departure=REASON)

    found = file_of(walk).last(ASSESSED)
    assert found is not None and recomputes(file_of(walk), found)


@pytest.mark.parametrize(
    ("party", "yuan", "said"),
    [
        ("PERSON", 2_000, ""),
        ("PERSON", 50_000, "超过法定上限2,000.00元"),
        ("ORGANIZATION", 300, "低于法定下限10,000.00元"),
        ("INDIVIDUAL_BUSINESS", 100_000, ""),
    ],
)
def test_persons_and_organizations_each_have_their_own_range(
    walk: Walk, party: str, yuan: int, said: str
) -> None:
    file = file_of(walk)
    item = next(one for one in file.rules.penalties.values() if one.code == "FG-CF-31").item
    there = replace(file, item=replace(file.item, name=item), party=replace(file.party, kind=party))

    found = CHECKS["fine_in_statutory_range"].function(there, {"fine": yuan * 100})

    assert (said in str(found["fine"])) if said else found == {}


def test_a_reason_says_something(walk: Walk) -> None:
    wrong = refused(walk, ASSESSED, **calculation(walk, fine="80000"), departure="有理由")

    assert "至少10个字" in wrong["departure"]


def test_a_first_offence_is_looked_up_in_the_register(walk: Walk) -> None:
    earlier = a_walk()
    earlier.until("penalty_decided")
    data = calculation(walk) | {"leniency": "LAW-33-1-2", "fine": ""}

    assert "不是初次违法" in refused(walk, ASSESSED, **data)["leniency"]


def test_a_first_offence_may_be_waived(walk: Walk) -> None:
    walk.take(ASSESSED, **(calculation(walk) | {"leniency": "LAW-33-1-2", "fine": ""}))

    walk.take("investigation_reported", outcome="NO_PENALTY_MINOR", kinds=[], fine="")

    assert "FG-SH-08" not in {row.code for row in review_rows(file_of(walk))}
    assert "可以不予行政处罚" in file_of(walk).last(ASSESSED).data["reasons"]  # type: ignore[union-attr]


def test_waiving_what_the_benchmark_fines_is_a_departure(walk: Walk) -> None:
    walk.take(ASSESSED, **calculation(walk))

    answer = {"outcome": "NO_PENALTY_MINOR", "kinds": [], "fine": ""}

    assert "拟不予处罚" in refused(walk, "investigation_reported", **answer)["departure"]


def test_a_receipt_comes_out_the_same_by_the_rules_of_its_day_only(walk: Walk) -> None:
    walk.take(ASSESSED, **calculation(walk))
    file = file_of(walk)
    taken = file.last(ASSESSED)
    assert taken is not None

    assert recomputes(file, taken)

    benchmark = file.rules.benchmarks[BENCHMARK]
    heavier = replace(benchmark, tiers=benchmark.tiers[2:])
    changed = replace(file.rules, benchmarks={BENCHMARK: heavier})
    assert not recomputes(replace(file, rules=changed), taken)
    assert not recomputes(file, replace(taken, data={**taken.data, "most": 1}))


def test_a_new_calculation_lets_the_draft_lapse(walk: Walk) -> None:
    walk.take(ASSESSED, **calculation(walk))
    for step in ("investigation_reported", "prior_notice_issued", "prior_notice_served"):
        walk.take(step)
    walk.take("statement_waived")
    walk.take("hearing_waived") if walk._hearing_due() else None
    walk.take("decision_drafted")
    walk.take(ASSESSED, **calculation(walk, total="1100", fine="55000"))

    wrong = refused(walk, "decision_drafted")
    assert "裁量结果为55,000.00元" in wrong["departure"]
    walk.take("decision_drafted", fine="55000")
    assert "FG-SH-08" not in {row.code for row in review_rows(file_of(walk))}
