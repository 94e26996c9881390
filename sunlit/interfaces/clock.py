"""The one place where pages and commands read the clock.

In the demonstration bureau the clock may run ahead (see training/); everywhere else it is the
machine's clock.
"""

import time
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

REMEMBERED = 1.0  # seconds a process may go on with the number of days it read last

_read: tuple[float, int] = (float("-inf"), 0)


def now() -> datetime:
    """This moment, aware (UTC)."""
    return timezone.now() + timedelta(days=days_ahead())


def today() -> date:
    """The bureau's day."""
    return timezone.localdate(now())


def days_ahead() -> int:
    """How many days the training clock is ahead; 0 outside the demonstration."""
    global _read
    if not settings.TRAINING:
        return 0
    if time.monotonic() - _read[0] > REMEMBERED:
        from sunlit.foundations.training.models import TrainingClock

        newest = TrainingClock.objects.order_by("-id").values_list("days_ahead", flat=True).first()
        _read = (time.monotonic(), newest or 0)
    return _read[1]


def forget() -> None:
    """Read the training clock anew at the next question."""
    global _read
    _read = (float("-inf"), 0)
