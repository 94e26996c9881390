"""The floor as a Django app."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """执法以外的基础."""

    name = "sunlit.foundations"
    label = "foundations"
    verbose_name = "执法以外的基础"
