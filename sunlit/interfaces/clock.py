"""The one place where pages and commands read the clock."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment, aware (UTC)."""
    return timezone.now()


def today() -> date:
    """The bureau's day."""
    return timezone.localdate()
