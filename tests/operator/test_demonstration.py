"""The demonstration bureau (演示单位): cases in all stages, made by running the acts."""

from datetime import datetime

import pytest

from sunlit.casework.models import Case, CaseStatus
from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.foundations.ledger.verification import verify_ledger
from sunlit.interfaces.operator.demo.loading import load_demonstration
from sunlit.interfaces.operator.main import main


@pytest.mark.slow
@pytest.mark.django_db
def test_it_shows_cases_in_all_stages_made_by_running_the_acts(at: datetime) -> None:
    load_demonstration(at)

    statuses = set(Case.objects.values_list("status", flat=True))
    assert Case.objects.count() >= 30
    assert statuses == set(CaseStatus.values)
    assert PublishedRecord.objects.filter(kind=RecordKind.DECISION).count() >= 5
    assert PublishedRecord.objects.filter(kind=RecordKind.ITEM).count() > 50
    assert verify_ledger().ok
    assert main(["demo", "load"]) == 0
