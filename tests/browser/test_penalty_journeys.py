"""An ordinary penalty in the browser, as each of the cast, from lead to the published page."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sunlit.casework.models import Case
from sunlit.disclosure.work import draft_publications
from sunlit.foundations.ledger.verification import verify_ledger
from sunlit.interfaces.clock import forget, now, today
from sunlit.interfaces.operator.demo.answers import answers
from sunlit.procedures.recordings import recordings_open
from tests.browser.people import CaseAtDesk, Desk
from tests.builders.bureau import COMPANY, story

HANDLER, HEAD, LEADER = "chengban", "kezhang", "fenguan"


def a_lead(desk: Desk) -> CaseAtDesk:
    """Register a lead against the company, as the case officer."""
    page = desk.person(HANDLER)
    page.goto(f"{desk.address}/desk/cases/")
    page.get_by_role("link", name="登记案件").first.click()
    page.get_by_label("名称、拼音首字母").fill("丰源粮油")
    page.get_by_role("button", name="查找").click()
    page.get_by_label(COMPANY).check()
    page.get_by_label("执法事项").select_option(label="粮食收购者未执行国家粮食质量标准")
    for name, answer in given("lead_registered").items():
        from tests.browser.people import fill

        fill(page, name, answer)
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(COMPANY)
    return CaseAtDesk(desk, page.url)


def given(step: str, **changes: object) -> dict[str, object]:
    """What the cast answers in a step today; moments lie in the past of today."""
    forget()
    values = answers(step, story(**changes), now(), today() - timedelta(days=1))
    if step not in {"lead_registered", "questioning", "onsite_checked", "credential_shown"}:
        values = answers(step, story(**changes), now(), today())
    return {name: value for name, value in values.items() if value != ""}


def investigate(case: CaseAtDesk, tmp_path: Path) -> None:
    """File the case and investigate, with an uploaded piece of evidence."""
    case.take(HANDLER, "case_filed", **given("case_filed"))
    case.approve(HEAD, LEADER)
    for step in ("credential_shown", "questioning", "onsite_checked"):
        case.take(HANDLER, step, **given(step))
    scan = tmp_path / "台账.png"
    scan.write_bytes(PNG)
    case.take(HANDLER, "evidence_added", **given("evidence_added"), file=scan)


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c489"
    "0000000d49444154789c626001000000ffff03000006000557bfabd4"
    "0000000049454e44ae426082".replace(" ", "")
)


def notify(case: CaseAtDesk, **changes: object) -> None:
    """Report, notify and serve the notice."""
    case.take(HANDLER, "investigation_reported", **given("investigation_reported", **changes))
    case.approve(HEAD)
    case.take(HANDLER, "prior_notice_issued", **given("prior_notice_issued", **changes))
    case.approve(HEAD)
    case.take(HANDLER, "prior_notice_served", **given("prior_notice_served"))


def review(case: CaseAtDesk, desk: Desk) -> None:
    """Submit to review; the reviewer assigned passes all ten points."""
    case.take(HANDLER, "review_submitted", materials=True)
    reviewer = latest_case_reviewer()
    page = case.step(reviewer, "review_concluded")
    for no in range(1, 11):
        page.locator(f'[name="points-{no}"][value="PASSED"]').check()
    page.locator('[name="opinion"][value="PASSED"]').check()
    page.locator('[name="reasons"]').fill("同意拟作出的处罚决定。")
    page.locator("form.step-form button.primary[type=submit]").click()
    expect(page).to_have_url(case.address)


def latest_case_reviewer() -> str:
    """Who was assigned by rotation."""
    from sunlit.review.models import ReviewSubmission

    return ReviewSubmission.objects.latest("id").reviewer.username


def finish(case: CaseAtDesk, desk: Desk, fine: str) -> None:
    """Serve, pay, record, close."""
    case.take(HANDLER, "decision_served", **given("decision_served"))
    case.take(HANDLER, "payment_recorded", **given("payment_recorded", fine=fine))
    while keys := open_recordings():
        case.take(
            HANDLER,
            "recording_added",
            step=keys[0],
            medium="VIDEO",
            recorded_at=f"{today() - timedelta(days=1)}T09:30",
            device="ZFJLY-0001",
            stored_at="执法记录仪采集站",
        )
    case.take(HANDLER, "case_closed", **given("case_closed"))
    case.approve(HEAD, LEADER)


def open_recordings() -> list[str]:
    """Keys of recordings still due."""
    from sunlit.procedures.loading import load_file

    case = Case.objects.select_related("item__body", "party", "section").get()
    return [recording.key for recording in recordings_open(load_file(case, now()))]


def publish(desk: Desk) -> str:
    """Draft by the worker, submit, clear, publish; returns the public address."""
    assert draft_publications(now()) == 1
    staff, clearer = desk.person("gongshi"), desk.person("gongshi-shencha")
    staff.goto(f"{desk.address}/desk/publications/")
    staff.get_by_role("link", name=COMPANY).click()
    staff.get_by_role("button", name="送审查").click()
    clearer.goto(staff.url)
    for name in ("no_state_secret", "no_trade_secret", "no_privacy", "same_as_served"):
        clearer.locator(f'[name="{name}"]').check()
    clearer.get_by_role("button", name="审查通过").click()
    staff.reload()
    staff.get_by_role("button", name="发布", exact=True).click()
    staff.get_by_role("link", name="查看公示页").click()
    return staff.url


def read_as_public(page: Page, desk: Desk, address: str, amount: str) -> None:
    """The public finds the decision by search and reads it; no personal data shows."""
    page.goto(f"{desk.address}/decisions/?q=丰源")
    page.get_by_role("link", name=COMPANY).first.click()
    assert page.url == address
    text = page.locator("main").inner_text()
    assert amount in text
    assert "13800000000" not in text
    assert "承办人甲" not in text


@pytest.mark.slow
def test_a_fine_of_60000_is_walked_to_the_published_page(
    desk: Desk, page: Page, tmp_path: Path
) -> None:
    case = a_lead(desk)
    investigate(case, tmp_path)
    notify(case)
    case.take(HANDLER, "statement_waived", **given("statement_waived"))
    case.take(HANDLER, "decision_drafted", **given("decision_drafted"))
    case.approve(HEAD)

    early = case.refuse(LEADER, "penalty_decided", opinion="同意", has_social_influence="YES")
    expect(early.get_by_role("alert")).to_contain_text("第五十八条")

    review(case, desk)
    case.take(LEADER, "penalty_decided", opinion="同意。", has_social_influence="YES")
    case.take(HANDLER, "decision_served", **given("decision_served"))
    address = publish(desk)
    read_as_public(page, desk, address, "60,000.00元")

    assert verify_ledger().ok


@pytest.mark.slow
def test_a_fine_that_needs_a_hearing_is_walked_to_the_published_page(
    desk: Desk, page: Page, tmp_path: Path
) -> None:
    case = a_lead(desk)
    investigate(case, tmp_path)
    notify(case, fine="200000")
    case.take(HANDLER, "statement_waived", **given("statement_waived"))
    case.take(HANDLER, "hearing_requested", **given("hearing_requested"))
    case.take("shenhe", "hearing_notified", **given("hearing_notified"))
    too_early = case.refuse("shenhe-er", "hearing_held", **given("hearing_held"))
    expect(too_early.get_by_role("alert")).to_contain_text("第六十四条")
    desk.days_pass(14)
    case.take("shenhe-er", "hearing_held", **given("hearing_held"))
    case.take(HANDLER, "decision_drafted", **given("decision_drafted", fine="200000"))
    case.approve(HEAD)
    review(case, desk)
    case.take(LEADER, "discussion_held", **given("discussion_held"))
    case.take(LEADER, "penalty_decided", opinion="同意。", has_social_influence="YES")
    finish(case, desk, "200000")
    address = publish(desk)
    read_as_public(page, desk, address, "200,000.00元")

    assert Case.objects.get().status == "CLOSED"
    assert verify_ledger().ok


def test_it_refuses_to_decide_without_notice_naming_the_article(desk: Desk, tmp_path: Path) -> None:
    case = a_lead(desk)
    investigate(case, tmp_path)

    page = case.step(LEADER, "penalty_decided")

    expect(page.get_by_text("未依法向当事人履行事先告知程序").first).to_be_visible()
    expect(page.get_by_text("第六十二条").first).to_be_visible()


def test_it_refuses_one_officer_alone_naming_the_article(desk: Desk) -> None:
    case = a_lead(desk)
    same = given("case_filed")
    same["assisting_officer"] = same["lead_officer"]

    page = case.refuse(HANDLER, "case_filed", **same)

    expect(page.get_by_role("alert")).to_contain_text("第四十二条")
    expect(page.locator('[name="facts"]')).to_have_value(str(same["facts"]))
