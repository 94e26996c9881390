"""The publication queue: what waits, nearest limit first, page by page."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.disclosure.models import Publication, PublicationStatus
from sunlit.foundations.calendars import Light
from sunlit.interfaces.desk.publications import queue
from tests.builders.bureau import a_walk, person
from tests.journeys.telling import reread

pytestmark = pytest.mark.usefixtures("bureau")
BACKEND = "django.contrib.auth.backends.ModelBackend"


def page(query: str = "", username: str = "gongshi", status: int = 200) -> str:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    response = client.get(reverse("desk:publications") + query)
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def drafts(monkeypatch: pytest.MonkeyPatch) -> tuple[Publication, Publication]:
    """One publication that is late, and one with its limit far off; one row a page."""
    walks = a_walk(), a_walk()
    for walk in walks:
        walk.until("decision_served")
    now = max(walk.at for walk in walks)
    rows = [draft_publication(case=reread(walk), actor=None, at=now) for walk in walks]
    far, late = (row for row in rows if row is not None)
    for row, days in ((far, 60), (late, -1)):
        row.due_on = localdate(now) + timedelta(days=days)
        row.save()
    monkeypatch.setattr("sunlit.interfaces.clock.timezone.now", lambda: now)
    monkeypatch.setattr(queue, "PER_PAGE", 1)
    return late, far


def address_of(row: Publication) -> str:
    return reverse("desk:publication", args=[row.public_id])


def there(text: str, rel: str) -> str:
    found = re.search(rf'rel="{rel}" href="([^"]+)"', text)
    return found[1].replace("&amp;", "&") if found else ""


def test_it_begins_with_the_nearest_limit_and_turns_both_ways(
    drafts: tuple[Publication, Publication],
) -> None:
    late, far = drafts

    first = page()
    second = page(there(first, "next"))

    assert address_of(late) in first
    assert address_of(far) not in first
    assert str(Light.RED.label) in first
    assert address_of(far) in second
    assert str(Light.GREEN.label) in second
    assert there(second, "next") == ""
    assert address_of(late) in page(there(second, "prev"))


def test_it_shows_what_is_finished_newest_first_and_without_a_light(
    drafts: tuple[Publication, Publication],
) -> None:
    Publication.objects.update(status=PublicationStatus.PUBLISHED)
    newest = max(drafts, key=lambda row: row.pk)

    text = page("?status=PUBLISHED")

    assert address_of(newest) in text
    assert str(Light.RED.label) not in text
    assert f"status=PUBLISHED&after={newest.pk}" in there(text, "next")


def test_it_is_closed_to_whoever_has_no_part_in_disclosure() -> None:
    page(username="chengban", status=403)


def test_those_cleared_are_published_together_and_the_others_are_not(
    drafts: tuple[Publication, Publication],
) -> None:
    cleared, waiting = drafts
    Publication.objects.filter(pk=cleared.pk).update(status=PublicationStatus.CLEARED)
    client, address = Client(), reverse("desk:publish-chosen")
    client.force_login(person("gongshi"), backend=BACKEND)
    query = {"chosen": [str(row.public_id) for row in drafts]}
    query |= {f"version-{row.public_id}": [str(row.version)] for row in drafts}

    before = client.get(address, query).content.decode()
    after = client.post(address, query).content.decode()

    assert "可以办理1项" in before and "不能发布。" in before
    assert "已发布，公示至" in after and "没有办理" in after
    states = Publication.objects.in_bulk([cleared.pk, waiting.pk])
    assert states[cleared.pk].status == PublicationStatus.PUBLISHED
    assert states[waiting.pk].status == PublicationStatus.DRAFT
    assert client.post(address, query).status_code == 422


def test_looking_at_several_asks_the_same_however_many_they_are(
    drafts: tuple[Publication, Publication],
) -> None:
    Publication.objects.update(status=PublicationStatus.CLEARED)
    client, counts = Client(), []
    client.force_login(person("gongshi"), backend=BACKEND)
    for some in (drafts[:1], drafts):
        query = {"chosen": [str(row.public_id) for row in some]}
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("desk:publish-chosen"), query)
        counts.append(len(found))

    assert counts[0] == counts[1] <= 20


def test_only_the_staff_of_disclosure_publishes_several(
    drafts: tuple[Publication, Publication],
) -> None:
    query = {"chosen": str(drafts[0].public_id)}
    for username in ("gongshi-shencha", "fenguan", "chengban"):
        client = Client()
        client.force_login(person(username), backend=BACKEND)
        assert client.get(reverse("desk:publish-chosen"), query).status_code == 403
