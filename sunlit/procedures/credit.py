"""Credit seriousness of a penalty and its periods (失信程度、公示期、信用修复). Pure.

Organizations only: what is served with the decision is the notice of credit repair
(国办发〔2025〕22号). Nothing is computed for decisions before the rule came into force.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sunlit.foundations.calendars import add_months
from sunlit.foundations.wording import chinese_date
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.penalties import KIND_NAMES, reaches
from sunlit.rulebook.tables import CreditClass


@dataclass(frozen=True)
class Credit:
    """What the decision is as credit information: class, why, and the days that follow."""

    row: CreditClass
    why: str
    decided_on: date

    @property
    def repair_from(self) -> date:
        """The first day on which repair may be applied for (最短公示期届满)."""
        return add_months(self.decided_on, self.row.least_months)

    @property
    def stops_on(self) -> date:
        """The day on which publication as credit information stops by itself (最长公示期届满)."""
        return add_months(self.decided_on, self.row.longest_months)

    @property
    def explanation(self) -> str:
        """One sentence for decision, publication and public."""
        repair = (
            f"自{chinese_date(self.repair_from)}起可以申请信用修复"
            if self.row.least_months
            else "履行义务后即可申请信用修复"
        )
        return (
            f"属于{self.row.name}失信信息（{self.why}）；自决定之日{chinese_date(self.decided_on)}起，"
            f"信用公示最长至{chinese_date(self.stops_on)}；纠正违法行为、履行全部义务并公开作出信用承诺的，"
            f"{repair}。依据{self.row.basis}。"
        )


def credit_of(file: CaseFile) -> Credit | None:
    """The credit information the standing decision becomes; None where there is none."""
    decision = file.decision()
    if decision is None or file.party.kind == "PERSON":
        return None
    if file.procedure.step(decision.step).decides != "PENALTY":
        return None
    penalty = file.last("decision_drafted") or decision
    known = [row for row in file.rules.credit if decision.on.isoformat() >= str(row.since)]
    for row in reversed(known):
        why = _why(file, row, penalty.data)
        if why:
            return Credit(row, why, decision.on)
    return Credit(known[0], "处罚种类、数额未达到较重各档", decision.on) if known else None


def _why(file: CaseFile, row: CreditClass, data: Mapping[str, Any]) -> str:
    """Why the penalty falls under the row; "" where it does not."""
    kinds = [str(KIND_NAMES[kind]) for kind in data.get("kinds") or () if kind in row.kinds]
    if kinds:
        return f"处罚种类：{'、'.join(kinds)}"
    parameters, fine = file.rules.parameters, data.get("fine") or 0
    threshold = parameters.hearing_fine_fen[file.party.kind]
    is_larger = reaches(fine, threshold, parameters.hearing_inclusive)
    return f"较大数额罚款（{threshold // 100:,}元以上）" if row.larger_fine and is_larger else ""
