"""Whether what was built holds (校验): chains of a sample of streams, as `sunlit ledger verify`."""

import random
from typing import Any

from sunlit.foundations.ledger.models import Stream
from sunlit.foundations.ledger.verification import verify_ledger


def check_sample(count: int) -> dict[str, Any]:
    """Verify some streams; a fault ends the bench."""
    last = Stream.objects.latest("pk").pk
    keys = random.Random(4).sample(range(1, last + 1), min(count, last))
    names = list(Stream.objects.filter(pk__in=keys).values_list("name", flat=True))
    report = verify_ledger(limit_streams=names)
    if not report.ok:
        raise RuntimeError(f"the ledger does not verify: {report.faults[:3]}")
    return {"verified_streams": report.streams, "verified_entries": report.entries}
