"""Where conditions are kept by name, each with the article it enforces."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sunlit.foundations.refusals import Sentence as Sentence
from sunlit.procedures.case_file import CaseFile

GateFunction = Callable[[CaseFile], Sentence | None]
CheckFunction = Callable[[CaseFile, Mapping[str, Any]], Mapping[str, Sentence]]


@dataclass(frozen=True)
class Unmet:
    """Why a step is not possible now: the sentence and the article."""

    condition: str
    sentence: Sentence
    article: str


@dataclass(frozen=True)
class Gate:
    """A condition over the case alone; `articles` by category of item where they differ."""

    name: str
    article: str
    function: GateFunction
    articles: Mapping[str, str] = field(default_factory=dict)

    def unmet(self, file: CaseFile) -> Unmet | None:
        """Return why the gate is closed, or None if it is open."""
        if self.name not in file.answers:
            sentence = self.function(file)
            article = self.article_for(file.procedure.item_category)
            file.answers[self.name] = (
                None if sentence is None else Unmet(self.name, sentence, article)
            )
        unmet: Unmet | None = file.answers[self.name]
        return unmet

    def article_for(self, category: str) -> str:
        """The article for the category; empty leaves it to the step that asks the condition."""
        own = self.article if category == "PENALTY" else ""
        return self.articles.get(category, own)


@dataclass(frozen=True)
class Check:
    """A condition over what was entered: field name -> sentence.

    `only` is the category of items the article is about, "" for all.
    """

    name: str
    article: str
    function: CheckFunction
    only: str = ""

    def article_for(self, category: str) -> str:
        """The article for the category; empty leaves it to the step that asks the condition."""
        return self.article if self.only in ("", category) else ""


GATES: dict[str, Gate] = {}
CHECKS: dict[str, Check] = {}


def _refuse_second(name: str, known: Mapping[str, Any]) -> None:
    """Two conditions of one name: the later would silently stand for both."""
    if name in known:
        raise ValueError(f"a condition named {name!r} is registered already")


def gate(article: str, **articles: str) -> Callable[[GateFunction], GateFunction]:
    """Register a gate under its function name.

    The article is that of penalties; for another category it is named beside (`LICENSE="《…》"`),
    or the basis of the step that asks is cited.
    """

    def register(function: GateFunction) -> GateFunction:
        _refuse_second(function.__name__, GATES)
        GATES[function.__name__] = Gate(function.__name__, article, function, articles)
        return function

    return register


def check(article: str, only: str = "") -> Callable[[CheckFunction], CheckFunction]:
    """Register a check under its function name.

    With `only="PENALTY"` the article is cited in penalties; elsewhere the basis of the step is.
    """

    def register(function: CheckFunction) -> CheckFunction:
        _refuse_second(function.__name__, CHECKS)
        CHECKS[function.__name__] = Check(function.__name__, article, function, only)
        return function

    return register
