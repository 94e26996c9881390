"""The floor as a Django app."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """公示."""

    name = "sunlit.disclosure"
    label = "disclosure"
    verbose_name = "公示"

    def ready(self) -> None:
        """Declare the background jobs of this floor."""
        from sunlit.disclosure import work  # noqa: F401
