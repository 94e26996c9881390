"""Public lists over time: what the public read on a day, and what changed (公示清单)."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.disclosure.actions.publish_list import publish_list
from sunlit.disclosure.lists.comparing import list_changes
from sunlit.disclosure.lists.models import PublishedEdition, PublishedList
from sunlit.disclosure.lists.queries import editions_on, list_published_on, lists_behind
from sunlit.disclosure.models import RecordKind
from sunlit.foundations.refusals import NotAllowed, Refusal
from sunlit.registers.officers.actions.record_exit import record_exit
from sunlit.registers.officers.models import Officer
from tests.builders.bureau import person

pytestmark = pytest.mark.usefixtures("bureau")
MARCH = datetime(2026, 3, 2, 2, tzinfo=UTC)
JUNE = datetime(2026, 6, 1, 2, tzinfo=UTC)
OFFICER = RecordKind.OFFICER


def publish(at: datetime, kind: RecordKind = OFFICER) -> int:
    return publish_list(kind=kind, actor=person("gongshi"), at=at)


def names(on: date) -> list[str]:
    return [edition.title for edition in editions_on(OFFICER, on)]


def leave(name: str) -> None:
    officer = Officer.objects.get(name=name)
    record_exit(actor=None, at=JUNE, officer=officer, exited_on=JUNE.date(), reason="调离")


def test_a_day_in_the_past_still_shows_what_was_public_then() -> None:
    publish(MARCH)
    leave("协办人乙")
    publish(JUNE)

    assert names(date(2026, 3, 1)) == []
    assert "协办人乙" in names(date(2026, 3, 2))
    assert "协办人乙" in names(date(2026, 5, 31))
    assert "协办人乙" not in names(date(2026, 6, 1))


def test_each_publication_that_says_something_else_is_a_version_of_the_list() -> None:
    publish(MARCH)
    publish(datetime(2026, 4, 1, 2, tzinfo=UTC))  # unchanged
    leave("协办人乙")
    publish(JUNE)

    versions = list(PublishedList.objects.filter(kind=OFFICER).order_by("number"))
    assert [(one.number, one.published_on, one.replaced_on) for one in versions] == [
        (1, MARCH.date(), JUNE.date()),
        (2, JUNE.date(), None),
    ]
    assert list_published_on(OFFICER, date(2026, 5, 1)) == versions[0]
    assert list_published_on(OFFICER, date(2026, 2, 1)) is None


def test_a_list_in_force_and_not_yet_public_is_named() -> None:
    kinds = [kind for kind, _list in lists_behind(MARCH.date())]
    assert OFFICER in kinds

    publish(MARCH)
    assert OFFICER not in [kind for kind, _list in lists_behind(MARCH.date())]

    leave("协办人乙")
    assert OFFICER in [kind for kind, _list in lists_behind(JUNE.date())]


def test_only_disclosure_staff_publish_and_only_what_is_in_force() -> None:
    with pytest.raises(NotAllowed):
        publish_list(kind=OFFICER, actor=person("kezhang"), at=MARCH)
    with pytest.raises(Refusal, match="还没有现行有效的版本"):
        publish(MARCH, RecordKind.BENCHMARK)


def edition(record_id: int, value: str) -> PublishedEdition:
    fields = [{"name": "limit", "label": "法定时限", "value": value}] if value else []
    return PublishedEdition(record_id=record_id, title=f"第{record_id}项", fields=fields)


LIST = st.dictionaries(st.integers(1, 9), st.sampled_from(["", "20日", "30日"]))


@given(before=LIST, after=LIST)
def test_changes_say_all_that_differs_and_nothing_else(
    before: dict[int, str], after: dict[int, str]
) -> None:
    found = list_changes(
        [edition(*row) for row in before.items()], [edition(*row) for row in after.items()]
    )

    assert {one.record_id for one in found.added} == after.keys() - before.keys()
    assert {one.record_id for one in found.removed} == before.keys() - after.keys()
    told = {row.edition.record_id: row.changes[0] for row in found.changed}
    differ = {key for key in before.keys() & after.keys() if before[key] != after[key]}
    assert told.keys() == differ
    assert all((told[k].before, told[k].after) == (before[k], after[k]) for k in differ)
