"""Entry checks on what remedies make of a penalty (复议、诉讼的结果)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.registry import Sentence, check
from sunlit.procedures.fulfillment import account


@check("《行政复议法》第六十三条；《行政诉讼法》第七十七条")
def not_raised(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """What a remedy changes is never more than before (不得加重)."""
    owed = account(file)
    if owed is None:
        return {}
    before = {"fine": owed.fine, "confiscation": owed.confiscation}
    raised = [name for name, amount in before.items() if (data.get(name) or 0) > amount]
    return {name: _("变更后的金额不得高于原决定。") for name in raised}
