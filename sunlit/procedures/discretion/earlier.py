"""Earlier penalties of the party (此前受过的处罚)， for 首违 （《行政处罚法》第三十三条第一款）."""

from typing import Any

from sunlit.casework.models import Case
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.discretion.receipts import ASSESSED
from sunlit.procedures.models import StepTaken
from sunlit.procedures.overturning import OVERTURNED, steps_ending_in
from sunlit.registers.parties.queries import same_party
from sunlit.rulebook.schema import Step


def earlier_penalties(party_id: int) -> list[Case]:
    """Cases in which the party was penalized and the penalty stands, newest first (1 query)."""
    cases = Case.objects.filter(party__in=same_party(party_id))
    decided = StepTaken.objects.filter(step="penalty_decided", case__in=cases)
    overturned = steps_ending_in(OVERTURNED).filter(case__in=cases)
    rows = cases.filter(pk__in=decided.values("case")).exclude(pk__in=overturned.values("case"))
    return list(rows.select_related("item", "section").order_by("-decided_on", "-id"))


def discretion_lookups(file: CaseFile, step: Step) -> dict[str, Any]:
    """What the check of a leniency row needs, under a name that is never stored."""
    if step.code != ASSESSED:
        return {}
    found = earlier_penalties(file.party.party_id)
    return {"_earlier_penalties": [case.decision_no or case.case_no for case in found]}
