"""What every template may name."""

from django.conf import settings
from django.http import HttpRequest


def bureau(request: HttpRequest) -> dict[str, str]:
    """The bureau's public name and its outward names, from settings.

    The portal reads no registers.
    """
    return {"bureau_name": settings.BUREAU_NAME}
