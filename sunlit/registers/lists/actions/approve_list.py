"""Approve a list version at the step it waits at (清单审批)."""

import re
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.wording import in_record_language
from sunlit.registers.lists.actions._deciding import (
    record_decision,
    require_reason,
    require_same_content,
)
from sunlit.registers.lists.actions._drafting import locked
from sunlit.registers.lists.actions.enforce_list import enforce_list
from sunlit.registers.lists.models import ListOutcome, ListStatus, ListVersion
from sunlit.registers.lists.policies import AFTER, approving_duty
from sunlit.registers.lists.queries import version_in_force
from sunlit.registers.lists.refusals import ListRefused, WrongListState

LONGEST_NO = 120
NUMBERED = re.compile(r"\d号$")  # the public reads it: an opinion typed into the wrong field stops


def approve_list(
    *,
    version_id: int,
    actor: Account,
    at: datetime,
    note: str = "",
    document_no: str = "",
    effective_on: date | None = None,
    expected: str = "",
) -> ListVersion:
    """Agree (同意) and pass the version on: 科室负责人, 法制机构, 局领导.

    The leader sets the document number and the day the list takes effect, not before that day; a
    list that takes effect the same day is in force at once. `expected` is the content digest the
    person saw (StaleList). NotAllowed for the wrong duty or a person who had a part before.
    """
    with transaction.atomic(), in_record_language():
        version = locked(version_id)
        if not version.is_waiting:
            raise WrongListState(_("这一版清单现在不需要审批。"))
        duty = approving_duty(actor, version, list(version.opinions.all()), at)
        digest = require_same_content(version, expected)
        step, note = ListStatus(version.status), note.strip()
        require_reason("note", note, _("意见"), "")
        more: dict[str, str | date] = {}
        if step == ListStatus.LEADER:
            more = _issued(version, document_no.strip(), effective_on, localdate(at))
        version.status = AFTER[step]
        version.save(update_fields=["status", "document_no", "effective_on", "approved_on"])
        record_decision(
            version,
            step=step,
            outcome=ListOutcome.APPROVED,
            note=note,
            digest=digest,
            actor=actor,
            duty=duty,
            at=at,
            more=more,
        )
        if version.effective_on and version.effective_on <= localdate(at):
            version = enforce_list(version_id=version.pk, actor=actor, at=at)
    return version


def _issued(
    version: ListVersion, document_no: str, effective_on: date | None, today: date
) -> dict[str, str | date]:
    """Set number and days; refused where they cannot be."""
    faults = {}
    if not document_no or len(document_no) > LONGEST_NO:
        faults["document_no"] = _("请填写文号，不超过%(limit)d字。") % {"limit": LONGEST_NO}
    elif not NUMBERED.search(document_no):
        faults["document_no"] = _("文号应当以序号和“号”结尾，如（示）发改法规〔2026〕1号。")
    in_force = version_in_force(version.kind, today)
    if effective_on is None:
        faults["effective_on"] = _("请填写生效日期。")
    elif effective_on < today:
        faults["effective_on"] = _("生效日期不能早于今天。")
    elif in_force and in_force.effective_on and effective_on < in_force.effective_on:
        faults["effective_on"] = _("生效日期不能早于现行版本的生效日期。")
    if faults or effective_on is None:
        raise ListRefused(_("还不能批准，请改正标出的内容。"), fields=faults)
    version.document_no, version.effective_on = document_no, effective_on
    version.approved_on = today
    return {"document_no": document_no, "effective_on": effective_on}
