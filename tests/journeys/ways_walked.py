"""Ways that meet every step of enforcement, for `drill pages`; the suite walks them by acts."""

import pytest

from sunlit.foundations.ledger.verification import verify_ledger
from tests.journeys.telling import file_of
from tests.permissions.stages import STAGES
from tests.permissions.ways import WAYS, stages

pytestmark = pytest.mark.usefixtures("bureau")


@pytest.mark.parametrize(
    ("procedure", "number"), [(code, n) for code, ways in WAYS.items() for n in range(len(ways))]
)
def test_a_way_of_enforcement_is_walked(procedure: str, number: int) -> None:
    assert all(file_of(walk).taken for walk in stages(WAYS[procedure][number]))
    assert verify_ledger().ok


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_of_the_ordinary_penalty_is_reached(stage: str) -> None:
    assert file_of(STAGES[stage]()).taken
    assert verify_ledger().ok
