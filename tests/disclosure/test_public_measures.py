"""The bureau's measures on the portal: text, table, history and differences (办法公示, A1)."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sunlit.disclosure.actions.publish_list import publish_list
from sunlit.disclosure.lists.queries import lists_behind
from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.interfaces import clock
from sunlit.procedures.measures.actions.draft_measure import draft_measure
from sunlit.procedures.measures.actions.edit_measure import edit_measure
from sunlit.procedures.measures.actions.release_measure import release_measure
from sunlit.procedures.measures.actions.submit_measure import submit_measure
from tests.builders.bureau import START, person

pytestmark = pytest.mark.usefixtures("bureau")
LATER = START + timedelta(days=30)


def published(at: datetime = START) -> int:
    return publish_list(kind=RecordKind.MEASURE, actor=person("gongshi"), at=at)


def changed() -> None:
    """A second version of the review measure, from 20 March on."""
    legal = person("shenhe")
    version = draft_measure(actor=legal, at=START, kind="REVIEW")
    articles = [{**one} for one in version.articles]
    articles[1]["text"] = "改过的第二条。"
    edit_measure(
        actor=legal,
        at=START,
        version=version,
        seen=0,
        title=version.title,
        articles=articles,
        rows=version.rows,
        figures={"days": 3, "rounds": {"penalty-ordinary": 1}},
    )
    submit_measure(actor=legal, at=START, version=version, seen=1, effective_from=date(2026, 3, 20))
    release_measure(actor=person("fenguan"), at=START, version=version)


def test_each_measure_is_a_page_of_text_and_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock.timezone, "now", lambda: START)
    assert published() == 3
    record = PublishedRecord.objects.get(kind=RecordKind.MEASURE, key="REVIEW")

    text = Client().get(reverse("portal:measure", args=[record.public_id])).content.decode()

    assert "第一条" in text and "未经法制审核或者审核未通过的，不得作出决定" in text
    assert "附表第1项" in text and "50,000.00元" in text and "5个工作日" in text


def test_a_new_version_is_told_as_behind_and_keeps_the_old_one_readable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    published()
    changed()
    assert RecordKind.MEASURE in {kind for kind, _list in lists_behind(LATER.date())}
    published(LATER)
    monkeypatch.setattr(clock.timezone, "now", lambda: LATER)
    record = PublishedRecord.objects.get(kind=RecordKind.MEASURE, key="REVIEW")
    address = reverse("portal:measure", args=[record.public_id])

    assert "改过的第二条" in Client().get(address).content.decode()
    assert "改过的第二条" not in Client().get(address, {"on": "2026-03-10"}).content.decode()
    changes = reverse("portal:changes", args=["measures"])
    shown = Client().get(changes, {"from": "2026-03-10", "to": f"{LATER.date()}"}).content.decode()
    assert "改过的第二条" in shown
