"""The one kind of error a person may cause: an act refused, with the reason in Chinese."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

Sentence = str | Promise


@dataclass(eq=False)
class Refusal(Exception):  # noqa: N818 (a refusal is an answer, not an error)
    """An act that the law, the duty held or the input does not allow.

    `message` is one clear Chinese sentence for the person; `article` the legal basis it names, e.g.
    "《行政处罚法》第四十二条第一款"; `fields` maps a form field to its own Chinese sentence.
    Pages answer 4xx and keep what was typed. Acts subclass it beside themselves.
    """

    message: Sentence
    article: str = ""
    fields: Mapping[str, Sentence] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.message}（{self.article}）" if self.article else str(self.message)


class Stale(Refusal):
    """What the page showed moved on since it was opened (409)."""


class NotAllowed(Refusal):
    """The person does not hold the duty, or stands in the wrong relation to the case (403)."""
