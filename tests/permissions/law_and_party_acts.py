"""Acts on the library of law and the register of counterparties, as rows of the table."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sunlit.foundations.accounts.models import Account
from sunlit.registers.laws.actions.amend_instrument import Amendment, amend_instrument
from sunlit.registers.laws.actions.enter_article import enter_article
from sunlit.registers.laws.actions.enter_instrument import InstrumentData, enter_instrument
from sunlit.registers.laws.actions.repeal_article import repeal_article
from sunlit.registers.laws.actions.repeal_instrument import repeal_instrument
from sunlit.registers.laws.actions.seed_laws import seed_laws
from sunlit.registers.laws.models import Article, Instrument
from sunlit.registers.parties.actions.add_alias import add_alias
from sunlit.registers.parties.actions.merge_counterparties import merge_counterparties
from sunlit.registers.parties.actions.undo_merge import undo_merge
from sunlit.registers.parties.actions.update_counterparty import update_counterparty
from sunlit.registers.parties.models import PartyMerge
from tests.builders.bureau import company, natural_person

Act = Callable[[Account], Any]
REGISTRAR = {"minglu"}
HANDLERS = {"chengban", "xieban", "chengban-ny", "xieban-ny", "chengban-tz", "xieban-tz"}
LATER = date(2026, 6, 1)
NEW = InstrumentData(title="示例市粮食管理办法", rank="GOVERNMENT_RULE", effective_from=LATER)


def law() -> Instrument:
    return Instrument.objects.get(title="粮油仓储管理办法")


def article() -> Article:
    found = law().articles.first()
    assert found is not None
    return found


def a_merge(at: datetime) -> PartyMerge:
    """A merge that is there to be undone."""
    return merge_counterparties(
        actor=None, at=at, kept=company(), merged=natural_person(), reason="演示"
    )


def undoing(at: datetime) -> Act:
    merge = a_merge(at)
    return lambda actor: undo_merge(actor=actor, at=at, merge=merge, reason="核实")


LAW_AND_PARTY_ACTS: dict[str, tuple[Callable[[datetime], Act], set[str]]] = {
    # act: (how it is done, who may)
    "seed_laws": (lambda at: lambda actor: seed_laws(actor=actor, at=at), REGISTRAR),
    "enter_instrument": (
        lambda at: lambda actor: enter_instrument(actor=actor, at=at, data=NEW),
        REGISTRAR,
    ),
    "amend_instrument": (
        lambda at: (
            lambda actor: amend_instrument(
                actor=actor, at=at, instrument=law(), amendment=Amendment(effective_from=LATER)
            )
        ),
        REGISTRAR,
    ),
    "repeal_instrument": (
        lambda at: (
            lambda actor: repeal_instrument(
                actor=actor, at=at, instrument=law(), repealed_on=LATER, reason="示例令"
            )
        ),
        REGISTRAR,
    ),
    "enter_article": (
        lambda at: (
            lambda actor: enter_article(actor=actor, at=at, instrument=law(), number="九十九")
        ),
        REGISTRAR,
    ),
    "repeal_article": (
        lambda at: (
            lambda actor: repeal_article(
                actor=actor, at=at, article=article(), repealed_on=LATER, reason="示例决定"
            )
        ),
        REGISTRAR,
    ),
    "update_counterparty": (
        lambda at: (
            lambda actor: update_counterparty(
                actor=actor, at=at, party=company(), data={"address": "示例路9号"}, reason="更正"
            )
        ),
        REGISTRAR | HANDLERS,
    ),
    "add_alias": (
        lambda at: lambda actor: add_alias(actor=actor, at=at, party=company(), name="金谷米铺"),
        REGISTRAR | HANDLERS,
    ),
    "merge_counterparties": (
        lambda at: (
            lambda actor: merge_counterparties(
                actor=actor, at=at, kept=company(), merged=natural_person(), reason="演示"
            )
        ),
        REGISTRAR,
    ),
    "undo_merge": (undoing, REGISTRAR),
}
