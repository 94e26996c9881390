"""What every test may rely on: its own vault, a moment, and tables that can be emptied."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import TransactionTestCase
from pytest_django import Settings

from sunlit.foundations.calendars.adoption import forget
from tests.guards import guards_lifted


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--needs-database`: only what reads or writes one, for a second run on another database."""
    parser.addoption("--needs-database", action="store_true", help="only tests with a database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what no database can change, where only the others were asked for."""
    if not config.getoption("--needs-database"):
        return
    left_out = [item for item in items if not _needs_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if _needs_database(item)]


def _needs_database(item: pytest.Item) -> bool:
    named = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(
        named & {"db", "transactional_db", "live_server"}
    )


@pytest.fixture(autouse=True)
def own_vault(settings: Settings, tmp_path: Path) -> None:
    """Files of one test never meet those of another."""
    settings.VAULT_DIR = tmp_path / "vault"


@pytest.fixture(autouse=True)
def shipped_calendar() -> Iterator[None]:
    """A holiday table one test adopts is not the next one's."""
    yield
    forget()


@pytest.fixture
def at() -> datetime:
    """A working Monday, 10:00 in Beijing."""
    return datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="session", autouse=True)
def tables_can_be_emptied() -> Iterator[None]:
    """Tests that commit empty all tables afterwards; only then the guards step aside."""
    emptying = TransactionTestCase._fixture_teardown

    def empty(case: TransactionTestCase) -> None:
        with guards_lifted():
            emptying(case)

    TransactionTestCase._fixture_teardown = empty
    yield
    TransactionTestCase._fixture_teardown = emptying
