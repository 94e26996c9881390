"""Register the enforcement body (登记执法主体), 国办发〔2018〕118号（四）."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.registers.bodies.models import EnforcementBody, OutwardName, Section
from sunlit.registers.intake.policies import require_registrar

REGISTERED = register_code(
    "bodies.registered",
    fields={"name": str, "uscc": str, "sections": list[str]},
    title="登记执法主体",
).code


def register_body(
    *,
    actor: Account | None,
    at: datetime,
    name: str,
    fields: dict[str, Any],
    sections: list[dict[str, Any]],
) -> EnforcementBody:
    """Enter or complete the body of that name with its sections; `actor` None is the command line.

    `fields` are columns of EnforcementBody and a list of `outward_names`, `sections` rows of code,
    name and Section columns.
    Raises NotAllowed without the duty 名录管理员.
    """
    duty = require_registrar(actor, at)
    columns = {key: value for key, value in fields.items() if key != "outward_names"}
    with transaction.atomic():
        body, _new = EnforcementBody.objects.update_or_create(name=name, defaults=columns)
        for outward in fields.get("outward_names", ()):
            OutwardName.objects.get_or_create(body=body, name=outward)
        for row in sections:
            Section.objects.update_or_create(body=body, code=row["code"], defaults=row)
        append(
            stream="registers/bodies",
            code=REGISTERED,
            actor=actor,
            duty=duty,
            at=at,
            payload={
                "name": name,
                "uscc": body.uscc,
                "sections": [f"{row['code']} {row['name']}" for row in sections],
            },
            subject_kind="EnforcementBody",
            subject_id=str(body.pk),
            subject_title=name,
        )
    return body
