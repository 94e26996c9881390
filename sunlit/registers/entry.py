"""What a person typed into a form of a register (录入), checked field by field."""

import re
from datetime import date
from typing import NoReturn

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.refusals import Refusal, Sentence
from sunlit.foundations.wording import too_long

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")
LONGEST_REASON = 300


class Entry:
    """The faults found so far, by field; `settle` refuses the act if there are any."""

    def __init__(self, kind: type[Refusal], article: str = "") -> None:
        self.kind, self.article = kind, article
        self.wrong: dict[str, Sentence] = {}

    def refuse(self, name: str, sentence: Sentence) -> None:
        """Note a fault of a field; the first one of each field stays."""
        self.wrong.setdefault(name, sentence)

    def text(
        self, name: str, value: str, label: str | Promise, longest: int, *, required: bool = True
    ) -> str:
        """A text without control characters, not blank if it is required."""
        text = value.replace("\r\n", "\n").strip()
        if required and not text:
            self.refuse(name, format_lazy(_("请填写{label}。"), label=label))
        if fault := too_long(text, longest, label):
            self.refuse(name, fault)
        if CONTROL.search(text):
            self.refuse(name, _("含有不可见的控制字符，请删除后重新填写。"))
        return text

    def reason(self, name: str, value: str) -> str:
        """Why something is done; acts that take something away need it."""
        return self.text(name, value, _("原因"), LONGEST_REASON)

    def not_after(self, name: str, day: date, today: date) -> None:
        """A fact cannot lie in the future."""
        if day > today:
            self.refuse(name, _("日期不能晚于今天。"))

    def order(self, name: str, first: date | None, last: date | None) -> None:
        """An end does not lie before its beginning."""
        if first and last and last < first:
            self.refuse(name, _("截止日期不能早于起始日期。"))

    def hours(self, name: str, value: int) -> None:
        """Hours of one training: 1 to 400."""
        if not 1 <= value <= 400:
            self.refuse(name, _("学时应当是1到400之间的整数。"))

    def settle(self) -> None:
        """Raise the refusal with every fault found."""
        if self.wrong:
            raise self.kind(next(iter(self.wrong.values())), self.article, self.wrong)

    def fail(self, name: str, sentence: Sentence) -> NoReturn:
        """Refuse at once for this field."""
        self.wrong = {name: sentence}
        raise self.kind(sentence, self.article, self.wrong)
