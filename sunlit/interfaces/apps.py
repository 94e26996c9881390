"""The floor as a Django app."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """界面."""

    name = "sunlit.interfaces"
    label = "interfaces"
    verbose_name = "界面"

    def ready(self) -> None:
        """Declare the system checks and the background jobs of this floor."""
        from sunlit.interfaces import checks  # noqa: F401
        from sunlit.interfaces.desk.imports import background  # noqa: F401
