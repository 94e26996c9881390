"""Bodies and people of the demonstration (演示单位): names, entrustments, lives of officers.

One entrustment in force and one expired, an officer suspended, two who left and appealed, one
whose credential ends within thirty days: the alarms have something to show. All by acts.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from sunlit.disclosure.actions.restate_credentials import restate_credentials
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.vault.storage import put
from sunlit.recording.rendering import DocumentContent, Heading, Paragraph
from sunlit.recording.rendering.pdf import render_pdf
from sunlit.registers.bodies.actions.add_outward_name import add_outward_name
from sunlit.registers.bodies.actions.amend_body import amend_body
from sunlit.registers.bodies.actions.conclude_entrustment import Terms, conclude_entrustment
from sunlit.registers.bodies.actions.file_entrustment import file_entrustment
from sunlit.registers.bodies.models import EnforcementBody, Section
from sunlit.registers.bodies.queries import main_body
from sunlit.registers.officers.actions.appeal_exit import appeal_exit
from sunlit.registers.officers.actions.decide_appeal import decide_appeal
from sunlit.registers.officers.actions.enroll_officer import enroll_officer
from sunlit.registers.officers.actions.issue_credential import issue_credential
from sunlit.registers.officers.actions.record_exam import record_exam
from sunlit.registers.officers.actions.record_exit import record_exit
from sunlit.registers.officers.actions.record_reviewer_training import record_reviewer_training
from sunlit.registers.officers.actions.record_training import record_training
from sunlit.registers.officers.actions.suspend_credential import suspend_credential
from sunlit.registers.officers.actions.verify_annually import verify_annually
from sunlit.registers.officers.models import Credential, LegalReviewer, Officer

REGISTRAR = "minglu"
PARTICULARS = {
    "nature": "行政机关（市人民政府工作部门）",
    "funding": "财政全额拨款",
    "staff_quota": 86,
    "staff_count": 81,
    "address": "示例市政务大道1号",
    "postal_code": "000000",
    "duties_text": "粮食流通、能源、节能、固定资产投资、招标投标、价格认定等领域的行政执法。",
    "powers_text": "行政许可、行政处罚、行政强制、行政检查、行政确认，以本机关名义实施。",
    "bases_text": "《粮食流通管理条例》《中华人民共和国节约能源法》《中华人民共和国招标投标法》"
    "《中华人民共和国石油天然气管道保护法》",
}
SEALS = (
    ("示例市粮食和物资储备局", "5399000000021"),
    ("示例市能源局", "5399000000022"),
)
SUSPENDED, APPEALING, RESTORED = "YS2026005", "YS2026014", "YS2026004"


def keep_people(founded: datetime, at: datetime) -> None:
    """Complete the body on the founding day; let officers' lives go on until today."""
    registrar = Account.objects.get(username=REGISTRAR)
    body = main_body()
    assert body is not None  # noqa: S101  (founded before)
    _complete_body({"actor": registrar, "at": founded}, body)
    _entrust({"actor": registrar, "at": founded}, body, localdate(at))
    by: dict[str, Any] = {"actor": registrar, "at": at}
    _suspend_and_leave(by, localdate(at))
    _ending_soon(by, localdate(at))
    for reviewer in LegalReviewer.objects.order_by("pk"):
        record_reviewer_training(
            reviewer=reviewer,
            held_on=localdate(at) - timedelta(days=30),
            hours=40,
            subject="行政执法证据规则",
            **by,
        )
    restate_credentials(actor=None, at=at)


def _complete_body(by: dict[str, Any], body: EnforcementBody) -> None:
    amend_body(body=body, fields=PARTICULARS, **by)
    for name, number in SEALS:
        add_outward_name(
            body=body,
            name=name,
            seal_name=name,
            seal_no=number,
            valid_from=date(2019, 3, 1),
            **by,
        )


