"""Enter an article that something of the bureau cites (登记法条)."""

from datetime import datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.wording import too_long
from sunlit.registers.entry import CONTROL
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.laws.actions._checking import WRONG_NUMBER, article_number, record, refuse
from sunlit.registers.laws.describing import article_name
from sunlit.registers.laws.models import Article, Instrument

ENTERED = register_code(
    "laws.article_entered",
    fields={"title": str, "article": str, "heading": str, "text": str, "source": str},
    title="登记法条",
).code
LONGEST = {"heading": 200, "text": 20_000, "source_text": 300}


def enter_article(
    *,
    actor: Account | None,
    at: datetime,
    instrument: Instrument,
    number: str,
    suffix: str = "",
    heading: str = "",
    text: str = "",
    source_text: str = "",
) -> Article:
    """Enter one article of a version (登记法条)； `number` as typed, "三十八" or "38".

    Raises LawRefused for what is no number and for an article the version has already,
    for texts that are too long or hold control characters.
    """
    duty = require_registrar(actor, at)
    place = article_number(number, suffix)
    if place is None:
        refuse({"number": WRONG_NUMBER})
    typed = {"heading": heading, "text": text, "source_text": source_text}
    refuse({name: fault for name in typed if (fault := too_long(typed[name], LONGEST[name]))})
    refuse({name: _("含有不可见的控制字符。") for name in typed if CONTROL.search(typed[name])})
    assert place is not None  # noqa: S101  (refused above)
    with transaction.atomic():
        if instrument.articles.filter(number=place[0], suffix=place[1]).exists():
            sentence = format_lazy(
                _("《{title}》{article}已经登记。"),
                title=instrument.title,
                article=article_name(place),
            )
            refuse({"number": sentence})
        row = Article.objects.create(
            instrument=instrument,
            number=place[0],
            suffix=place[1],
            heading=heading.strip(),
            text=text.strip(),
            source_text=source_text.strip(),
        )
        payload = {
            "title": instrument.title,
            "article": article_name(place),
            "heading": row.heading,
            "text": row.text,
            "source": row.source_text,
        }
        record(ENTERED, row, f"{instrument}{article_name(place)}", actor, duty, at, payload)
    return row
