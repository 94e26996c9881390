"""Change a draft of a measure: text, table, figures (修改办法)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.wording import Words, in_record_language
from sunlit.procedures.measures.models import MeasureStatus, MeasureVersion
from sunlit.procedures.measures.queries import as_data
from sunlit.procedures.measures.recording import (
    MeasureRefused,
    changed,
    code,
    drafting_duty,
    record,
)
from sunlit.registers.entry import CONTROL
from sunlit.rulebook.shipping import canonical_bytes, digest_of

EDITED = code("edited", title="修改办法", content_digest=str)
MOST_ARTICLES, MOST_ROWS, LONGEST, SHOWN = 60, 300, 4000, 12


def edit_measure(
    *,
    actor: Account,
    at: datetime,
    version: MeasureVersion,
    seen: int,
    title: str,
    articles: Sequence[Mapping[str, str]],
    rows: Sequence[Mapping[str, Any]],
    figures: Mapping[str, Any],
) -> MeasureVersion:
    """Write a draft anew. `seen` is the revision the person had before him.

    What would widen the law may stand in a draft; it is refused when submitted. Raises NotAllowed,
    MeasureRefused (fields), MeasureMoved.
    """
    duty = drafting_duty(actor, at)
    _refuse_unreadable(title, articles, rows)
    with transaction.atomic():
        changed(
            version,
            MeasureStatus.DRAFT,
            seen,
            title=title.strip(),
            articles=[dict(article) for article in articles],
            rows=[dict(row) for row in rows],
            figures=dict(figures),
            revision=seen + 1,
        )
        with in_record_language():
            digest = digest_of(canonical_bytes(as_data(version)))
        record(EDITED, version, actor, duty, at, content_digest=digest)
    return version


def _refuse_unreadable(
    title: str, articles: Sequence[Mapping[str, str]], rows: Sequence[Mapping[str, Any]]
) -> None:
    if not title.strip() or len(title) > 100:
        sentence = _("请填写名称，不超过100字。")
        raise MeasureRefused(sentence, fields={"title": sentence})
    for place, text in _cells(title, articles, rows):
        about = {"place": place, "start": CONTROL.sub("", text)[:SHOWN]}
        if CONTROL.search(text):
            sentence = _("{place}“{start}…”含有不可见的控制字符，请删除后重新填写。")
            raise MeasureRefused(format_lazy(sentence, **about))
        if len(text) > LONGEST:
            sentence = _("{place}“{start}…”有{count}字，最多{most}字。")
            raise MeasureRefused(format_lazy(sentence, count=len(text), most=LONGEST, **about))
    if len(articles) > MOST_ARTICLES or len(rows) > MOST_ROWS:
        raise MeasureRefused(_("条文最多六十条，附表最多三百行。"))


def _cells(
    title: str, articles: Sequence[Mapping[str, str]], rows: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[Words, str]]:
    """Every text of a draft with the place a person knows it by."""
    yield _("办法名称"), title
    for article in articles:
        heading = CONTROL.sub("", article.get("heading", ""))[:SHOWN]
        yield from ((heading, str(value)) for value in article.values())
    for number, row in enumerate(rows, 1):
        place = format_lazy(_("附表第{number}行"), number=number)
        yield from ((place, str(value)) for value in row.values())
