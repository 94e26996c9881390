"""Guides name the version of the item they were approved for (服务指南所依据的事项版本)."""

from datetime import date

from sunlit.registers.intake.models import ListKind
from sunlit.registers.items.models import ItemCategory
from sunlit.registers.items.queries import items_in_force
from sunlit.registers.lists.models import ListRow, ListVersion
from sunlit.registers.lists.queries import rows_of
from sunlit.registers.names import name_key


def pin_items(version: ListVersion, on: date) -> None:
    """Write into each guide of a draft which version of its item is in force that day.

    An item that changed so makes a new version of the guides, although nothing typed changed.
    """
    if version.kind != ListKind.GUIDES:
        return
    known = {
        (name_key(str(ItemCategory(item.category).label)), name_key(item.name)): str(item.version)
        for item in items_in_force(on)
    }
    changed = []
    for row in rows_of(version):
        pinned = known.get((name_key(row.category), name_key(row.title)), "")
        if row.data.get("item_version", "") != pinned:
            row.data = {**row.data, "item_version": pinned}
            changed.append(row)
    ListRow.objects.bulk_update(changed, ["data"])
