"""Issue a credential (发放执法证件) to who passed the exam."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.actions._recording import has_left, locked, record
from sunlit.registers.officers.life import QualificationExam
from sunlit.registers.officers.models import Credential, Officer
from sunlit.registers.officers.queries import facts_of
from sunlit.registers.officers.refusals import ISSUE_BASIS, OfficerActRefused
from sunlit.registers.officers.rules import are_known, clashes

ISSUED = register_code(
    "officers.credential_issued",
    fields={
        "name": str,
        "credential_no": str,
        "categories": list[str],
        "area": str,
        "issuer": str,
        "valid_from": date,
        "valid_until": date,
    },
    title="发放执法证件",
).code


def issue_credential(
    *,
    actor: Account | None,
    at: datetime,
    officer: Officer,
    credential_no: str,
    categories: Sequence[str],
    area: str,
    issuer: str,
    valid_from: date,
    valid_until: date,
) -> Credential:
    """Enter the credential; a number is given once, and two of one kind never run at once.

    Raises OfficerActRefused (exam, number, dates; by field), NotAllowed without 名录管理员.
    """
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused, ISSUE_BASIS)
    new = Credential(
        officer=officer,
        credential_no="".join(
            entry.text("credential_no", credential_no, _("证件编号"), 64).split()
        ),
        categories=list(dict.fromkeys(categories)),
        area=entry.text("area", area, _("执法区域"), 200),
        issuer=entry.text("issuer", issuer, _("发证机关"), 200),
        valid_from=valid_from,
        valid_until=valid_until,
    )
    if not are_known(new.categories):
        entry.refuse("categories", _("请选择执法类别。"))
    entry.order("valid_until", valid_from, valid_until)
    entry.settle()
    with transaction.atomic():
        _check_officer(entry, locked(officer), new)
        try:
            with transaction.atomic():
                new.save(force_insert=True)
        except IntegrityError:
            sentence = _("证件编号“{no}”已经登记。")
            entry.fail("credential_no", format_lazy(sentence, no=new.credential_no))
        _record(new, actor, duty, at)
    return new


def _record(new: Credential, actor: Account | None, duty: str, at: datetime) -> None:
    names = ("credential_no", "categories", "area", "issuer", "valid_from", "valid_until")
    payload = {name: getattr(new, name) for name in names}
    record(ISSUED, new.officer, payload, actor=actor, duty=duty, at=at)


def _check_officer(entry: Entry, officer: Officer, new: Credential) -> None:
    day = new.valid_from
    assert day is not None  # noqa: S101  (given)
    if has_left(officer, day):
        entry.refuse("valid_from", _("该人员已经退出执法岗位。"))
    passed = QualificationExam.objects.filter(officer=officer, is_passed=True, held_on__lte=day)
    if not passed.exists():
        entry.refuse("valid_from", _("发证之前没有合格的执法资格考试记录。"))
    for other in officer.credentials.all():
        if clashes(facts_of(other), new.categories, day, new.valid_until):
            sentence = _("与证件{no}的有效期重叠，请先注销或者改为换证延期。")
            entry.refuse("valid_from", format_lazy(sentence, no=other.credential_no))
    entry.settle()
