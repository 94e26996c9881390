"""The glossary is law: one English name per Chinese term, on every model."""

import csv
import re

import pytest
from django.apps import apps
from django.db.models import Model
from django.utils import translation

from tests.architecture.source import FLOORS, ROOT

OWN_MODELS = [model for model in apps.get_models() if model._meta.app_label in FLOORS]
# Bare, each of these would cover several Chinese terms (glossary, words with one fixed meaning).
BARE_WORDS = {
    "Complaint",
    "Correction",
    "Enforcement",
    "Filing",
    "Interview",
    "Notice",
    "Order",
    "Party",
    "Performance",
    "Record",
    "Report",
    "Review",
    "Service",
    "Suspension",
    "Transfer",
    "Withdrawal",
}


def rows() -> list[dict[str, str]]:
    with (ROOT / "docs" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def terms_of(identifier: str) -> set[str]:
    """Chinese terms the glossary gives to an identifier."""
    found: set[str] = set()
    for row in rows():
        if identifier in re.findall(r"\w+", row["identifier"]):
            found |= {row["zh"], *re.split(r"[/、,()\uff0c\uff08\uff09\s]+", row["zh"])}
    return found - {""}


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda model: model.__name__)
def test_a_model_bears_the_name_and_term_of_the_glossary(model: type[Model]) -> None:
    with translation.override("zh-hans"):
        term = str(model._meta.verbose_name)

    assert term in terms_of(model.__name__), f"docs/glossary.csv lacks {term},{model.__name__}"
    assert model._meta.db_table_comment == term


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda model: model.__name__)
def test_no_model_bears_a_word_that_means_several_things(model: type[Model]) -> None:
    assert model.__name__ not in BARE_WORDS


def test_the_glossary_is_well_formed_and_repeats_nothing() -> None:
    seen = [(row["zh"], row["identifier"]) for row in rows()]

    assert all(row["group"] and row["zh"] and row["en"] and row["identifier"] for row in rows())
    assert len(seen) == len(set(seen))


def test_the_check_misses_what_the_glossary_does_not_say() -> None:
    assert "案件" in terms_of("Case")
    assert "案卷" not in terms_of("Case")
    assert terms_of("Gizmo") == set()
