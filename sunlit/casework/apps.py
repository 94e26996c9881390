"""The floor as a Django app."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """案件."""

    name = "sunlit.casework"
    label = "casework"
    verbose_name = "案件"
