"""Hold a new case against the law its item stands on (事项依据核对), 《行政处罚法》第三十八条."""

from datetime import date

from sunlit.foundations.refusals import Refusal
from sunlit.registers.items.models import EnforcementItem
from sunlit.registers.radar.queries import item_fault


class BasisRepealed(Refusal):
    """The article that sets the item has no effect any more; no case may be opened on it."""


def refuse_repealed_basis(item: EnforcementItem, on: date) -> None:
    """Raise BasisRepealed, naming the article, if the item lost its basis by that day."""
    fault = item_fault(item, on)
    if fault is not None:
        raise BasisRepealed(fault.sentence, fault.article, {"item": fault.sentence})
