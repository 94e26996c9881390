"""An inspection that leads to a penalty, and a seizure, in the browser by the cast."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from playwright.sync_api import Page, expect

from sunlit.casework.models import Case, CaseRelation
from sunlit.foundations.ledger.verification import verify_ledger
from sunlit.interfaces.clock import forget, now, today
from sunlit.interfaces.operator.demo.inspecting import GRAIN_CHECK, InspectionWalk
from sunlit.interfaces.operator.demo.sealing import GRAIN_SEIZED, SealWalk
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.loading import load_file, read_case
from sunlit.procedures.recordings import recordings_open
from sunlit.registers.officers.models import Officer
from tests.browser.people import CaseAtDesk, Desk, fill
from tests.browser.test_penalty_journeys import latest_case_reviewer
from tests.builders.bureau import COMPANY

HANDLER, HEAD, LEADER = "chengban", "kezhang", "fenguan"
STORIES = {InspectionWalk: replace(GRAIN_CHECK, outcome="FURTHER"), SealWalk: GRAIN_SEIZED}
MOMENTS = ("began_at", "ended_at", "shown_at")


def given(kind: type[Walk], step: str, **changes: Any) -> dict[str, Any]:
    """What the cast answers in a step today; moments lie on the day before."""
    forget()
    story = replace(
        STORIES[kind],
        lead_officer=Officer.objects.get(name="承办人甲").pk,
        assisting_officer=Officer.objects.get(name="协办人乙").pk,
    )
    values = kind.answers(step, story, now(), today()) | changes
    before = (today() - timedelta(days=1)).isoformat()
    return {
        name: before + value[10:] if name in MOMENTS else value
        for name, value in values.items()
        if value not in ("", None)
    }


def opened(desk: Desk, kind: type[Walk], procedure: str) -> CaseAtDesk:
    """Open a case of that procedure on the first item it is for."""
    page = desk.person(HANDLER)
    page.goto(f"{desk.address}/desk/cases/new/?procedure={procedure}")
    page.get_by_label("名称、拼音首字母").fill("丰源粮油")
    page.get_by_role("button", name="查找").click()
    page.get_by_label(COMPANY).check()
    page.get_by_label("执法事项").select_option(index=1)
    for name, answer in given(kind, kind.opening).items():
        fill(page, name, answer)
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(COMPANY)
    return CaseAtDesk(desk, page.url)


def record(case: CaseAtDesk, pk: int) -> None:
    """Enter every recording due."""
    while due := recordings_open(load_file(read_case(pk=pk), now())):
        case.take(
            HANDLER,
            "recording_added",
            step=due[0].key,
            medium="VIDEO",
            recorded_at=f"{today() - timedelta(days=1)}T09:30",
            device="ZFJLY-0001",
            stored_at="执法记录仪采集站",
        )


def follow_up(page: Page) -> str:
    """Register the case that follows, typing nothing but the item; its address."""
    page.get_by_role("link", name="登记后续案件").click()
    expect(page.locator("body")).to_contain_text("已有内容从原案件带入")
    expect(page.locator("[name=summary]")).not_to_be_empty()
    page.get_by_label(COMPANY).check()
    page.get_by_label("执法事项").select_option(label="粮食收购者未执行国家粮食质量标准")
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.locator("#related-title")).to_be_visible()
    return page.url


def test_an_inspection_leads_to_a_penalty_case_linked_both_ways(desk: Desk) -> None:
    kind = InspectionWalk
    case = opened(desk, kind, "inspection")
    pk = Case.objects.get().pk
    page = case.refuse(HANDLER, "inspection_cancelled", reason="")
    expect(page.get_by_role("alert")).to_contain_text("请填写")
    case.take(HANDLER, "inspection_approved", **given(kind, "inspection_approved"))
    case.approve(HEAD, LEADER)
    for step in ("inspection_notified", "credential_shown", "onsite_inspected"):
        case.take(HANDLER, step, **given(kind, step))
    wrong = given(kind, "inspection_concluded", measure="NONE")
    page = case.refuse(HANDLER, "inspection_concluded", **wrong)
    expect(page.get_by_role("alert")).to_contain_text("处理措施与检查结果不符")
    case.take(HANDLER, "inspection_concluded", **given(kind, "inspection_concluded"))
    case.approve(HEAD)
    case.take(HANDLER, "decision_served", **given(kind, "decision_served"))
    case.take(HANDLER, "filing_transferred", **given(kind, "filing_transferred"))
    case.approve(HEAD)
    handler = desk.person(HANDLER)
    handler.goto(case.address)
    later = follow_up(handler)
    record(case, pk)
    case.take(HANDLER, "case_closed", **given(kind, "case_closed"))
    case.approve(HEAD)

    handler.goto(case.address)
    handler.locator("[aria-labelledby=related-title] a").click()
    expect(handler).to_have_url(later)
    expect(handler.locator("body")).to_contain_text("检查发现线索立案")
    assert CaseRelation.objects.get().earlier_id == pk
    assert verify_ledger().ok


def test_grain_is_seized_on_approval_and_released(desk: Desk) -> None:
    kind = SealWalk
    case = opened(desk, kind, "coercion-seal")
    pk = Case.objects.get().pk
    case.take(HANDLER, "measure_filed", **given(kind, "measure_filed"))
    case.take(HANDLER, "decision_drafted", **given(kind, "decision_drafted"))
    case.approve(HEAD)
    case.take(HANDLER, "review_submitted", materials=True)
    reviewer = latest_case_reviewer()
    page = case.step(reviewer, "review_concluded")
    for no in range(1, 11):
        page.locator(f'[name="points-{no}"][value="PASSED"]').check()
    page.locator('[name="opinion"][value="PASSED"]').check()
    page.locator('[name="reasons"]').fill("同意。")
    page.locator("form.step-form button.primary[type=submit]").click()
    expect(page).to_have_url(case.address)
    case.take(LEADER, "measure_decided", opinion="同意扣押。")
    for step in ("credential_shown", "measure_carried_out", "decision_served"):
        case.take(HANDLER, step, **given(kind, step))
    page = case.refuse(
        HANDLER, "measure_released", **given(kind, "measure_released", ground="EXPIRED")
    )
    expect(page.get_by_role("alert")).to_contain_text("期限尚未届满")
    case.take(HANDLER, "measure_released", **given(kind, "measure_released"))
    case.approve(LEADER)
    record(case, pk)
    case.take(HANDLER, "case_closed", **given(kind, "case_closed"))
    case.approve(HEAD)

    expect(desk.person(HEAD).locator("body")).to_contain_text("解除查封（扣押）决定书")
    assert Case.objects.get().status == "CLOSED"
    assert verify_ledger().ok
