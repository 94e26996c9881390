"""The acts on bodies, officers and reviewers: how each is tried; the registrar alone may."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sunlit.foundations.accounts.models import Account
from sunlit.interfaces.exchange.bodies import bodies_workbook
from sunlit.interfaces.exchange.lists import prepare_import
from sunlit.registers.bodies.actions.add_outward_name import add_outward_name
from sunlit.registers.bodies.actions.amend_body import amend_body
from sunlit.registers.bodies.actions.conclude_entrustment import conclude_entrustment
from sunlit.registers.bodies.actions.end_entrustment import end_entrustment
from sunlit.registers.bodies.actions.end_outward_name import end_outward_name
from sunlit.registers.bodies.actions.file_entrustment import file_entrustment
from sunlit.registers.bodies.models import EnforcementBody, OutwardName, Section
from sunlit.registers.intake.models import ListKind
from sunlit.registers.officers.actions.appeal_exit import appeal_exit
from sunlit.registers.officers.actions.cancel_credential import cancel_credential
from sunlit.registers.officers.actions.change_post import change_post
from sunlit.registers.officers.actions.decide_appeal import decide_appeal
from sunlit.registers.officers.actions.end_reviewer import end_reviewer
from sunlit.registers.officers.actions.enroll_officer import enroll_officer
from sunlit.registers.officers.actions.issue_credential import issue_credential
from sunlit.registers.officers.actions.record_exam import record_exam
from sunlit.registers.officers.actions.record_exit import record_exit
from sunlit.registers.officers.actions.record_reviewer_training import record_reviewer_training
from sunlit.registers.officers.actions.record_training import record_training
from sunlit.registers.officers.actions.renew_credential import renew_credential
from sunlit.registers.officers.actions.resume_credential import resume_credential
from sunlit.registers.officers.actions.suspend_credential import suspend_credential
from sunlit.registers.officers.actions.transfer_officer import transfer_officer
from sunlit.registers.officers.actions.verify_annually import verify_annually
from sunlit.registers.officers.models import LegalReviewer, Officer
from tests.builders.bodies import an_entrustment, some_terms
from tests.builders.bureau import person
from tests.builders.officers import credential_of

Act = Callable[[Account], Any]
REGISTRAR = {"minglu"}
DAY = date(2026, 3, 2)


def who() -> Officer:
    return Officer.objects.get(name="协办人丁")


def body() -> EnforcementBody:
    return EnforcementBody.objects.order_by("pk")[0]


def reviewer() -> LegalReviewer:
    return LegalReviewer.objects.get(account=person("shenhe"))


def on_officer(act: Callable[..., Any], **given: Any) -> Callable[[datetime], Act]:
    return lambda at: lambda actor: act(actor=actor, at=at, officer=who(), **given)


def on_credential(act: Callable[..., Any], **given: Any) -> Callable[[datetime], Act]:
    return lambda at: (
        lambda actor: act(actor=actor, at=at, credential=credential_of(who()), **given)
    )


def on_body(act: Callable[..., Any], **given: Any) -> Callable[[datetime], Act]:
    return lambda at: lambda actor: act(actor=actor, at=at, body=body(), **given)


def enrolling(at: datetime) -> Act:
    section = Section.objects.get(code="ZFJ")
    return lambda actor: enroll_officer(
        actor=actor, at=at, name="承办人戊", section=section, since=DAY
    )


def transferring(at: datetime) -> Act:
    section = Section.objects.get(code="ZFJ")
    return lambda actor: transfer_officer(
        actor=actor, at=at, officer=who(), section=section, since=DAY
    )


def examining(at: datetime) -> Act:
    record_training(actor=None, at=at, officer=who(), held_on=DAY, hours=8, subject="处罚法")
    return on_officer(record_exam, held_on=DAY, is_passed=True)(at)


def issuing(at: datetime) -> Act:
    record_training(actor=None, at=at, officer=who(), held_on=DAY, hours=8, subject="处罚法")
    record_exam(actor=None, at=at, officer=who(), held_on=DAY, is_passed=True)
    held = credential_of(who())
    held.categories = [one for one in held.categories if one != "CONFIRMATION"]
    held.save(update_fields=["categories"])
    return on_officer(
        issue_credential,
        credential_no="YS2026998",
        categories=["CONFIRMATION"],
        area="示例市",
        issuer="示例省人民政府",
        valid_from=DAY,
        valid_until=date(2030, 1, 1),
    )(at)


def resuming(at: datetime) -> Act:
    suspend_credential(
        actor=None,
        at=at,
        credential=credential_of(who()),
        from_on=DAY,
        until_on=None,
        reason="违规",
    )
    return on_credential(resume_credential, resumed_on=DAY, reason="整改完成")(at)


def appealing(at: datetime) -> Act:
    record_exit(actor=None, at=at, officer=who(), exited_on=DAY, reason="考核不合格")
    return on_officer(appeal_exit, appealed_on=DAY, grounds="成绩有误")(at)


def deciding(at: datetime) -> Act:
    record_exit(actor=None, at=at, officer=who(), exited_on=DAY, reason="考核不合格")
    appeal_exit(actor=None, at=at, officer=who(), appealed_on=DAY, grounds="成绩有误")
    return on_officer(decide_appeal, decided_on=DAY, is_granted=True, reason="属实")(at)


def filing(at: datetime) -> Act:
    agreement = an_entrustment(body())
    return lambda actor: file_entrustment(
        actor=actor,
        at=at,
        agreement=agreement,
        filed_on=DAY,
        filed_with="示例市司法局",
        receipt_no="备7号",
    )


def ending(at: datetime) -> Act:
    agreement = an_entrustment(body())
    return lambda actor: end_entrustment(
        actor=actor, at=at, agreement=agreement, ended_on=DAY, reason="机构改革"
    )


def ending_name(at: datetime) -> Act:
    outward = OutwardName.objects.order_by("pk")[0]
    return lambda actor: end_outward_name(
        actor=actor, at=at, outward=outward, ended_on=DAY, reason="机构改革"
    )


def importing_bodies(at: datetime) -> Act:
    prepared = prepare_import(ListKind.BODIES, bodies_workbook(DAY), "执法主体名单.xlsx")
    return lambda actor: prepared.accept(actor, at, "")


BODY_AND_OFFICER_ACTS: dict[str, tuple[Callable[[datetime], Act], set[str]]] = {
    name: (act, REGISTRAR)
    for name, act in {
        "enroll_officer": enrolling,
        "record_training": on_officer(record_training, held_on=DAY, hours=8, subject="处罚法"),
        "record_exam": examining,
        "issue_credential": issuing,
        "renew_credential": on_credential(
            renew_credential, from_on=date(2030, 1, 1), until_on=date(2034, 12, 31)
        ),
        "verify_annually": on_credential(
            verify_annually, year=2026, result="PASSED", verified_on=DAY
        ),
        "suspend_credential": on_credential(
            suspend_credential, from_on=DAY, until_on=None, reason="违规"
        ),
        "resume_credential": resuming,
        "cancel_credential": on_credential(
            cancel_credential, kind="CANCELED", canceled_on=DAY, reason="调离"
        ),
        "appeal_exit": appealing,
        "decide_appeal": deciding,
        "transfer_officer": transferring,
        "change_post": on_officer(change_post, post="副科长", since=DAY),
        "end_reviewer": lambda at: (
            lambda actor: end_reviewer(
                actor=actor, at=at, reviewer=reviewer(), ended_on=DAY, reason="轮岗"
            )
        ),
        "record_reviewer_training": lambda at: (
            lambda actor: record_reviewer_training(
                actor=actor, at=at, reviewer=reviewer(), held_on=DAY, hours=8, subject="证据"
            )
        ),
        "amend_body": on_body(amend_body, fields={"nature": "行政机关"}),
        "add_outward_name": on_body(
            add_outward_name,
            name="示例市物资储备局",
            seal_name="示例市物资储备局",
            seal_no="53990099",
            valid_from=DAY,
        ),
        "end_outward_name": ending_name,
        "conclude_entrustment": lambda at: on_body(conclude_entrustment, terms=some_terms())(at),
        "file_entrustment": filing,
        "end_entrustment": ending,
        "import_bodies": importing_bodies,
    }.items()
}
