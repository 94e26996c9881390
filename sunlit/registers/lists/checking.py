"""What is wrong with a list (清单核对), row by row and as a whole, in sentences for people. Pure.

Faults are refused at submission; points are shown and may stand.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sunlit.foundations.identifiers import Kind, find_identifiers
from sunlit.foundations.wording import too_long
from sunlit.registers.intake.rules import UnacceptableValueError
from sunlit.registers.items.models import ItemCategory
from sunlit.registers.items.rules import category_named, is_longer, read_limit, step_limits
from sunlit.registers.laws.parsing import parse_citations
from sunlit.registers.lists.amounts import amount_text
from sunlit.registers.lists.floors import impossible_share
from sunlit.registers.lists.layout import Layout, ListColumn
from sunlit.registers.lists.models import ListRow

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
FEWEST_DIGITS = 15  # fewer hold no identity number; the search is dear on 50,000 rows


@dataclass(frozen=True)
class Finding:
    """One sentence about one field of one row; row 0 speaks of the whole list."""

    sentence: str
    position: int = 0
    title: str = ""
    field: str = ""
    is_fault: bool = True

    @property
    def shown(self) -> str:
        """ "第3行“…”：承诺时限不得长于法定时限"."""
        if not self.position:
            return self.sentence
        place = _("第%(row)d行“%(title)s”") % {"row": self.position, "title": self.title}
        return f"{place}：{self.sentence}"


def findings(
    layout: Layout, rows: Sequence[ListRow], empty_categories: Iterable[str]
) -> list[Finding]:
    """Everything to be said about a list before it goes to approval, faults first."""
    found = [] if rows else [Finding(_("清单中还没有条目。"))]
    seen: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(rows, start=1):
        for name, sentence in row_faults(layout, row.data).items():
            found.append(Finding(sentence, number, row.title, name))
        key = (row.code,) if row.code else layout.identity_of(row.data)
        first = seen.setdefault(key, number)
        if first != number and not layout.is_graded:
            sentence = _("与第%(row)d行重复。") % {"row": first}
            found.append(Finding(sentence, number, row.title, layout.title_field))
    found += _silent_categories(layout, rows, set(empty_categories))
    return sorted(found, key=lambda one: not one.is_fault)


def _silent_categories(
    layout: Layout, rows: Sequence[ListRow], declared: set[str]
) -> list[Finding]:
    filled = {row.category for row in rows}
    silent = [one for one in layout.category_labels if one not in filled | declared]
    if not silent:
        return []
    sentence = _("%(categories)s既没有条目，也没有明示“无”。确实没有的，请明示“无”。") % {
        "categories": "、".join(f"“{one}”" for one in silent)
    }
    return [Finding(sentence, is_fault=False)]


def row_faults(layout: Layout, data: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with one row: field name to sentence, empty if it can stand."""
    faults: dict[str, str] = {}
    for column in layout.columns:
        if fault := _field_fault(layout, column, data.get(column.name, "")):
            faults[column.name] = fault
    if not faults and layout.of_value("limit"):
        faults |= _longer_promise(data)
    return faults


def _field_fault(layout: Layout, column: ListColumn, text: str) -> str:
    label = str(column.label)
    if column.is_required and not text.strip():
        return _("请填写%(label)s。") % {"label": label}
    if fault := too_long(text, column.longest, label):
        return str(fault)
    if CONTROLS.search(text):
        return _("%(label)s含有不可见的控制字符。") % {"label": label}
    if holds_id_number(text):
        return _("%(label)s中有公民身份号码。清单向社会公开，请删去。") % {"label": label}
    try:
        return _value_fault(layout, column, text) if text else ""
    except UnacceptableValueError as error:
        return f"{error}。"


def holds_id_number(text: str) -> bool:
    """Whether a 公民身份号码 stands in the text, full-width or spaced out too.

    Lists are public whole, and 《政府信息公开条例》第十五条 keeps personal privacy out of them.
    """
    if sum(map(str.isnumeric, text)) < FEWEST_DIGITS:
        return False
    return any(found.kind is Kind.ID_NUMBER for found in find_identifiers(text))


def _value_fault(layout: Layout, column: ListColumn, text: str) -> str:
    if column.value == "category" and layout.categories and category_named(text) is None:
        return _("不认识的执法类别“%(text)s”。") % {"text": text[:40]}
    if column.value == "amount":
        amount_text(text)
    if column.value == "limit":
        read_limit(text, ItemCategory.OTHER)
    if column.value == "ratio" and (share := impossible_share(text)):
        return _("抽查比例“%(share)s”超过100%%，请核对。") % {"share": share}
    if column.value == "bases" and column.is_required and not parse_citations(text):
        return _("看不出所引法律法规的名称。")
    return ""


def _longer_promise(data: Mapping[str, str]) -> dict[str, str]:
    """承诺时限 may shorten what the law allows, as a whole and step by step; never lengthen it."""
    category = category_named(data.get("category", "")) or ItemCategory.OTHER
    statutory = step_limits(data.get("statutory", ""), category)
    for step, promised in step_limits(data.get("promised", ""), category).items():
        if step in statutory and is_longer(promised, statutory[step]):
            sentence = _("%(step)s承诺时限%(promised)s长于法定时限%(statutory)s。") % {
                "step": step,
                "promised": promised.shown,
                "statutory": statutory[step].shown,
            }
            return {"promised": sentence}
    return {}


def cleaned(layout: Layout, data: Mapping[str, str]) -> dict[str, str]:
    """Typed texts as the list keeps them: trimmed, categories and amounts in their one wording."""
    texts: dict[str, str] = {}
    for column in layout.columns:
        if column.name not in data:
            continue
        text = data[column.name].replace("\r\n", "\n").strip()
        if column.value == "category" and layout.categories and (found := category_named(text)):
            text = str(found.label)
        if column.value == "amount":
            with suppress(UnacceptableValueError):  # stays as typed; `row_faults` says why
                text = amount_text(text)
        texts[column.name] = text
    return texts
