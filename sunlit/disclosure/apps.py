"""The floor as a Django app."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """公示."""

    name = "sunlit.disclosure"
    label = "disclosure"
    verbose_name = "公示"
