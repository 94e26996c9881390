"""The floor as a Django app."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """名录."""

    name = "sunlit.registers"
    label = "registers"
    verbose_name = "名录"
