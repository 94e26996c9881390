"""The cast's bureau, and cases walked once to the stage that several tests need."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from sunlit.interfaces.operator.demo.walking import Walk
from tests.builders.once import bureau, founded
from tests.permissions.stages import STAGES

__all__ = ["bureau", "founded"]


@pytest.fixture(scope="module")
def staged(
    request: pytest.FixtureRequest, founded: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Walk]:
    """A case at the stage of the parameter; nothing a test tries on it leaves a trace."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield STAGES[request.param]()
        transaction.set_rollback(True)
