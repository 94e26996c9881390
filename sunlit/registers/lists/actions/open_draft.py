"""Begin the next version of a list (起草清单新版)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.bodies.models import Section
from sunlit.registers.intake.models import ListKind
from sunlit.registers.lists.actions._drafting import new_draft
from sunlit.registers.lists.actions._recording import record
from sunlit.registers.lists.models import ListVersion
from sunlit.registers.lists.policies import drafting_duty
from sunlit.registers.lists.refusals import ListRefused

OPENED = register_code(
    "lists.opened",
    fields={"list_kind": str, "number": int, "based_on": int, "lead_section": str},
    title="起草清单新版",
).code


def open_draft(
    *, kind: ListKind, lead_section: Section, actor: Account | None, at: datetime
) -> ListVersion:
    """Open a draft that says what the version in force says (起草). One at a time per list.

    名录管理员 may open any, a 科室负责人 one that the own section leads. WrongListState while
    another version is open.
    """
    with transaction.atomic():
        duty = drafting_duty(actor, lead_section, at)
        if lead_section.valid_until and lead_section.valid_until <= localdate(at):
            sentence = _("牵头科室已经撤销，请另选科室。")
            raise ListRefused(sentence, fields={"lead_section": sentence})
        version = new_draft(kind, lead_section=lead_section, actor=actor, at=at)
        record(
            OPENED,
            version,
            {
                "based_on": version.based_on.number if version.based_on else 0,
                "lead_section": lead_section.name,
            },
            actor=actor,
            duty=duty,
            at=at,
        )
    return version
