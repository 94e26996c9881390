"""Load the whole demonstration (演示单位)： bureau, lists, about thirty cases in all stages."""

from datetime import datetime

from sunlit.interfaces.operator.demo.cases import load_cases
from sunlit.interfaces.operator.demo.cast import BODY_NAME
from sunlit.interfaces.operator.demo.founding import found_bureau, import_lists
from sunlit.registers.bodies.models import EnforcementBody


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
    import_lists(founded)
    cases, published = load_cases(at)
    return f"名录四份、案件{cases}件、公示{published}件"
