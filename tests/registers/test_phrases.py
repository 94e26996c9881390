"""The phrase book: offered to its readers, put beside long texts, taken out of use (常用语)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from sunlit.foundations.accounts.queries import held_duties
from sunlit.foundations.ledger.entries import history
from sunlit.interfaces import clock
from sunlit.registers.bodies.models import Section
from sunlit.registers.phrases.actions.add_phrase import PhraseRefused, add_phrase
from sunlit.registers.phrases.actions.remove_phrase import remove_phrase
from sunlit.registers.phrases.models import Phrase
from sunlit.registers.phrases.queries import phrases_for
from tests.builders.bureau import START, a_bureau, a_walk, person

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
TEXT = "当事人现场情况与检查通知所列事项一致。"


@pytest.fixture(autouse=True)
def bureau(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cast's bureau on the day the walks begin."""
    a_bureau()
    monkeypatch.setattr(clock.timezone, "now", lambda: START)


def add(username: str, audience: str, text: str = TEXT) -> Phrase:
    section = Section.objects.get(code="ZFJ") if audience == "SECTION" else None
    return add_phrase(
        actor=person(username),
        at=START,
        audience=audience,
        topic="现场检查",
        text=text,
        section=section,
    )


def offered(username: str) -> set[str]:
    account = person(username)
    return {one.text for one in phrases_for(account, held_duties(account, date(2026, 3, 2)))}


def desk(username: str = "chengban") -> Client:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    return client


def test_each_is_offered_to_its_readers() -> None:
    add("chengban", "OWN", "本人的")
    add("kezhang", "SECTION", "科室的")
    add("shenhe", "BUREAU", "全局的")

    assert offered("chengban") == {"本人的", "科室的", "全局的"}
    assert offered("xieban") == {"科室的", "全局的"}
    assert offered("chengban-ny") == {"全局的"}


def test_one_out_of_use_is_offered_no_more_and_its_trace_stays() -> None:
    phrase = add("chengban", "OWN")
    remove_phrase(actor=person("chengban"), at=START, phrase=phrase)
    remove_phrase(actor=person("chengban"), at=START, phrase=phrase)

    assert offered("chengban") == set()
    codes = [entry.code for entry in history("registers/phrases")]
    assert codes == ["phrases.added", "phrases.removed"]


@pytest.mark.parametrize(
    ("audience", "text", "field"),
    [("OWN", "  ", "text"), ("OWN", "长" * 2001, "text"), ("ALL", TEXT, "audience"),
     ("OWN", "控\u202e制", "text")],
)  # fmt: skip
def test_bad_input_is_refused_by_field(audience: str, text: str, field: str) -> None:
    with pytest.raises(PhraseRefused) as refused:
        add("chengban", audience, text)
    assert list(refused.value.fields) == [field]


def test_the_same_twice_is_refused() -> None:
    add("chengban", "OWN")

    with pytest.raises(PhraseRefused, match="已经有了"):
        add("chengban", "OWN")


def test_it_stands_beside_the_long_texts_of_a_step() -> None:
    add("shenhe", "BUREAU")
    walk = a_walk()
    walk.until("case_filed")
    address = reverse("desk:step", args=[walk.case.public_id, "extension_approved"])

    assert desk().get(address).content.decode().count(TEXT) == 2, "two long texts"


def test_it_is_kept_in_the_browser() -> None:
    client = desk()
    refused = client.post(reverse("phrases:add"), {"topic": "", "text": TEXT, "audience": "OWN"})
    assert refused.status_code == 422
    assert TEXT in refused.content.decode(), "what was typed is kept"

    done = client.post(reverse("phrases:add"), {"topic": "检查", "text": TEXT, "audience": "OWN"})
    assert done.status_code == 302
    assert TEXT in client.get(reverse("phrases:index")).content.decode()

    client.post(reverse("phrases:remove", args=[Phrase.objects.get().pk]))
    assert "还没有常用语" in client.get(reverse("phrases:index")).content.decode()


def test_the_phrase_of_another_person_is_not_there_to_remove() -> None:
    phrase = add("chengban", "OWN")

    assert desk("xieban").post(reverse("phrases:remove", args=[phrase.pk])).status_code == 404


def test_administrators_have_no_phrases() -> None:
    assert desk("xitong").get(reverse("phrases:index")).status_code == 403
