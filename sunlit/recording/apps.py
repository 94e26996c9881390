"""The floor as a Django app."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """全过程记录."""

    name = "sunlit.recording"
    label = "recording"
    verbose_name = "全过程记录"

    def ready(self) -> None:
        """Declare the background jobs of this floor."""
        from sunlit.recording import files  # noqa: F401
