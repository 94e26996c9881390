"""The floor as a Django app."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """法制审核."""

    name = "sunlit.review"
    label = "review"
    verbose_name = "法制审核"
