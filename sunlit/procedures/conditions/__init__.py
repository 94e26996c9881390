"""Named conditions (条件) of steps, each defined once with its article.

A gate looks at the case alone and answers with the Chinese sentence why the step is not yet
possible; a check looks at what was entered and answers per field. Both are pure.
"""

from sunlit.procedures.conditions import (  # noqa: F401  (importing registers them)
    case_gates,
    decision_gates,
    discussion_gates,
    ending_gates,
    entry_checks,
    execution_gates,
    licensing_checks,
    licensing_gates,
    linking_gates,
    notice_gates,
    people_checks,
    review_checks,
    review_gates,
)
from sunlit.procedures.conditions.registry import CHECKS, GATES, Unmet

__all__ = ["CHECKS", "GATES", "Unmet"]
