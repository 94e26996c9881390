"""Try a calculation without keeping it (试算)."""

from collections.abc import Mapping
from typing import Any

from sunlit.foundations.refusals import Sentence
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions import CHECKS
from sunlit.procedures.discretion.receipts import computed
from sunlit.procedures.entry import clean
from sunlit.rulebook.discretion.computing import FactsError
from sunlit.rulebook.schema import Step


def tried(
    file: CaseFile, step: Step, raw: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Sentence]]:
    """What would be kept, or what is wrong per field; evidence and reasons are not asked yet."""
    values, wrong = clean(step.fields, raw, file.today)
    if not wrong:
        wrong = dict(CHECKS["benchmark_fits"].function(file, values))
    if wrong:
        return {}, wrong
    try:
        result = {**values, **computed(file, values)}
        return result, dict(CHECKS["assessed_fine_in_range"].function(file, values))
    except FactsError as error:
        return {}, {f"factors-{name}": sentence for name, sentence in error.faults.items()}
