"""Read lists of items (行政执法事项清单) and of powers (权责清单), as bureaus lay them out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from django.utils.translation import gettext as _

from sunlit.interfaces.exchange.cells import checked, one_line, read_number_text, split_names
from sunlit.interfaces.exchange.reading import Sheet
from sunlit.interfaces.exchange.rows import (
    body_in_title,
    column,
    longest,
    optional_texts,
    read_rows,
    required_text,
)
from sunlit.interfaces.exchange.tables import Row, RowFaultError, Table, Vocabulary
from sunlit.registers.intake.rules import ReadList, UnacceptableValueError
from sunlit.registers.items.models import EnforcementItem, ItemCategory, PowerEntry
from sunlit.registers.items.rules import (
    Cited,
    MatterLine,
    TimeLimit,
    category_named,
    is_longer,
    only_category_in,
    read_limit,
)
from sunlit.registers.laws.models import InstrumentRank
from sunlit.registers.laws.parsing import Citation, parse_citations

NAMES = ("事项名称", "项目名称", "职权名称", "执法事项", "事项", "权力名称", "行政执法事项名称")
SECTIONS = ("承办机构", "承办科室", "责任科室", "承办处室", "实施机构", "科室", "内设机构")
BASES = ("执法依据", "实施依据", "设定依据", "法律依据", "依据", "法定依据", "职权依据")
COMMON: dict[str, Sequence[str]] = {
    "name": NAMES,
    "code": ("事项编码", "职权编码", "编码", "事项代码", "权力编码", "实施编码", "基本编码"),
    "category": ("执法类别", "类别", "职权类别", "事项类别", "职权类型", "事项类型", "权力类型"),
    "body": ("执法主体", "实施主体", "行使主体", "责任主体", "行政主体", "实施机关", "执法机关"),
    "sections": (*SECTIONS, "承办单位", "责任单位", "责任处室", "承办部门", "责任部门"),
    "basis_": BASES,
    "basis_LAW": ("法律",),
    "basis_ADMINISTRATIVE_REGULATION": ("行政法规", "法规"),
    "basis_LOCAL_REGULATION": ("地方性法规", "地方法规"),
    "basis_DEPARTMENT_RULE": ("部委规章", "部门规章", "国务院部门规章"),
    "basis_GOVERNMENT_RULE": ("政府规章", "地方政府规章"),
    "basis_NORMATIVE_DOCUMENT": ("规范性文件", "其他规范性文件", "其他文件"),
    "sub_name": ("子项", "子项名称"),
    "note": ("备注", "说明"),
}
ITEM_VOCABULARY = Vocabulary(
    names={
        **COMMON,
        "statutory": ("办理时限", "法定时限", "法定办结时限", "办结时限", "办理期限", "法定"),
        "promised": ("承诺时限", "承诺办结时限", "承诺期限", "承诺"),
        "step": ("办理环节", "环节"),
        "fee_text": ("收费依据标准", "收费依据及标准", "收费", "收费标准", "是否收费", "收费情况"),
        "object_text": ("实施对象", "行政相对人", "执法对象", "服务对象", "办理对象"),
    },
    required=("name",),
)
POWER_VOCABULARY = Vocabulary(
    names={
        **COMMON,
        "duty_text": ("责任事项", "对应责任事项", "职责", "执法职责"),
        "accountability_text": ("追责情形", "追责依据", "责任追究", "追责情形及依据"),
    },
    required=("name",),
)
NAMELESS = re.compile(r"第[^第]{1,8}条")
SECTION_WORD = re.compile(r"(?:科|股|室|处|中心|大队|支队|中队|所|站|窗口)(?:[(（].*)?$")
T = TypeVar("T")
RANKS = (*InstrumentRank.values, "")


def read_items(sheets: Sequence[Sheet]) -> ReadList[MatterLine]:
    """Read a list of enforcement items; rows of one item's steps (办理环节) become one line."""
    read = read_rows(sheets, ITEM_VOCABULARY, _item, _("行政执法事项清单"), category_label)
    return replace(read, lines=_joined(read.lines))  # type: ignore[arg-type,return-value]


def read_powers(sheets: Sequence[Sheet]) -> ReadList[MatterLine]:
    """Read a list of powers and duties, one table per category."""
    return read_rows(sheets, POWER_VOCABULARY, _power, _("权责清单"), category_label)


def _item(table: Table, row: Row) -> tuple[MatterLine, str]:
    line = _matter(table, row)
    texts = optional_texts(row, EnforcementItem, ("object_text", "fee_text", "note"))
    limits: dict[str, TimeLimit] = {}
    for name in ("statutory", "promised"):
        if row.has(name):
            with column(row, name):
                text = checked(row.text(name), longest(EnforcementItem, f"{name}_text"))
                limits[name] = read_limit(text, line.category)
    _refuse_longer_promise(row, limits)
    return replace(line, texts=texts, limits=limits), row.text("step")


def _power(table: Table, row: Row) -> MatterLine:
    line = _matter(table, row)
    texts = optional_texts(row, PowerEntry, ("duty_text", "accountability_text", "note"))
    return replace(line, texts=texts)


