"""The floor as a Django app."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """名录."""

    name = "sunlit.registers"
    label = "registers"
    verbose_name = "名录"

    def ready(self) -> None:
        """Declare the background jobs of this floor."""
        from sunlit.registers.lists import work  # noqa: F401
