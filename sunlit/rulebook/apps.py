"""The floor as a Django app."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """规则."""

    name = "sunlit.rulebook"
    label = "rulebook"
    verbose_name = "规则"
