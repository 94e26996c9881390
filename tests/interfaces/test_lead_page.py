"""The page that registers a lead (案源登记): what it keeps, and what it asks twice about."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sunlit.casework.models import Case
from sunlit.interfaces.desk.cases.fields import field_views
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.loading import load_file
from tests.builders.bureau import START, a_bureau, a_walk, person

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def walk() -> Walk:
    """A filed case."""
    a_bureau()
    walk = a_walk()
    walk.until("case_filed")
    walk.case.refresh_from_db()
    return walk


def register(client: Client, case: Case, **more: str) -> HttpResponse:
    """Post the form for a second lead on the same item and party."""
    form = {
        "item": str(case.item_id),
        "party": str(case.party_id),
        "section": "ZFJ",
        "source": "TIP",
        "found_on": "2026-03-02",
        "acted_on": "2026-03-01",
        "summary": "第二条线索的内容",
        "key": "lead-2",
    }
    return client.post(reverse("desk:case-new"), form | more)


def test_a_second_lead_on_the_same_item_and_party_is_asked_about_and_loses_nothing(
    client: Client, walk: Walk
) -> None:
    client.force_login(person("chengban"), backend=BACKEND)

    asked = register(client, walk.case)
    text = asked.content.decode()

    assert (asked.status_code, Case.objects.count()) == (409, 1)
    assert "第二十九条" in text and "第二条线索的内容" in text
    assert reverse("desk:case", args=[walk.case.public_id]) in text
    assert register(client, walk.case, another="1").status_code == 302
    assert Case.objects.count() == 2


def test_only_entitled_officers_are_offered_those_of_the_section_first(walk: Walk) -> None:
    file = load_file(walk.case, START)

    lead, assistant = (
        next(
            view
            for view in field_views(file, file.procedure.step("case_filed"), {}, {})
            if view.name == name
        )
        for name in ("lead_officer", "assisting_officer")
    )

    names = [label for _pk, label in lead.choices]
    own = [label for label in names if "执法监督科" in label]
    assert own and names[: len(own)] == own
    assert names == [label for _pk, label in assistant.choices]
