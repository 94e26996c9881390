"""`sunlit demo load` leaves a bureau that is there alone."""

import pytest

from sunlit.foundations.ledger.models import Entry
from sunlit.interfaces.operator.main import main


@pytest.mark.usefixtures("bureau")
def test_a_bureau_that_is_there_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    entries = Entry.objects.count()

    status = main(["demo", "load"])

    assert status == 0
    assert "已有单位" in capsys.readouterr().out
    assert Entry.objects.count() == entries
