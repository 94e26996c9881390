"""The floor as a Django app."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class FloorConfig(AppConfig):
    """执法以外的基础."""

    name = "sunlit.foundations"
    label = "foundations"
    verbose_name = "执法以外的基础"

    def ready(self) -> None:
        """Declare the ledger codes of the floor and guard every SQLite connection."""
        from sunlit.foundations.accounts import codes as account_codes  # noqa: F401
        from sunlit.foundations.ledger import authorizer
        from sunlit.foundations.numbering import codes as number_codes  # noqa: F401

        connection_created.connect(authorizer.protect_connection, dispatch_uid="ledger-guards")
        pre_migrate.connect(authorizer.open_gate, dispatch_uid="ledger-guards")
        post_migrate.connect(authorizer.close_gate, dispatch_uid="ledger-guards")
