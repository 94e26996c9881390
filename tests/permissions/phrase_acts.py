"""Who may keep phrases for himself, a section, the bureau (常用语)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sunlit.foundations.accounts.models import Account
from sunlit.registers.bodies.models import Section
from sunlit.registers.phrases.actions.add_phrase import add_phrase
from sunlit.registers.phrases.actions.remove_phrase import remove_phrase
from sunlit.registers.phrases.models import Phrase
from tests.builders.bureau import person
from tests.permissions.people import EVERYBODY

Act = Callable[[datetime], Callable[[Account], Any]]
ADMINISTRATORS = {"xitong", "anquan", "shenji"}


def adding(audience: str) -> Act:
    """A phrase for those readers; the section is 执法监督科."""

    def act(at: datetime) -> Callable[[Account], Any]:
        section = Section.objects.get(code="ZFJ")
        return lambda actor: add_phrase(
            audience=audience, topic="送达", text="已核对", section=section, actor=actor, at=at
        )

    return act


def removing(audience: str, keeper: str) -> Act:
    """A phrase of that keeper, taken out of use."""

    def act(at: datetime) -> Callable[[Account], Any]:
        adding(audience)(at)(person(keeper))
        phrase = Phrase.objects.get()
        return lambda actor: remove_phrase(phrase=phrase, actor=actor, at=at)

    return act


PHRASE_ACTS: dict[str, tuple[Act, set[str]]] = {
    "add_phrase own": (adding("OWN"), set(EVERYBODY) - ADMINISTRATORS),
    "add_phrase section": (adding("SECTION"), {"kezhang"}),
    "add_phrase bureau": (adding("BUREAU"), {"shenhe", "shenhe-er"}),
    "remove_phrase own": (removing("OWN", "chengban"), {"chengban"}),
    "remove_phrase section": (removing("SECTION", "kezhang"), {"kezhang"}),
    "remove_phrase bureau": (removing("BUREAU", "shenhe"), {"shenhe", "shenhe-er"}),
}
