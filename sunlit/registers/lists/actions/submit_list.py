"""Send a draft on its way to approval (清单报批)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.wording import in_record_language
from sunlit.registers.bodies.models import Section
from sunlit.registers.lists.actions._deciding import record_decision, require_reason
from sunlit.registers.lists.actions._drafting import locked, require_draft
from sunlit.registers.lists.checking import findings
from sunlit.registers.lists.comparing import compare_rows
from sunlit.registers.lists.layouts import layout_of
from sunlit.registers.lists.models import ListOutcome, ListStatus, ListVersion
from sunlit.registers.lists.pinning import pin_items
from sunlit.registers.lists.policies import drafting_duty
from sunlit.registers.lists.queries import content_digest, rows_of
from sunlit.registers.lists.refusals import ListRefused, WrongListState

SHOWN_FAULTS = 3


def submit_list(
    *,
    version_id: int,
    lead_section: Section,
    summary: str,
    actor: Account | None,
    at: datetime,
) -> ListVersion:
    """Submit the draft (报批) to the head of the leading section; its rows are fixed from now on.

    ListRefused while `findings` has a fault or no summary is given; WrongListState if nothing
    differs from the version in force.
    """
    with transaction.atomic(), in_record_language():
        version = locked(version_id)
        duty = drafting_duty(actor, version.lead_section or lead_section, at)
        require_draft(version)
        summary = summary.strip()
        require_reason("summary", summary, _("修改说明"), _("请写明这一版清单修改了什么。"))
        pin_items(version, localdate(at))
        _require_sound(version)
        version.status = ListStatus.SECTION_HEAD
        version.lead_section, version.summary = lead_section, summary
        version.save(update_fields=["status", "lead_section", "summary"])
        record_decision(
            version,
            step=ListStatus.DRAFT,
            outcome=ListOutcome.SUBMITTED,
            note=summary,
            digest=content_digest(version),
            actor=actor,
            duty=duty,
            at=at,
            more={"lead_section": lead_section.name},
        )
    return version


def _require_sound(version: ListVersion) -> None:
    layout, rows = layout_of(version.kind), list(rows_of(version))
    faults = [one for one in findings(layout, rows, version.empty_categories) if one.is_fault]
    if faults:
        shown = "\n".join(one.shown for one in faults[:SHOWN_FAULTS])
        sentence = _("清单还有%(count)d处不能报批：%(faults)s") % {
            "count": len(faults),
            "faults": shown,
        }
        raise ListRefused(sentence)
    base = version.based_on
    if base and set(base.empty_categories) == set(version.empty_categories):
        before = [row.data for row in rows_of(base)]
        if compare_rows(layout, before, [row.data for row in rows]).is_empty:
            raise WrongListState(_("这一版与现行清单完全相同，没有需要报批的内容。"))
