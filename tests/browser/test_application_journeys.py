"""A project approved in the browser, by the people each page is for."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from playwright.sync_api import expect

from sunlit.casework.models import Case
from sunlit.foundations.ledger.verification import verify_ledger
from sunlit.interfaces.clock import forget, now, today
from sunlit.interfaces.operator.demo.applying import STORIES, ProjectApproval
from sunlit.interfaces.operator.demo.plain import PlainWalk
from sunlit.registers.officers.models import Officer
from tests.browser.people import CaseAtDesk, Desk, fill
from tests.builders.bureau import COMPANY, person

HANDLER, HEAD, LEADER = "chengban-tz", "kezhang-tz", "fenguan"


def given(kind: type[PlainWalk], step: str, **changes: Any) -> dict[str, Any]:
    """What the cast answers in a step today; moments lie on the day before."""
    forget()
    _section, story = STORIES[kind]
    story = replace(
        story,
        lead_officer=Officer.objects.get(name="承办人戊").pk,
        assisting_officer=Officer.objects.get(name="协办人己").pk,
        chair=person("shenhe-er").pk,
    )
    values = kind.answers(step, story, now(), today()) | changes
    before = (today() - timedelta(days=1)).isoformat()
    return {
        name: before + value[10:] if name in ("began_at", "ended_at") else value
        for name, value in values.items()
        if value not in ("", None)
    }


def opened(desk: Desk, kind: type[PlainWalk]) -> CaseAtDesk:
    """Open a case of that kind; the item tells the section."""
    page = desk.person(HANDLER)
    page.goto(f"{desk.address}/desk/cases/new/")
    page.locator("#procedure").select_option(kind.procedure)
    page.get_by_role("button", name="换用所选程序").click()
    page.get_by_label("名称、拼音首字母").fill("丰源粮油")
    page.get_by_role("button", name="查找").click()
    page.get_by_label(COMPANY).check()
    page.get_by_label("执法事项").select_option(index=1)
    for name, answer in given(kind, kind.opening).items():
        fill(page, name, answer)
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(COMPANY)
    return CaseAtDesk(desk, page.url)


def test_a_project_is_appraised_extended_reviewed_and_approved(desk: Desk) -> None:
    case = opened(desk, ProjectApproval)
    work = ProjectApproval
    case.take(HANDLER, "license_accepted", **given(work, "license_accepted"))
    case.take(HANDLER, "special_procedure_started", **given(work, "special_procedure_started"))
    expect(desk.person(HANDLER).locator("body")).to_contain_text("委托评估期限")
    case.take(HANDLER, "special_procedure_ended", **given(work, "special_procedure_ended"))
    page = case.refuse(HANDLER, "license_extended", **given(work, "license_extended", days="41"))
    expect(page.get_by_role("alert")).to_contain_text("1至40个工作日")
    case.take(HANDLER, "license_extended", **given(work, "license_extended"))
    case.approve(HEAD, LEADER)
    case.take(HANDLER, "license_examined", **given(work, "license_examined"))
    case.approve(HEAD)
    case.take(HANDLER, "decision_drafted", **given(work, "decision_drafted"))
    case.approve(HEAD)
    case.take(LEADER, "license_granted", opinion="同意核准。")
    case.take(HANDLER, "decision_served", **given(work, "decision_served"))
    case.take(HANDLER, "case_closed", **given(work, "case_closed"))
    case.approve(HEAD)

    expect(desk.person(HEAD).locator("body")).to_contain_text("项目核准决定书")
    assert Case.objects.get().status == "CLOSED"
    assert verify_ledger().ok
