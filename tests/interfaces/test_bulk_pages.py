"""The same act on several rows (批量办理)： looked at first, done one by one, told one by one."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sunlit.casework.models import Case, CaseStatus, Handler, Urging
from sunlit.foundations.ledger.models import Entry
from sunlit.interfaces import clock
from sunlit.registers.officers.models import Officer
from tests.builders.bureau import START, a_walk, person

pytestmark = pytest.mark.usefixtures("bureau")
BACKEND = "django.contrib.auth.backends.ModelBackend"
NOTE = "请本周内办结。"
REASON = "承办人甲调离。"


@pytest.fixture
def cases(monkeypatch: pytest.MonkeyPatch) -> list[Case]:
    """A case with two handlers, and a lead that nobody handles yet."""
    filed, lead = a_walk(), a_walk()
    filed.until("case_filed")
    monkeypatch.setattr(clock.timezone, "now", lambda: max(filed.at, START))
    return [filed.case, lead.case]


def desk(username: str = "kezhang") -> Client:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    return client


def chosen(cases: list[Case], **typed: str) -> dict[str, Any]:
    """What the page sends: the rows, the versions seen, what was typed."""
    rows = list(Case.objects.filter(pk__in=[case.pk for case in cases]))
    versions = {f"version-{case.public_id}": str(case.version) for case in rows}
    return {"chosen": [str(case.public_id) for case in rows]} | versions | typed


def officer(name: str) -> str:
    return str(Officer.objects.get(name=name).pk)


def handed(**typed: str) -> dict[str, str]:
    people = {"officer": officer("承办人甲"), "successor": officer("承办人丙")}
    return people | {"reason": REASON} | typed


def handlers(case: Case) -> set[str]:
    rows = Handler.objects.filter(case=case, until=None)
    return set(rows.values_list("officer__name", flat=True))


def test_it_urges_each_case_by_itself_and_tells_which_it_did_not(cases: list[Case]) -> None:
    closed = cases[1]
    Case.objects.filter(pk=closed.pk).update(status=CaseStatus.CLOSED)
    address = reverse("desk:cases-urge")

    before = desk().get(address, chosen(cases)).content.decode()
    after = desk().post(address, chosen(cases, note=NOTE)).content.decode()

    assert "可以办理1项" in before and "案件已经结案，不需要催办。" in before
    assert "已催办。" in after and "案件已经结案，不需要催办。" in after
    assert Urging.objects.values_list("case_id", "note_text").get() == (cases[0].pk, NOTE)
    assert Entry.objects.filter(code="cases.urged").count() == 1


@pytest.mark.parametrize(
    ("note", "sentence"),
    [(" ", "请写明催办意见。"), ("长" * 501, "催办意见最多500个字，现有501个字。")],
)
def test_a_wrong_note_stops_all_of_them_and_can_be_written_anew(
    cases: list[Case], note: str, sentence: str
) -> None:
    closed = cases[1]
    Case.objects.filter(pk=closed.pk).update(status=CaseStatus.CLOSED)

    response = desk().post(reverse("desk:cases-urge"), chosen(cases, note=note))

    text = response.content.decode()
    assert response.status_code == 422
    assert sentence in text and note in text
    assert all(f'name="chosen" value="{case.public_id}"' in text for case in cases)
    assert "可以办理1项" in text and "催办（1项）" in text
    assert not Urging.objects.exists()


def test_it_hands_over_only_after_showing_what_can_be_handed_over(cases: list[Case]) -> None:
    address, typed = reverse("desk:cases-hand-over"), handed()

    checked = desk().post(address, chosen(cases, **typed))
    told = checked.content.decode()
    assert "可以办理1项" in told and REASON in told and 'name="confirmed"' in told
    assert handlers(cases[0]) == {"承办人甲", "协办人乙"}

    done = desk().post(address, chosen(cases, **typed, confirmed="1")).content.decode()
    assert "承办人已更换。" in done and "没有办理" in done
    assert handlers(cases[0]) == {"承办人丙", "协办人乙"}
    assert Entry.objects.filter(code="handlers.changed").count() == 1


def test_what_changed_since_it_was_shown_is_not_handed_over(cases: list[Case]) -> None:
    seen = chosen(cases[:1], **handed(), confirmed="1")
    Case.objects.filter(pk=cases[0].pk).update(version=cases[0].version + 5)

    response = desk().post(reverse("desk:cases-hand-over"), seen)

    assert response.status_code == 422
    assert "案件刚刚有新的办理情况" in response.content.decode()
    assert handlers(cases[0]) == {"承办人甲", "协办人乙"}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"successor": "协办人乙"}, "该执法人员已是本案承办人，执法人员不得少于两人。"),
        ({"officer": "承办人丙"}, "该执法人员不是本案承办人。"),
    ],
)
def test_a_handover_the_case_does_not_allow_is_told_before(
    cases: list[Case], typed: dict[str, str], sentence: str
) -> None:
    names = {name: officer(value) for name, value in typed.items()}

    response = desk().post(reverse("desk:cases-hand-over"), chosen(cases[:1], **handed(**names)))

    assert response.status_code == 422
    assert sentence in response.content.decode()


@pytest.mark.parametrize(
    ("page", "username", "status"),
    [
        ("desk:cases-urge", "chengban", 403),
        ("desk:cases-urge", "jiandu", 403),
        ("desk:cases-urge", "kezhang-ny", 404),  # another section: as if there were no such case
        ("desk:cases-urge", "fenguan", 200),
        ("desk:cases-hand-over", "fenguan", 403),
        ("desk:cases-hand-over", "chengban", 403),
        ("desk:cases-hand-over", "kezhang-ny", 404),
    ],
)
def test_it_is_open_to_those_who_may_do_the_act_on_one_case(
    cases: list[Case], page: str, username: str, status: int
) -> None:
    assert desk(username).get(reverse(page), chosen(cases)).status_code == status
    assert not Urging.objects.exists()


@pytest.mark.parametrize("query", [{}, {"chosen": "x"}, {"chosen": ["9"] * 3}])
def test_nothing_chosen_is_said(query: dict[str, Any]) -> None:
    for page, more in (("desk:cases-urge", {}), ("desk:cases-export", {"only": "chosen"})):
        response = desk().get(reverse(page), query | more)

        assert response.status_code == 422
        assert "请先在列表中勾选" in response.content.decode()


def test_only_the_chosen_are_listed_and_exported(cases: list[Case]) -> None:
    query = chosen(cases[:1]) | {"only": "chosen"}

    listed = desk().get(reverse("desk:cases"), query)
    sheet = desk().get(reverse("desk:cases-export"), query)

    assert [line.case.pk for line in listed.context["page"].rows] == [cases[0].pk]
    assert "只列出所选的1件案件" in listed.content.decode()
    assert sheet["Content-Type"].endswith("sheet")


def test_a_head_finds_the_cases_of_an_officer_who_moved_away(cases: list[Case]) -> None:
    moved = Officer.objects.get(name="承办人甲")
    Officer.objects.filter(pk=moved.pk).update(section=None)
    query = {"handler": str(moved.pk)}

    listed = desk().get(reverse("desk:cases"), query).context["page"].rows
    page = desk().get(reverse("officers:officer", args=[moved.pk])).content.decode()

    assert [line.case.pk for line in listed] == [cases[0].pk]
    assert f"{reverse('desk:cases')}?handler={moved.pk}" in page
    other = desk("kezhang-ny").get(reverse("desk:cases"), query)  # not his: no filter, no case
    assert not other.context["filters"].handler


def test_all_rows_of_a_page_can_be_ticked_without_script(cases: list[Case]) -> None:
    plain = desk().get(reverse("desk:cases"), {"status": "OPEN"}).content.decode()
    ticked = desk().get(reverse("desk:cases"), {"status": "OPEN", "all": "1"}).content.decode()

    assert 'href="?status=OPEN&amp;all=1"' in plain
    assert " checked" not in plain.split("data-ticks")[1]
    assert " checked" in ticked.split("data-ticks")[1]


def test_looking_asks_the_same_however_many_are_chosen() -> None:
    walks = [a_walk() for _ in range(4)]
    counts = []
    for some in (walks[:2], walks):
        client, query = desk(), chosen([walk.case for walk in some])
        for page in ("desk:cases-urge", "desk:cases-hand-over"):
            with CaptureQueriesContext(connection) as found:
                client.get(reverse(page), query)
            counts.append(len(found))

    assert counts[:2] == counts[2:]
    assert max(counts) <= 24
