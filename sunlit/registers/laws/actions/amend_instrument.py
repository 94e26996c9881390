"""Enter the next version of a law (登记修订) with what became of each article (条文对照)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.refusals import Sentence
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.laws.actions._checking import (
    WRONG_NUMBER,
    LawRefused,
    article_number,
    date_faults,
    record,
    refuse,
    text_faults,
)
from sunlit.registers.laws.describing import article_name
from sunlit.registers.laws.models import Article, Instrument, InstrumentStatus
from sunlit.registers.laws.queries import first_day
from sunlit.registers.laws.resolving import Number

AMENDED = register_code(
    "laws.instrument_amended",
    fields={
        "title": str,
        "document_no": str,
        "edition": str,
        "effective_from": date,
        "articles": list[str],
    },
    title="登记法律法规修订",
).code
FIELD_NAME = "article-{pk}"


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a person types about the next version.

    `articles` tells for the id of each article used its number there ("38", "三十八"); an empty
    text says that the revision deleted it, a missing id that the number stays.
    """

    effective_from: date | None
    document_no: str = ""
    edition: str = ""
    published_on: date | None = None
    source_url: str = ""
    source_text: str = ""
    note: str = ""
    articles: Mapping[int, str] | None = None


def amend_instrument(
    *, actor: Account | None, at: datetime, instrument: Instrument, amendment: Amendment
) -> Instrument:
    """Enter the version that replaces `instrument` from its first day on (登记修订).

    Returns the new version. Raises LawRefused: the version has a successor or is repealed, the
    new one does not begin later, two articles end up under one number.
    """
    duty = require_registrar(actor, at)
    with transaction.atomic():
        old = Instrument.objects.select_for_update(of=("self",)).get(pk=instrument.pk)
        _refuse_closed(old)
        refuse(_faults(old, amendment))
        articles = list(old.articles.filter(repealed_on__isnull=True))
        numbers = _numbers(articles, amendment.articles or {})
        new = _next_version(old, amendment)
        _move(articles, numbers, new)
        payload = {
            "title": new.title,
            "document_no": new.document_no,
            "edition": new.edition,
            "effective_from": new.effective_from,
            "articles": [_line(article, numbers[article.pk]) for article in articles],
        }
        record(AMENDED, new, new.title, actor, duty, at, payload)
    return new


def _refuse_closed(old: Instrument) -> None:
    """Only the newest version that still has effect can be revised."""
    if Instrument.objects.filter(replaces=old).exists():
        raise LawRefused(
            format_lazy(
                _("《{title}》的这个版本已有后续版本，请在最新版本上登记修订。"), title=old.title
            )
        )
    if old.status == InstrumentStatus.REPEALED:
        raise LawRefused(format_lazy(_("《{title}》已经废止，不能登记修订。"), title=old.title))


def _faults(old: Instrument, amendment: Amendment) -> dict[str, Sentence]:
    texts = {name: getattr(amendment, name) for name in ("document_no", "edition", "source_url")}
    faults = text_faults({**texts, "source_text": amendment.source_text})
    if amendment.effective_from is None:
        faults["effective_from"] = _("请填写新版本的施行日期。")
        return faults
    faults |= date_faults(amendment.published_on, amendment.effective_from, None)
    begun = first_day(old)
    if begun and amendment.effective_from <= begun:
        faults["effective_from"] = _("新版本的施行日期应当晚于现有版本，两个版本的期间不能重叠。")
    if old.effective_until and old.effective_until != amendment.effective_from:
        faults["effective_from"] = _("现有版本已登记失效日期，新版本应当自该日起施行。")
    return faults


def _numbers(articles: list[Article], typed: Mapping[int, str]) -> dict[int, Number | None]:
    """The number of each article in the next version, None where it was deleted."""
    found: dict[int, Number | None] = {}
    faults: dict[str, Sentence] = {}
    for article in articles:
        text = typed.get(article.pk)
        if text is None:
            found[article.pk] = (article.number, article.suffix)
        elif not text.strip():
            found[article.pk] = None
        else:
            number, _sign, suffix = text.partition("之")
            found[article.pk] = article_number(number, suffix)
            if found[article.pk] is None:
                faults[FIELD_NAME.format(pk=article.pk)] = WRONG_NUMBER
    taken: dict[Number, int] = {}
    for pk, place in found.items():
        if place is not None and place in taken:
            faults[FIELD_NAME.format(pk=pk)] = format_lazy(
                _("{article}出现了两次，请核对条文对照。"), article=article_name(place)
            )
        elif place is not None:
            taken[place] = pk
    refuse(faults)
    return found


def _next_version(old: Instrument, amendment: Amendment) -> Instrument:
    new = _inherited(old, amendment)
    old.effective_until = amendment.effective_from
    old.save(update_fields=["effective_until"])
    new.save(force_insert=True)
    return new


def _inherited(old: Instrument, amendment: Amendment) -> Instrument:
    """The next version, with what the person typed over what it inherits."""
    return Instrument(
        title=old.title,
        rank=old.rank,
        issuer=old.issuer,
        short_names=old.short_names,
        document_no=amendment.document_no or old.document_no,
        edition=amendment.edition,
        status=InstrumentStatus.ENACTED,
        published_on=amendment.published_on,
        effective_from=amendment.effective_from,
        replaces=old,
        source_url=amendment.source_url,
        source_text=amendment.source_text,
        note=amendment.note,
    )


def _move(articles: list[Article], numbers: Mapping[int, Number | None], new: Instrument) -> None:
    """Write the articles of the new version and point the old ones at them."""
    for article in articles:
        place = numbers[article.pk]
        if place is None:
            article.repealed_on = new.effective_from
        else:
            article.moved_to = Article.objects.create(
                instrument=new, number=place[0], suffix=place[1], heading=article.heading
            )
        article.save(update_fields=["repealed_on", "moved_to"])


def _line(article: Article, place: Number | None) -> str:
    before = article_name((article.number, article.suffix))
    return f"{before}→{article_name(place) if place else '删去'}"
