"""What every template may name."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from sunlit.interfaces.clock import days_ahead


def bureau(request: HttpRequest) -> dict[str, Any]:
    """The bureau's public name and its outward names, from settings.

    The portal reads no registers.
    """
    return {
        "bureau_name": settings.BUREAU_NAME,
        "training": settings.TRAINING,
        "days_ahead": days_ahead(),
    }
