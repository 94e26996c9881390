"""The law of changing and ending licenses (许可变更、延续、撤回、撤销、注销), told again."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sunlit.procedures.checking.law import Act, Awaited, Broken, ProcedureLaw
from sunlit.procedures.checking.laws import licensing
from sunlit.procedures.checking.standing import Data, Move, Standing

LAW = licensing.LAW
OUTCOMES = {"LICENSE_ALTERED": {"GRANT"}, "LICENSE_ENDED": {"WITHDRAW", "REVOKE", "CANCEL"}}
KINDS = {"WITHDRAW": "WITHDRAWAL", "REVOKE": "REVOCATION", "CANCEL": "CANCELLATION"}


def _opened(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {"marks": case.marks | {f"KIND_{data.get('kind')}", f"FROM_{data.get('origin')}"}}


def _kept(case: Standing, changed: dict[str, Any]) -> dict[str, Any]:
    """What was opened stays opened, whatever is examined anew."""
    kept = {mark for mark in case.marks if mark.startswith(("KIND_", "FROM_"))}
    return {**changed, "marks": changed["marks"] | kept}


def _examined(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return _kept(case, licensing.MOVES["license_examined"](case, data, today))


def _drafted(case: Standing, data: Data, today: date) -> dict[str, Any]:
    changed = licensing.MOVES["decision_drafted"](case, data, today)
    former = {mark for mark in changed["marks"] if mark.startswith("DRAFT_")}
    return {**changed, "marks": changed["marks"] - former | {f"DRAFT_{data.get('outcome')}"}}


MOVES: Mapping[str, Move] = {
    **licensing.MOVES,
    "application_received": _opened,
    "license_examined": _examined,
    "decision_drafted": _drafted,
    "licensee_told": lambda case, data, today: {"marks": case.marks | {"LICENSEE_TOLD"}},
    "licensee_heard": lambda case, data, today: {"marks": case.marks | {"LICENSEE_HEARD"}},
}


def _ending(act: Act) -> Iterator[Broken]:
    """As drafted on the facts as they are; nothing taken away from a licensee not heard."""
    case, step = act.case, act.step
    if step.decides not in OUTCOMES or step.code == "renewal_deemed":
        return
    drafted = {mark.removeprefix("DRAFT_") for mark in case.marks if mark.startswith("DRAFT_")}
    if "EXAMINED" not in case.marks:
        yield "没有依据现有材料的审查意见", f"{LAW}第三十四条"
    if not case.is_draft_fresh or not drafted & OUTCOMES[step.decides]:
        yield "决定与拟定的决定不一致，或者拟定之后情况有变化", f"{LAW}第三十八条"
    if drafted & {"WITHDRAW", "REVOKE"} and not {"LICENSEE_TOLD", "LICENSEE_HEARD"} <= case.marks:
        yield "没有告知被许可人、听取陈述申辩就撤回或者撤销许可", f"{LAW}第七条"
    if "REVOKE" in drafted and case.review != "PASSED":
        yield "撤销许可没有通过法制审核", "国办发〔2018〕118号（十一）"
    if licensing.hearing_is_due(act):
        yield "应当听证而没有举行", f"{LAW}第四十六条、第四十七条"
    for outcome in drafted & set(KINDS):
        if f"KIND_{KINDS[outcome]}" not in case.marks:
            yield "决定不是所申请或者启动的事项", f"{LAW}第六十九条、第七十条"


def _deemed(act: Act) -> Iterator[Broken]:
    """Only a renewal, and only once the license has run out, is taken for granted."""
    if act.step.code != "renewal_deemed":
        return
    opened = act.file.first("application_received")
    ends = opened.day("expires_on") if opened else act.file.today
    if "KIND_RENEWAL" not in act.case.marks or act.file.today <= ends:
        yield "没有到期的延续申请，不能视为准予延续", f"{LAW}第五十条第二款"


def _applicant(act: Act) -> Iterator[Broken]:
    """What the body began itself has no applicant who could be refused or withdraw."""
    own = ("license_not_accepted", "application_withdrawn", "correction_requested")
    if act.step.code in own and "FROM_OFFICE" in act.case.marks:
        yield "依职权启动的案件没有申请人", f"{LAW}第三十二条"


AWAITED = (
    *licensing.AWAITED,
    Awaited(
        "陈述申辩期限届满",
        "licensee_told",
        "license_statement",
        ends_with=("licensee_heard", "license_examined"),
    ),
    Awaited(
        "原许可有效期届满",
        "application_received",
        field="expires_on",
        ends_with=("license_granted", "license_refused", "license_ended", "renewal_deemed"),
    ),
)
ENDING_LAW: ProcedureLaw = replace(
    licensing.LICENSING_LAW,
    moves=MOVES,
    held_to=frozenset({"draft_as_examined", "proposal_fits_kind", "licensee_silent_long_enough"}),
    duties=(*licensing.DUTIES, _ending, _deemed, _applicant),
    awaited=AWAITED,
    sides={**licensing.SIDES, "视为延续": frozenset({"renewal_deemed"})},
    actors={
        **licensing.LICENSING_LAW.actors,
        "license_ended": ("leader", f"{LAW}第六十九条"),
        "renewal_deemed": ("leader", f"{LAW}第五十条"),
    },
    field_acts=licensing.LICENSING_LAW.field_acts | {"licensee_told"},
    must_state={
        **licensing.LICENSING_LAW.must_state,
        "LICENSE_ENDED": ("decision_drafted.reasons", "remedies"),
    },
    needs_remedies={
        **licensing.LICENSING_LAW.needs_remedies,
        "LICENSE_ENDED": "《行政复议法》第二十条、《行政诉讼法》第四十六条",
    },
)
