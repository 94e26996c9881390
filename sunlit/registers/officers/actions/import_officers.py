"""Take over a list of officers (导入行政执法人员名单), 国办发〔2018〕118号 (二).3."""

from datetime import date, datetime

from django.utils.timezone import localdate

from sunlit.foundations.accounts.models import Account
from sunlit.registers.bodies.actions._entering import SectionBook
from sunlit.registers.intake.models import ListImport, ListKind
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.intake.recording import (
    import_transaction,
    record_import,
    require_same_plan,
)
from sunlit.registers.intake.rules import FileSource, ReadList
from sunlit.registers.officers.actions._posting import keep_former, post_officer
from sunlit.registers.officers.comparing import OfficerStep, compare_officers
from sunlit.registers.officers.life import CredentialChange
from sunlit.registers.officers.models import AnnualVerification, Credential, Officer
from sunlit.registers.officers.rules import OfficerLine, change_towards


def import_officers(
    *,
    read: ReadList[OfficerLine],
    source: FileSource,
    actor: Account | None,
    at: datetime,
    expected: str = "",
) -> ListImport:
    """Write officers, credentials and annual verifications; `actor` None is the command line.

    Expired credentials and missed verifications are taken over: they entitle to nothing,
    and the register must show that.
    """
    with import_transaction():
        duty = require_registrar(actor, at)
        comparison = compare_officers(read)
        require_same_plan(comparison.plan, expected)
        sections = SectionBook()
        for step in comparison.steps:
            _write(step, sections, at)
        return record_import(
            kind=ListKind.OFFICERS,
            plan=comparison.plan,
            source=source,
            actor=actor,
            duty=duty,
            at=at,
        )


def _write(step: OfficerStep, sections: SectionBook, at: datetime) -> None:
    line = step.line
    officer = step.officer or Officer()
    officer.name = line.name
    officer.unit = line.texts.get("unit", officer.unit)
    _write_posting(officer, line, sections, localdate(at))
    credential = step.credential or Credential(credential_no=line.credential_no)
    credential.officer = officer
    credential.area = line.texts.get("area", credential.area)
    credential.issuer = line.texts.get("issuer", credential.issuer)
    if line.categories is not None:
        credential.categories = list(line.categories)
    if line.status is not None:
        _write_status(credential, line.status, localdate(at))
    for name, day in line.days.items():
        setattr(credential, name, day)
    credential.save()
    for year, result in line.results.items():
        AnnualVerification.objects.update_or_create(
            credential=credential, year=year, defaults={"result": result}
        )


def _write_posting(officer: Officer, line: OfficerLine, sections: SectionBook, today: date) -> None:
    """Section and post of the list; a change of somebody known begins a posting that day."""
    before = officer.section_id, officer.post
    was_known = officer.pk is not None
    officer.post = line.texts.get("post", officer.post)
    if line.section_name is not None:
        officer.section = sections.named(line.section_name, officer.unit)
    now = officer.section_id, officer.post
    officer.save()
    if not was_known or now == before:
        return
    if officer.postings.filter(since__gte=today).exists():
        return  # a second list on the same day puts the first one right
    keep_former(Officer(pk=officer.pk, section_id=before[0], post=before[1]), today)
    post_officer(officer, officer.section, officer.post, today, "")


def _write_status(credential: Credential, status: str, today: date) -> None:
    """What the list says of a credential; a change of one known is dated with that day."""
    if credential.pk is not None and credential.status != status:
        CredentialChange.objects.create(
            credential=credential,
            kind=change_towards(status),
            from_on=today,
        )
    credential.status = status
