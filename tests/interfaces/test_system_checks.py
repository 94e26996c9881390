"""A misconfigured product says so before it serves."""

from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.db import connection
from pytest_django import Settings

from tests.guards import guards_lifted

pytestmark = pytest.mark.django_db


def ids(**kwargs: object) -> set[str]:
    """Ids of our own checks that speak up."""
    found = run_checks(**kwargs)  # type: ignore[arg-type]
    return {message.id for message in found if (message.id or "").startswith("sunlit.")} - {None}  # type: ignore[return-value]


def test_a_good_installation_is_silent() -> None:
    assert ids(databases=["default"]) == set()


def test_it_refuses_a_movable_clock_towards_others(settings: Settings) -> None:
    settings.TRAINING = True
    settings.ALLOWED_HOSTS = ["fgw.example"]

    assert "sunlit.E002" in ids()


def test_it_refuses_a_region_that_is_none(settings: Settings) -> None:
    settings.REGION = "云南"

    assert "sunlit.E004" in ids()


def test_it_names_a_vault_that_cannot_be_written(settings: Settings, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    settings.VAULT_DIR = in_the_way / "vault"

    assert "sunlit.E001" in ids()


@pytest.mark.django_db(transaction=True)
def test_it_names_tables_without_their_guards() -> None:
    with guards_lifted():
        assert "sunlit.E003" in ids(databases=["default"])

    assert connection.is_usable()
    assert "sunlit.E003" not in ids(databases=["default"])
