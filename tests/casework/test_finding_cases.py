"""A case is found by party, item and every number it bears, from the moment it bears it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sunlit.casework.models import Case
from sunlit.casework.queries import matching
from sunlit.procedures.models import StepTaken
from tests.builders.bureau import COMPANY_CODE, a_walk, natural_person

pytestmark = pytest.mark.usefixtures("bureau")


def found(text: str) -> list[int]:
    return list(matching(Case.objects.all(), text).values_list("pk", flat=True))


@pytest.mark.parametrize(
    "text", ["丰源", "丰源粮油有限公司", "fyly", COMPANY_CODE, "粮食收购者", "丰源 粮食收购者"]
)
def test_a_lead_is_found_by_party_and_item(text: str) -> None:
    case = a_walk().case
    a_walk(natural_person(), item="未建立粮食经营台账，或者未按照规定报送粮食基本数据和有关情况")

    assert found(text) == [case.pk]


def test_a_case_is_found_by_its_number_and_those_of_its_documents() -> None:
    walk = a_walk()
    assert found("发改案") == []

    walk.until("prior_notice_issued")

    numbers = StepTaken.objects.filter(case=walk.case).exclude(document_no="")
    assert numbers.exists()
    for number in [Case.objects.get(pk=walk.case.pk).case_no, *(n.document_no for n in numbers)]:
        assert found(number) == [walk.case.pk]


def test_no_words_narrow_nothing_and_unknown_words_find_nothing() -> None:
    case = a_walk().case

    assert found("") == [case.pk]
    assert found("没有这家") == []
    assert found("丰源 没有这家") == []


def test_a_step_without_a_number_leaves_the_index_alone() -> None:
    walk = a_walk()
    walk.until("credential_shown")

    with CaptureQueriesContext(connection) as captured:
        walk.take("evidence_added")

    assert not [query for query in captured if "search" in query["sql"]]
