"""The laws of the categories of acts (各类执法行为的法律账); without its own, the general one."""

from sunlit.procedures.checking.law import ProcedureLaw
from sunlit.procedures.checking.laws.executing import EXECUTION_LAW
from sunlit.procedures.checking.laws.general import GENERAL_LAW
from sunlit.procedures.checking.laws.inspection import INSPECTION_LAW
from sunlit.procedures.checking.laws.licensing import LICENSING_LAW
from sunlit.procedures.checking.laws.licensing_ending import ENDING_LAW
from sunlit.procedures.checking.laws.matters import MATTERS_LAW
from sunlit.procedures.checking.laws.penalty import PENALTY_LAW
from sunlit.procedures.checking.laws.sealing import SEAL_LAW
from sunlit.procedures.checking.laws.summary import SUMMARY_LAW
from sunlit.rulebook.schema import Procedure

OWN = {
    "penalty-summary": SUMMARY_LAW,
    "coercion-seal": SEAL_LAW,
    "coercion-execution": EXECUTION_LAW,
    "licensing-ending": ENDING_LAW,
}
LAWS = {
    "PENALTY": PENALTY_LAW,
    "LICENSE": LICENSING_LAW,
    "INSPECTION": INSPECTION_LAW,
    "CONFIRMATION": MATTERS_LAW,
    "CHARGE": MATTERS_LAW,
    "OTHER": MATTERS_LAW,
}


def law_of(procedure: Procedure) -> ProcedureLaw:
    """The law of a procedure: its own, of its category, else what every procedure must keep."""
    return OWN.get(procedure.code) or LAWS.get(procedure.item_category, GENERAL_LAW)
