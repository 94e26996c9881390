"""The table of a measure in words (附表的文字): for the desk and for the public."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from sunlit.foundations.wording import Words, listed, yuan
from sunlit.review.triggers import TEST_NAMES
from sunlit.rulebook.schema import Rulebook

PARTY_NAMES = {
    "PERSON": "公民",
    "ORGANIZATION": "法人或者其他组织",
    "INDIVIDUAL_BUSINESS": "个体工商户",
    "ANY": "不分当事人",
}
MODES = {"MUST": "应当记录", "MAY": "可以记录"}
Row = Mapping[str, Any]
Cells = list[tuple[Words, Words]]


def row_in_words(kind: str, row: Row, rules: Rulebook) -> Cells:
    """Label and words of every cell that says something."""
    return [(label, words) for label, words in TELLING[kind](row, rules) if words]


def _review(row: Row, rules: Rulebook) -> Iterator[tuple[Words, Words]]:
    yield _("编号"), row.get("code", "")
    yield _("类别"), _(row["category"]) if row.get("category") else ""
    yield _("审核的决定项目"), row.get("name", "")
    test = row.get("test", "")
    yield _("标准"), TEST_NAMES.get(test) or str(test)
    amounts = row.get("amounts_yuan") or {}
    ending = _("含本数") if row.get("inclusive", True) else _("不含本数")
    for party, amount in amounts.items():
        told = yuan(amount * 100) if isinstance(amount, int) else amount
        yield _(PARTY_NAMES.get(party, party)), f"{told}{_('（')}{ending}{_('）')}"
    yield _("依据"), row.get("basis", "")


def _recording(row: Row, rules: Rulebook) -> Iterator[tuple[Words, Words]]:
    procedure = rules.procedures.get(row.get("procedure", ""))
    steps = procedure.steps if procedure else ()
    names = [step.name for step in steps if step.code == row.get("step")]
    told = f"{_(procedure.name)}{_('：')}{_(names[0])}" if procedure and names else ""
    yield _("环节"), told or f"{row.get('procedure', '')}/{row.get('step', '')}"
    yield _("编号"), row.get("code", "")
    yield _("记录内容"), row.get("name", "")
    mode = row.get("mode", "")
    yield _("要求"), _(MODES[mode]) if mode in MODES else mode
    yield _("依据"), row.get("basis", "")


def _disclosure(row: Row, rules: Rulebook) -> Iterator[tuple[Words, Words]]:
    names = [rule.name for rule in rules.disclosure if rule.code == row.get("rule")]
    yield _("公示的决定"), _(names[0]) if names else row.get("rule", "")
    yield _("公示期限"), _("%(days)s个工作日") % {"days": row.get("period", "")}
    yield _("公示渠道"), listed(row.get("outlets") or [])


TELLING = {"REVIEW": _review, "RECORDING": _recording, "DISCLOSURE": _disclosure}
