"""Load the whole demonstration (演示单位)： bureau, lists, about thirty cases in all stages."""

from datetime import datetime

from sunlit.interfaces.operator.demo.cases import load_cases
from sunlit.interfaces.operator.demo.cast import BODY_NAME
from sunlit.interfaces.operator.demo.founding import found_bureau, import_registers
from sunlit.interfaces.operator.demo.people import keep_people
from sunlit.interfaces.operator.demo.registers import keep_registers
from sunlit.interfaces.operator.demo.versions import FILES, load_inspection_lists, load_lists
from sunlit.registers.bodies.models import EnforcementBody
from sunlit.registers.intake.models import ListKind


def is_empty() -> bool:
    """Whether no bureau was founded yet."""
    return not EnforcementBody.objects.exists()


def is_demonstration() -> bool:
    """Whether this is the demonstration bureau."""
    return EnforcementBody.objects.filter(name=BODY_NAME).exists()


def load_demonstration(at: datetime) -> str:
    """Load everything by running the acts, as of that moment; returns a short report."""
    founded = datetime(2025, 1, 6, 2, 0, tzinfo=at.tzinfo)
    found_bureau(founded)
    others = tuple(kind for kind in FILES if kind != ListKind.INSPECTION_ITEMS)
    load_lists(founded, others)
    load_inspection_lists(at, founded)
    import_registers(founded)
    keep_people(founded, at)
    cases, published = load_cases(at)
    keep_registers(founded, at)
    return f"清单六份、名录两份、案件{cases}件、公示{published}件"
