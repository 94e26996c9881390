"""What several acts on the library check and record alike."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.encoding import Value
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import Refusal, Sentence
from sunlit.foundations.wording import too_long
from sunlit.registers.laws.models import Article, Instrument
from sunlit.registers.laws.numerals import read_numeral
from sunlit.registers.laws.resolving import Number

STREAM = "registers/laws"
LIMITS = {
    "title": 200,
    "issuer": 200,
    "document_no": 120,
    "edition": 60,
    "source_url": 500,
    "source_text": 300,
}
WRONG_NUMBER = _("请填写条号，例如“三十八”或者“38”。")


class LawRefused(Refusal):
    """A date, a title or an article number that the library cannot take."""


def text_faults(texts: Mapping[str, str]) -> dict[str, Sentence]:
    """Texts that are too long or hold characters nobody can see, by field."""
    faults: dict[str, Sentence] = {}
    for name, limit in LIMITS.items():
        text = texts.get(name, "")
        if fault := too_long(text, limit):
            faults[name] = fault
        elif not text.isprintable():
            faults[name] = _("含有不可见的控制字符。")
    url = texts.get("source_url", "")
    if url and not url.startswith(("https://", "http://")):
        faults["source_url"] = _("网址应以https://或者http://开头。")
    return faults


def date_faults(
    published_on: date | None, effective_from: date | None, effective_until: date | None
) -> dict[str, Sentence]:
    """Days in the wrong order, by field."""
    faults: dict[str, Sentence] = {}
    if published_on and effective_from and effective_from < published_on:
        faults["effective_from"] = _("施行日期早于公布日期，请核对。")
    first = effective_from or published_on
    if first and effective_until and effective_until <= first:
        faults["effective_until"] = _("失效日期应当晚于施行日期。")
    return faults


def refuse(faults: Mapping[str, Sentence]) -> None:
    """Raise LawRefused if anything is wrong, naming every field."""
    if faults:
        raise LawRefused(next(iter(faults.values())), fields=dict(faults))


def article_number(text: str, suffix: str = "") -> Number | None:
    """ "三十八", "第38条" or "38" with "一" as 之一； None where it is no number."""
    number = read_numeral(text.strip().removeprefix("第").removesuffix("条"))
    extra = read_numeral(suffix) if suffix.strip() else 0
    return (number, extra) if number and extra is not None else None


def record(
    code: str,
    subject: Instrument | Article,
    title: str,
    actor: Account | None,
    duty: str,
    at: datetime,
    payload: Mapping[str, Value | None],
) -> None:
    """The one entry an act on the library leaves in the ledger."""
    append(
        stream=STREAM,
        code=code,
        actor=actor,
        duty=duty,
        at=at,
        payload=payload,
        subject_kind=type(subject).__name__,
        subject_id=str(subject.pk),
        subject_title=title,
    )
