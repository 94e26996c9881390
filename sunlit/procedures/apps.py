"""The floor as a Django app."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """程序."""

    name = "sunlit.procedures"
    label = "procedures"
    verbose_name = "程序"

    def ready(self) -> None:
        """Declare the background jobs of this floor."""
        from sunlit.procedures import adopting, reminding  # noqa: F401