def _matter(table: Table, row: Row) -> MatterLine:
    """What items and powers have in common."""
    name = required_text(row, "name", longest(EnforcementItem, "name"))
    if sub_name := one_line(row.text("sub_name")):
        name = f"{name}（{sub_name}）"
    body_name, section_in_body = _body(table, row)
    sections = _sections(row)
    if section_in_body:
        sections = tuple(dict.fromkeys((section_in_body, *(sections or ()))))
    with column(row, "code"):
        code = read_number_text(row.text("code"), longest(EnforcementItem, "code"))
    return MatterLine(
        place=row.place,
        name=name,
        category=category_of(table, row),
        code=code,
        body_name=body_name,
        section_names=sections,
        bases=_bases(row),
    )


def category_label(table: Table, row: Row) -> str:
    """The category of the row in its official wording: 行政许可."""
    return str(category_of(table, row).label)


def category_of(table: Table, row: Row) -> ItemCategory:
    """The category of the row: its column, a heading above it, the sheet, the title."""
    if text := row.text("category"):
        with column(row, "category"):
            if found := category_named(text):
                return found
            raise UnacceptableValueError(_("不认识的执法类别“%(text)s”") % {"text": text[:40]})
    for text in (row.heading, table.sheet.name, table.title):
        found = category_named(text) if text == table.sheet.name else only_category_in(text)
        if found:
            return found
    raise RowFaultError(row.label("category") or _("执法类别"), _("缺少执法类别"))


def _body(table: Table, row: Row) -> tuple[str, str]:
    """The body, and the section some lists put in its parentheses: "示例局(固定资产投资科)"."""
    with column(row, "body"):
        text = one_line(row.text("body"), 300)
        for place, sign in enumerate(text):
            if sign in "(（" and text[-1] in ")）":
                inner = text[place + 1 : -1]
                if SECTION_WORD.search(inner):
                    return text[:place].strip(), inner
                break
        if len(text) > 200:
            raise UnacceptableValueError(_("执法主体名称过长"))
    return text or body_in_title(table.title), ""


def _sections(row: Row) -> tuple[str, ...] | None:
    """The handling sections; None where the list has no column for them."""
    if not row.has("sections"):
        return None
    with column(row, "sections"):
        names = split_names(checked(row.text("sections")))
        for name in names:
            one_line(name, 100)
    return names


def _bases(row: Row) -> tuple[Cited, ...] | None:
    """The cited laws; None where the list has no column for them, refused where all are blank."""
    present = [rank for rank in RANKS if row.has(f"basis_{rank}")]
    if not present:
        return None
    bases: list[Cited] = []
    for rank in present:
        for where, text in row.filled(f"basis_{rank}"):
            try:
                bases.extend(Cited(citation, rank) for citation in _citations(text))
            except UnacceptableValueError as error:
                raise RowFaultError(where.label, str(error)) from error
    if not bases:
        raise RowFaultError(row.label(f"basis_{present[0]}"), _("缺少执法依据"))
    return tuple(dict.fromkeys(bases))


def _citations(text: str) -> list[Citation]:
    citations = parse_citations(checked(text, 5000))
    for citation in citations:
        checked(citation.title, 200)
        checked(citation.document_no, 120)
        if not citation.title or NAMELESS.match(citation.title):
            raise UnacceptableValueError(_("看不出所引法律法规的名称"))
    return citations


def _refuse_longer_promise(row: Row, limits: dict[str, TimeLimit]) -> None:
    """A promise shortens what the law allows; a longer one is a slip."""
    statutory, promised = limits.get("statutory"), limits.get("promised")
    if statutory and promised and is_longer(promised, statutory):
        raise RowFaultError(row.label("promised"), _("承诺时限不得长于法定时限"))


def _joined(rows: Sequence[tuple[MatterLine, str]]) -> tuple[MatterLine, ...]:
    """One line per item where a list has a row per step: limits are then told step by step."""
    joined: list[MatterLine] = []
    for line, step in rows:
        last = joined[-1] if joined else None
        if not (step and last and (last.name, last.category) == (line.name, line.category)):
            joined.append(_with_step(line, step))
            continue
        limits = {
            name: TimeLimit(text=f"{last.limits[name].text}；{step}{limit.shown}"[:300])
            for name, limit in line.limits.items()
        }
        joined[-1] = replace(
            last,
            section_names=_union(last.section_names, line.section_names),
            bases=_union(last.bases, line.bases),
            limits=limits,
        )
    return tuple(joined)


def _union(first: tuple[T, ...] | None, second: tuple[T, ...] | None) -> tuple[T, ...] | None:
    """Both in order, each once; None where the list has no column for it."""
    if first is None or second is None:
        return first if second is None else second
    return tuple(dict.fromkeys((*first, *second)))


def _with_step(line: MatterLine, step: str) -> MatterLine:
    if not step:
        return line
    limits = {
        name: TimeLimit(text=f"{step}{limit.shown}"[:300]) for name, limit in line.limits.items()
    }
    return replace(line, limits=limits)
