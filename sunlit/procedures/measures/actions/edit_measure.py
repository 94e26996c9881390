"""Change a draft of a measure: text, table, figures (修改办法)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.wording import in_record_language
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
MOST_ARTICLES, MOST_ROWS, LONGEST = 60, 300, 4000


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
    texts = [title, *(str(value) for article in articles for value in article.values())]
    texts += [str(value) for row in rows for value in row.values()]
    if any(CONTROL.search(text) for text in texts):
        raise MeasureRefused(_("含有不可见的控制字符，请删除后重新填写。"))
    if any(len(text) > LONGEST for text in texts):
        raise MeasureRefused(_("每一条、每一格最多四千字。"))
    if len(articles) > MOST_ARTICLES or len(rows) > MOST_ROWS:
        raise MeasureRefused(_("条文最多六十条，附表最多三百行。"))
