"""Times of many calls (耗时) as the figures a reader wants: median, p95, p99, in milliseconds."""

import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figures:
    """What many calls of one kind took, in milliseconds, and how many there were."""

    count: int
    p50: float
    p95: float
    p99: float

    @classmethod
    def of(cls, seconds: list[float]) -> "Figures":
        """The figures of these times."""
        ordered = sorted(seconds)
        return cls(len(ordered), *(_share(ordered, part) for part in (0.50, 0.95, 0.99)))

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def _share(ordered: list[float], part: float) -> float:
    place = min(len(ordered) - 1, int(len(ordered) * part))
    return round(ordered[place] * 1000, 2)


def timed(calls: Iterable[Callable[[], object]]) -> list[float]:
    """Seconds of each call, one after the other."""
    seconds = []
    for call in calls:
        started = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - started)
    return seconds
