"""A bureau founded once for a whole test module; every test starts from it and leaves no trace.

Founding takes a second; the savepoint Django opens around each test takes none.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.builders.bureau import a_bureau


@pytest.fixture(scope="module")
def founded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The bureau inside a transaction that is rolled back after the module's last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        a_bureau()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def bureau(founded: None, db: None) -> None:
    """The cast's bureau, ready for one test."""
