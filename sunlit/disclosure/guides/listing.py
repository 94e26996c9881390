"""Which guides may be public (服务指南): approved, and their item unchanged since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sunlit.disclosure.guides.composing import guide_fields
from sunlit.disclosure.guides.flow import flow_data, flow_of
from sunlit.registers.intake.models import ListKind
from sunlit.registers.items.models import EnforcementItem, ItemCategory, PowerEntry
from sunlit.registers.items.queries import items_in_force, powers_in_force, with_details
from sunlit.registers.lists.models import ListVersion
from sunlit.registers.lists.queries import rows_of, version_in_force
from sunlit.registers.names import name_key
from sunlit.rulebook.queries import release_in_force, rules_of
from sunlit.rulebook.schema import Rulebook


class GuideState(StrEnum):
    """Where the guide of an item stands."""

    CURRENT = "CURRENT"
    ITEM_CHANGED = "ITEM_CHANGED"  # back to approval: the item changed after it was approved
    MISSING = "MISSING"


@dataclass(frozen=True)
class Guide:
    """The guide of one item as it would be shown, whether or not it may be public."""

    item: EnforcementItem
    state: GuideState
    fields: list[dict[str, str]]
    drawing: list[dict[str, Any]]


def guides_version(on: date) -> ListVersion | None:
    """The version of the guides in force that day."""
    return version_in_force(ListKind.GUIDES, on)


def guides(on: date) -> Iterator[Guide]:
    """A guide for each item in force that day, in a fixed number of queries."""
    version = guides_version(on)
    typed = {_key(row.category, row.title): row.data for row in rows_of(version)} if version else {}
    powers = {(one.category, name_key(one.name)): one for one in powers_in_force(on)}
    rules = rules_of(release_in_force(on).digest)
    for item in with_details(items_in_force(on)):
        told = typed.get(_key(str(ItemCategory(item.category).label), item.name))
        power = powers.get((item.category, name_key(item.name)))
        yield _guide(item, power, told, rules)


def guide_of(item: EnforcementItem, on: date) -> Guide:
    """The guide of one item."""
    return next(guide for guide in guides(on) if guide.item.pk == item.pk)


def _guide(
    item: EnforcementItem,
    power: PowerEntry | None,
    typed: dict[str, str] | None,
    rules: Rulebook,
) -> Guide:
    offered = rules.procedures_for(item.category, item.code, item.name)
    flow = flow_of(offered[0], rules) if offered else ()
    fields = guide_fields(item=item, power=power, typed=typed or {}, rules=rules, flow=flow)
    return Guide(item, _state(item, typed), fields, flow_data(flow))


def _state(item: EnforcementItem, typed: dict[str, str] | None) -> GuideState:
    """A guide was approved for one version of the item, and serves no other."""
    if typed is None:
        return GuideState.MISSING
    is_pinned = typed.get("item_version") == str(item.version)
    return GuideState.CURRENT if is_pinned else GuideState.ITEM_CHANGED


def _key(category: str, title: str) -> tuple[str, str]:
    return (name_key(category), name_key(title))