def _entrust(by: dict[str, Any], body: EnforcementBody, today: date) -> None:
    """价格认定中心 in force and filed, running its section; 节能监察中心 expired."""
    signed = localdate(by["at"])
    center = conclude_entrustment(
        body=body,
        terms=_terms(
            "示例市价格认定中心",
            "示发改委托〔2025〕1号",
            ["CONFIRMATION"],
            "涉案财物价格认定：受理、实地查（勘）验、市场调查、出具价格认定结论书，以委托机关名义实施。",
            (signed, date(today.year + 2, 12, 31)),
            Section.objects.filter(body=body, code="JGK"),
        ),
        **by,
    )
    monitor = conclude_entrustment(
        body=body,
        terms=_terms(
            "示例市节能监察中心",
            "示发改委托〔2025〕2号",
            ["INSPECTION"],
            "节能监察：对重点用能单位执行节能法律法规情况的现场监察。",
            (signed, today - timedelta(days=15)),
            (),
        ),
        **by,
    )
    for agreement, receipt in ((center, "示司备〔2025〕3号"), (monitor, "示司备〔2025〕4号")):
        file_entrustment(
            agreement=agreement,
            filed_on=signed,
            filed_with="示例市司法局",
            receipt_no=receipt,
            **by,
        )


def _terms(
    organization: str,
    number: str,
    categories: Sequence[str],
    powers: str,
    term: tuple[date, date],
    sections: Any,
) -> Terms:
    first, last = term
    paper = _agreement(organization, number, powers, first, last)
    stored = put(paper, media_type="application/pdf", original_name=f"{organization}.pdf")
    return Terms(
        organization=organization,
        kind="PUBLIC_AFFAIRS",
        agreement_no=number,
        file_sha256=stored.sha256,
        signed_on=first,
        valid_from=first,
        valid_until=last,
        powers_text=powers,
        categories=categories,
        published_on=first,
        announcement_no=number.replace("委托", "公告"),
        sections=list(sections),
    )


def _agreement(organization: str, number: str, powers: str, first: date, last: date) -> bytes:
    """The paper itself, made by the product: a fictional agreement."""
    body = "示例市发展和改革局"
    content = DocumentContent(
        form_code="DEMO",
        title="委托执法协议",
        document_no=number,
        body_name=body,
        addressee=organization,
        paragraphs=(
            Paragraph("依照《中华人民共和国行政处罚法》第二十条，委托事项如下（演示数据）。"),
            Heading("一、委托事项和权限"),
            Paragraph(powers),
            Heading("二、委托期限"),
            Paragraph(f"自{first.isoformat()}起至{last.isoformat()}止。"),
            Heading("三、责任"),
            Paragraph("受委托组织以委托机关名义实施，不得再委托；委托机关负责监督并承担法律责任。"),
        ),
        signature_name=body,
        signed_on=first,
    )
    return render_pdf(content)


def _officer(credential_no: str) -> tuple[Officer, Credential]:
    credential = Credential.objects.select_related("officer").get(credential_no=credential_no)
    return credential.officer, credential


def _suspend_and_leave(by: dict[str, Any], today: date) -> None:
    _suspended_officer, credential = _officer(SUSPENDED)
    suspend_credential(
        credential=credential,
        from_on=today - timedelta(days=10),
        until_on=None,
        reason="执法过程未出示证件，责令参加离岗培训。",
        **by,
    )
    for number in (APPEALING, RESTORED):
        officer, _credential = _officer(number)
        left = today - timedelta(days=60)
        record_exit(officer=officer, exited_on=left, reason="年度执法考核不合格", **by)
        appealed = left + timedelta(days=7)
        appeal_exit(officer=officer, appealed_on=appealed, grounds="认为考核计分有误。", **by)
    officer, _credential = _officer(RESTORED)
    decide_appeal(
        officer=officer,
        decided_on=today - timedelta(days=30),
        is_granted=True,
        reason="经复核，考核计分确有差错，更正后为合格。",
        **by,
    )


def _ending_soon(by: dict[str, Any], today: date) -> None:
    """A whole life from enrolling on; the credential ends in twenty-eight days."""
    section = Section.objects.get(code="LSK")
    began = today - timedelta(days=500)
    officer = enroll_officer(name="演示人员甲", section=section, since=began, post="科员", **by)
    day = began + timedelta(days=20)
    record_training(officer=officer, held_on=day, hours=60, subject="行政执法基础知识", **by)
    record_exam(officer=officer, held_on=day + timedelta(days=10), is_passed=True, score="91", **by)
    credential = issue_credential(
        officer=officer,
        credential_no="YS2025501",
        categories=["PENALTY", "INSPECTION"],
        area="示例市",
        issuer="示例省人民政府",
        valid_from=day + timedelta(days=30),
        valid_until=today + timedelta(days=28),
        **by,
    )
    verify_annually(
        credential=credential,
        year=today.year - 1,
        result="PASSED",
        verified_on=max(date(today.year - 1, 12, 20), day + timedelta(days=31)),
        **by,
    )
