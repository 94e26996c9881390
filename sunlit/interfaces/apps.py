"""The floor as a Django app."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """界面."""

    name = "sunlit.interfaces"
    label = "interfaces"
    verbose_name = "界面"
