"""From draft to public and back: two persons, fail closed, tombstone (公示稿)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils.timezone import localdate

from sunlit.disclosure.actions.clear_publication import (
    CLEARANCE_POINTS,
    ClearanceIncomplete,
    clear_publication,
)
from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.disclosure.actions.exempt_publication import exempt_publication
from sunlit.disclosure.actions.publish import publish
from sunlit.disclosure.actions.submit_publication import MasksRefused, submit_publication
from sunlit.disclosure.actions.take_down import take_down
from sunlit.disclosure.actions.update_fulfillment import update_fulfillment
from sunlit.disclosure.grounds import GroundNeeded
from sunlit.disclosure.leaks import LeakFound
from sunlit.disclosure.models import Publication, PublicationEvent, PublishedRecord, RecordKind
from sunlit.disclosure.opening import StalePublication, WrongState
from sunlit.disclosure.publishing import DecisionUnserved
from sunlit.disclosure.queries import cases_without_publication, visible_records
from sunlit.disclosure.work import draft_publications, update_behind
from sunlit.foundations.refusals import Refusal
from sunlit.foundations.textsearch.index import matching_keys
from sunlit.interfaces.operator.demo.walking import Walk
from tests.builders.bureau import COMPANY, a_walk, natural_person, person
from tests.journeys.telling import publication_of, published, reread

pytestmark = pytest.mark.usefixtures("bureau")
REASON = "原决定已被依法撤销。"


def a_draft(last: str = "decision_served", **changes: Any) -> tuple[Walk, Publication]:
    """A decided case with its draft publication."""
    walk = a_walk(**changes)
    walk.until(last)
    draft = draft_publication(case=reread(walk), actor=None, at=walk.at)
    assert draft is not None
    return walk, draft


def submit(walk: Walk, masks: list[str] | None = None, **options: Any) -> Publication:
    return submit_publication(
        publication_id=publication_of(walk).pk,
        actor=person("gongshi"),
        at=walk.at,
        extra_masks=masks or [],
        **options,
    )


def clear(walk: Walk, **changes: Any) -> Publication:
    given: dict[str, Any] = {"is_cleared": True, "points": set(CLEARANCE_POINTS)}
    return clear_publication(
        publication_id=publication_of(walk).pk,
        actor=person("gongshi-shencha"),
        at=walk.at,
        **given | changes,
    )


def release(walk: Walk, **options: Any) -> PublishedRecord:
    return publish(
        publication_id=publication_of(walk).pk, actor=person("gongshi"), at=walk.at, **options
    )


ACTS: dict[str, Callable[[Walk], Any]] = {
    "submit": submit,
    "clear": clear,
    "return": lambda walk: clear(walk, is_cleared=False, points=set(), note="请核对。"),
    "publish": release,
    "exempt": lambda walk: exempt_publication(
        publication_id=publication_of(walk).pk,
        actor=person("gongshi-shencha"),
        at=walk.at,
        ground="SECRET",
    ),
    "take down": lambda walk: take_down(
        publication_id=publication_of(walk).pk, actor=person("gongshi"), at=walk.at, reason=REASON
    ),
}
# state: act -> next state; every other act is refused there
MACHINE: dict[str, dict[str, str]] = {
    "DRAFT": {"submit": "SUBMITTED", "exempt": "EXEMPT"},
    "SUBMITTED": {"clear": "CLEARED", "return": "DRAFT", "exempt": "EXEMPT"},
    "CLEARED": {"publish": "PUBLISHED"},
    "PUBLISHED": {"take down": "TAKEN_DOWN"},
    "TAKEN_DOWN": {},
    "EXEMPT": {},
}


class Back(Exception):  # noqa: N818  (turns round after having looked)
    """Undoes a way that was tried."""


def explore(walk: Walk, state: str, seen: set[str]) -> None:
    """Try every act in this state; follow those that are possible."""
    seen.add(state)
    for name, act in ACTS.items():
        try:
            with transaction.atomic():
                act(walk)
                reached = publication_of(walk).status
                assert MACHINE[state].get(name) == reached, (state, name)
                if reached not in seen:
                    explore(walk, reached, seen)
                raise Back
        except Back:
            continue
        except Refusal:
            assert name not in MACHINE[state], (state, name)


def test_no_way_leads_past_the_second_person() -> None:
    """Every sequence of acts: the public reads only what was submitted and cleared."""
    walk, _draft = a_draft()
    seen: set[str] = set()

    explore(walk, "DRAFT", seen)

    assert seen == set(MACHINE)


def test_the_draft_is_made_by_rule_without_numbers_of_persons() -> None:
    _walk, draft = a_draft()

    values = {field["name"]: field["value"] for field in draft.fields}

    assert values["party_name"] == COMPANY
    assert values["content"].startswith("罚款60,000.00元")
    assert "13800000000" not in str(draft.fields)
    assert "承办人甲" not in str(draft.fields)


def test_a_natural_person_is_masked_and_not_named_in_the_headline() -> None:
    walk = a_walk(
        natural_person(), facts="赵演示（11010519491231002X，电话13900000001）未按标准检验。"
    )
    walk.until("penalty_decided")
    walk.take("decision_served", credit_notice="NOT_DUE")
    draft_publication(case=reread(walk), actor=None, at=walk.at)

    submit(walk)

    shown = str(publication_of(walk).fields) + publication_of(walk).title
    for hidden in ("赵演示", "110105", "002X", "13900000001", "胜利路"):
        assert hidden not in shown
    assert "赵某" in shown


LEAKS = {
    "mobile": "另有证人钱演示，电话13712345678。",
    "mobile in groups": "另有证人，电话137 1234 5678。",
    "identity number": "证人身份证号11010519491231002X。",
    "identity number in full width": "证人身份证号１１０１０５１９４９１２３１００２Ｘ。",
    "bank card": "账户6222021234567890128。",
    "plate": "运输车辆云A12345。",
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_draft_that_still_shows_a_person_is_blocked_until_it_is_masked(leak: str) -> None:
    facts = f"当事人未按标准检验。{LEAKS[leak]}"
    walk, _draft = a_draft(facts=facts)

    with pytest.raises(LeakFound) as refused:
        submit(walk)

    message = refused.value.message + str(refused.value.fields)
    assert not any(figures in message for figures in ("1371", "11010", "6222", "A12345"))
    assert publication_of(walk).status == "DRAFT"
    submit(walk, masks=[LEAKS[leak].rstrip("。")])
    assert publication_of(walk).status == "SUBMITTED"


def test_what_became_known_after_submitting_blocks_clearing_and_publishing() -> None:
    """Fails closed at every gate, not only at the first."""
    walk, _draft = a_draft()
    submit(walk)
    Publication.objects.filter(pk=publication_of(walk).pk).update(
        fields=[{"name": "facts", "label": "违法事实", "value": "证人电话13712345678"}]
    )

    with pytest.raises(LeakFound):
        clear(walk)
    Publication.objects.filter(pk=publication_of(walk).pk).update(status="CLEARED")
    with pytest.raises(LeakFound):
        release(walk)

    assert not PublishedRecord.objects.filter(kind=RecordKind.DECISION).exists()


@pytest.mark.parametrize("masks", [["甲"], ["字" * 201], [f"第{n}处" for n in range(51)]])
def test_words_to_mask_are_few_and_of_sensible_length(masks: list[str]) -> None:
    walk, _draft = a_draft()

    with pytest.raises(MasksRefused):
        submit(walk, masks)


@pytest.mark.parametrize("point", CLEARANCE_POINTS)
def test_clearing_confirms_every_point(point: str) -> None:
    walk, _draft = a_draft()
    submit(walk)

    with pytest.raises(ClearanceIncomplete) as refused:
        clear(walk, points=set(CLEARANCE_POINTS) - {point})

    assert list(refused.value.fields) == [point]


def test_a_decision_is_served_before_the_public_reads_it() -> None:
    walk, _draft = a_draft("penalty_decided")
    submit(walk)
    clear(walk)

    with pytest.raises(DecisionUnserved) as refused:
        release(walk)
    assert "第六十一条" in refused.value.article
    walk.take("decision_served")
    release(walk)

    assert visible_records(RecordKind.DECISION, localdate(walk.at)).count() == 1


def test_it_is_found_by_search_until_it_is_taken_down() -> None:
    walk, _draft = a_draft()
    submit(walk)
    clear(walk)
    record = release(walk)
    assert record.pk in matching_keys("published", "丰源粮油", 10)

    ACTS["take down"](walk)

    assert matching_keys("published", "丰源粮油", 10) == []


def test_it_leaves_the_portal_when_its_period_is_over() -> None:
    walk, _draft = a_draft()
    record = published_again(walk)
    assert record.expires_on is not None

    assert visible_records(RecordKind.DECISION, record.expires_on).exists()
    assert not visible_records(RecordKind.DECISION, record.expires_on + timedelta(days=1)).exists()


def published_again(walk: Walk) -> PublishedRecord:
    submit(walk)
    clear(walk)
    return release(walk)


def test_it_follows_how_the_decision_is_fulfilled() -> None:
    walk, draft = a_draft()
    record = published_again(walk)
    walk.take("payment_recorded")

    assert update_fulfillment(publication_id=draft.pk, actor=None, at=walk.at)
    assert not update_fulfillment(publication_id=draft.pk, actor=None, at=walk.at)

    record.refresh_from_db()
    values = {field["name"]: field["value"] for field in record.fields}
    assert values["fulfillment"] == "已全部缴清，共缴60,000.00元"
    assert PublicationEvent.objects.filter(publication=draft, kind="UPDATED").count() == 1


def test_one_blocked_update_does_not_keep_the_others_back() -> None:
    walks = [a_draft()[0] for _ in range(2)]
    records = [published_again(walk) for walk in walks]
    for walk in walks:
        walk.take("payment_recorded")
    Publication.objects.filter(case=walks[0].case).update(title="证人电话13712345678")

    update_behind({}, walks[1].at)

    shown = [str(PublishedRecord.objects.get(pk=record.pk).fields) for record in records]
    assert ["已全部缴清" in fields for fields in shown] == [False, True]


def test_not_publishing_needs_a_lawful_ground_that_fits() -> None:
    walk, draft = a_draft()
    given: dict[str, Any] = {
        "publication_id": draft.pk,
        "actor": person("gongshi-shencha"),
        "at": walk.at,
    }

    with pytest.raises(GroundNeeded):
        exempt_publication(ground="", **given)
    with pytest.raises(GroundNeeded, match="只适用于对自然人"):
        exempt_publication(ground="NO_INFLUENCE", **given)
    exempt_publication(ground="TRADE", **given)

    assert publication_of(walk).status == "EXEMPT"


def test_a_page_that_is_out_of_date_changes_nothing() -> None:
    walk, draft = a_draft()
    submit(walk, expected_version=draft.version)

    with pytest.raises(StalePublication):
        submit(walk, expected_version=draft.version)
    with pytest.raises(StalePublication):
        clear(walk, expected_version=draft.version)
    with pytest.raises(WrongState):
        submit(walk)


def test_every_decision_gets_one_draft_and_those_without_a_rule_none() -> None:
    walks = [a_walk() for _ in range(2)]
    for walk in walks:
        walk.until("penalty_decided")
    minor = a_walk(outcome="NO_PENALTY_MINOR", kinds=(), fine="")
    minor.until("investigation_reported")
    minor.take("no_penalty_decided")

    assert draft_publications(walks[0].at) == 2
    assert draft_publications(walks[0].at) == 0

    assert Publication.objects.count() == 2
    assert not cases_without_publication().exists(), "nothing stays in the way"


def test_two_published_decisions_have_two_numbers() -> None:
    numbers = set()
    for _ in range(2):
        walk = a_walk()
        walk.until("decision_served")
        numbers.add(published(walk).document_no)

    assert len(numbers) == 2
