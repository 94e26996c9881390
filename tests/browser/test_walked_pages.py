"""A short round of `script/drill pages`: one kind of act, every page of it, at phone width."""

import pytest

from sunlit.interfaces.operator.demo.applying import Filing
from sunlit.procedures.attempts import StepRefused
from tests.browser.hands import Hands
from tests.browser.walked import bureau
from tests.journeys.applied import a_walk_of, titles
from tests.journeys.telling import assert_ledger_is_whole_and_would_show_one_changed_byte

__all__ = ["bureau"]


def test_a_filing_is_corrected_recorded_changed_and_canceled(bureau: Hands) -> None:
    walk = a_walk_of(Filing)
    walk.take("correction_requested")
    with pytest.raises(StepRefused, match="尚未收到补正"):
        walk.take("filing_recorded")
    for step in ("correction_received", "filing_recorded", "filing_changed", "filing_cancelled"):
        walk.take(step)
    walk.until("case_closed")

    assert titles(walk)[-2:] == ["变更备案证明", "撤销备案决定书"]
    assert bureau.seen >= {
        "filing-application_received-1-form",
        "filing-correction_requested-1-form",
        "filing-filing_recorded-1-form",
        "filing-filing_cancelled-2-approval",
        "filing-case_closed-1-form",
    }
    assert_ledger_is_whole_and_would_show_one_changed_byte(walk.case)
