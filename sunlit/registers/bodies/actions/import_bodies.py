"""Take over a list of bodies (导入执法主体名单), 国办发〔2018〕118号（四）."""

from datetime import datetime

from sunlit.foundations.accounts.models import Account
from sunlit.registers.bodies.comparing import BodyLine, BodyStep, compare_bodies
from sunlit.registers.bodies.models import (
    EnforcementBody,
    EntrustedOrganization,
    EntrustmentAgreement,
)
from sunlit.registers.intake.models import ListImport, ListKind
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.intake.recording import (
    import_transaction,
    record_import,
    require_same_plan,
)
from sunlit.registers.intake.rules import FileSource, ReadList


def import_bodies(
    *,
    read: ReadList[BodyLine],
    source: FileSource,
    actor: Account | None,
    at: datetime,
    expected: str = "",
) -> ListImport:
    """Write bodies and the agreements of entrusted organizations; `actor` None: command line.

    An agreement taken over from a list has no file yet; the body's page says so.
    """
    with import_transaction():
        duty = require_registrar(actor, at)
        comparison = compare_bodies(read)
        require_same_plan(comparison.plan, expected)
        for step in comparison.steps:
            _write(step)
        return record_import(
            kind=ListKind.BODIES,
            plan=comparison.plan,
            source=source,
            actor=actor,
            duty=duty,
            at=at,
        )


def _write(step: BodyStep) -> None:
    line = step.line
    body = step.body or _known(line.name)
    if line.kind is not None:
        body.kind = line.kind
    for name, value in (*line.texts.items(), *line.numbers.items()):
        setattr(body, name, value)
    body.save()
    if line.agreement is None:
        return
    organization, _new = EntrustedOrganization.objects.get_or_create(
        body=body, name=line.agreement.organization
    )
    agreement = step.agreement or EntrustmentAgreement(
        organization=organization, valid_from=line.agreement.valid_from
    )
    agreement.valid_until = line.agreement.valid_until
    agreement.categories = list(line.agreement.categories)
    for name, given in (*line.agreement.texts.items(), *line.agreement.days.items()):
        setattr(agreement, name, given)
    agreement.save()


def _known(name: str) -> EnforcementBody:
    """A body an earlier row of this list entered, or a new one."""
    return EnforcementBody.objects.filter(name=name).first() or EnforcementBody(name=name)
