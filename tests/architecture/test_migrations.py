"""Migrations say what the models say, are named by hand and run in one line per floor."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.architecture.source import FLOORS

NAME = re.compile(r"\d{4}_[a-z][a-z_]*")


@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration() -> None:
    output = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=output)
    except SystemExit:
        pytest.fail(output.getvalue())


@pytest.mark.django_db
def test_every_floor_has_one_line_of_migrations_named_by_hand() -> None:
    loader = MigrationLoader(connection)
    own = [name for label, name in loader.disk_migrations if label in FLOORS]
    badly = [name for name in own if not NAME.fullmatch(name) or "auto" in name.split("_")]

    assert badly == []
    for label in {label for label, _ in loader.disk_migrations if label in FLOORS}:
        assert len(loader.graph.leaf_nodes(label)) == 1
