"""The life of an officer in one line of time (执法人员经历), newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.registers.officers.models import Credential, Officer


@dataclass(frozen=True)
class Happening:
    """One thing that happened: when, what, and the particulars."""

    on: date
    title: Promise | str
    text: str | Promise = ""


def timeline(officer: Officer) -> list[Happening]:
    """Everything recorded of the officer; asks five queries besides `with_credentials`."""
    found = [*_learning(officer), *_leaving(officer)]
    for credential in officer.credentials.all():
        found += _of_credential(credential)
    for posting in officer.postings.select_related("section"):
        section = posting.section.name if posting.section else ""
        text = " ".join(part for part in (section, posting.post, posting.reason) if part)
        found.append(Happening(posting.since, _("任职"), text))
    return sorted(found, key=lambda one: one.on, reverse=True)


def _learning(officer: Officer) -> Iterator[Happening]:
    for training in officer.trainings.all():
        text = format_lazy(
            _("{hours}学时：{subject}"), hours=training.hours, subject=training.subject
        )
        yield Happening(training.held_on, _("执法培训"), text)
    for exam in officer.exams.all():
        title = _("执法资格考试合格") if exam.is_passed else _("执法资格考试不合格")
        yield Happening(exam.held_on, title, exam.score)


def _of_credential(credential: Credential) -> Iterator[Happening]:
    number = credential.credential_no
    if credential.valid_from:
        text = f"{number} {credential.issuer}".strip()
        yield Happening(credential.valid_from, _("发放执法证件"), text)
    for change in credential.changes.all():
        until = format_lazy(_("至{day}"), day=change.until_on) if change.until_on else ""
        text = " ".join(str(part) for part in (number, until, change.reason) if part)
        yield Happening(change.from_on, _CHANGES[change.kind], text)
    for one in credential.verifications.all():
        title = format_lazy(
            _("{year}年年审：{result}"), year=one.year, result=one.get_result_display()
        )
        yield Happening(one.verified_on or date(one.year, 12, 31), title, number)


_CHANGES: dict[str, Promise] = {
    "RENEWED": _("证件换证延期"),
    "SUSPENDED": _("证件暂扣"),
    "RESUMED": _("证件恢复"),
    "WITHDRAWN": _("证件收回"),
    "CANCELED": _("证件注销"),
}


def _leaving(officer: Officer) -> Iterator[Happening]:
    for left in officer.exits.all():
        yield Happening(left.exited_on, _("退出执法岗位"), left.reason)
        appeal = getattr(left, "appeal", None)
        if appeal is None:
            continue
        yield Happening(appeal.appealed_on, _("提出退出申诉"), appeal.grounds)
        decision = getattr(appeal, "decision", None)
        if decision is not None:
            title = _("申诉成立，恢复执法岗位") if decision.is_granted else _("申诉不成立")
            yield Happening(decision.decided_on, title, decision.reason)
