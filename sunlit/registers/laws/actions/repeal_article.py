"""Record that one article was deleted while its law stays (登记法条删去)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.refusals import Sentence
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.laws.actions._checking import record, refuse
from sunlit.registers.laws.describing import article_name
from sunlit.registers.laws.models import Article
from sunlit.registers.laws.queries import first_day

REPEALED = register_code(
    "laws.article_repealed",
    fields={"title": str, "article": str, "repealed_on": date, "reason": str},
    title="登记法条删去",
).code


def repeal_article(
    *, actor: Account | None, at: datetime, article: Article, repealed_on: date | None, reason: str
) -> Article:
    """Record from which day the article has no effect (登记法条删去)， with the basis.

    Raises LawRefused: deleted or moved already, a day before its law began, no reason.
    """
    duty = require_registrar(actor, at)
    with transaction.atomic():
        row = Article.objects.select_related("instrument").get(pk=article.pk)
        refuse(_faults(row, repealed_on, reason))
        row.repealed_on = repealed_on
        row.note = reason.strip()[:300]
        row.save(update_fields=["repealed_on", "note"])
        name = article_name((row.number, row.suffix))
        payload = {
            "title": row.instrument.title,
            "article": name,
            "repealed_on": repealed_on,
            "reason": reason,
        }
        record(REPEALED, row, f"{row.instrument}{name}", actor, duty, at, payload)
    return row


def _faults(row: Article, repealed_on: date | None, reason: str) -> dict[str, Sentence]:
    if row.repealed_on or row.moved_to_id:
        return {"repealed_on": _("这一条已经登记删去或者移到新版本。")}
    faults: dict[str, Sentence] = {}
    begun = first_day(row.instrument)
    if repealed_on is None:
        faults["repealed_on"] = _("请填写废止日期。")
    elif begun and repealed_on < begun:
        faults["repealed_on"] = _("废止日期早于法律法规的施行日期，请核对。")
    if not reason.strip():
        faults["reason"] = _("请写明依据，例如修改决定的名称。")
    return faults
