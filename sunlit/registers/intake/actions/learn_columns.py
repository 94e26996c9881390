"""Remember what the columns of a list mean (记住列名对应)."""

import re
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.encoding import canonical_json
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import Refusal
from sunlit.registers.intake.models import LearnedColumn, ListKind
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.names import name_key

LEARNED = register_code(
    "registers.columns_learned",
    fields={"list_kind": str, "columns": list[str]},
    title="记住列名对应",
).code
FIELD = re.compile(r"[a-z][A-Za-z_]{0,59}")
LONGEST_LABEL = 200


class ColumnRefused(Refusal):
    """A column without a name, or a field that is none."""


def learn_columns(
    *, kind: ListKind, columns: Mapping[str, str], actor: Account | None, at: datetime
) -> None:
    """Remember (记住) the field of each column name; an empty field forgets what was remembered.

    From then on every file of this list with such a column is read by it.
    """
    with transaction.atomic():
        duty = require_registrar(actor, at)
        for label, field in columns.items():
            _keep(kind, label, field, actor, at)
        append(
            stream=f"registers/{kind.lower()}",
            code=LEARNED,
            actor=actor,
            duty=duty,
            at=at,
            subject_kind="registers.learned_column",
            subject_id=str(kind),
            subject_title=str(ListKind(kind).label),
            payload={
                "list_kind": str(kind),
                "columns": [canonical_json([label, field]) for label, field in columns.items()],
            },
        )


def _keep(kind: ListKind, label: str, field: str, actor: Account | None, at: datetime) -> None:
    key = name_key(label)
    if not key or len(label) > LONGEST_LABEL or (field and not FIELD.fullmatch(field)):
        raise ColumnRefused(_("列名对应有误，请重新选择。"))
    if not field:
        LearnedColumn.objects.filter(kind=kind, label_key=key).delete()
        return
    LearnedColumn.objects.update_or_create(
        kind=kind,
        label_key=key,
        defaults={"label": label, "field": field, "learned_at": at, "learned_by": actor},
    )
