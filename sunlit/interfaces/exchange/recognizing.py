"""Tell a list of another kind uploaded by mistake (误传清单), before it erases anything."""

from collections.abc import Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.exchange.reading import Sheet
from sunlit.registers.intake.models import ListKind
from sunlit.registers.names import name_key

LOOKED_AT = 8  # rows from the top
# Words of the title above the table, and columns that only such a list has.
TITLES = {
    ListKind.INSPECTION_ITEMS: ("抽查事项清单", "抽查事项", "抽查清单"),
    ListKind.RECORDING: ("音像记录",),
    ListKind.REVIEW_CATALOGUE: ("法制审核目录", "审核目录"),
    ListKind.BENCHMARKS: ("裁量基准", "裁量权基准", "裁量标准"),
    ListKind.GUIDES: ("服务指南", "办事指南"),
    ListKind.POWERS: ("权责清单", "权力清单", "权力和责任清单", "权力责任清单"),
    ListKind.OFFICERS: ("执法人员名单", "执法人员名录", "执法人员信息", "执法人员"),
    ListKind.BODIES: ("执法主体名单", "执法主体名录", "执法主体信息"),
    ListKind.PARTIES: ("检查对象名录", "对象名录库", "市场主体名录"),
    ListKind.ITEMS: ("执法事项清单", "执法事项目录", "事项清单"),
}
COLUMNS = {
    ListKind.INSPECTION_ITEMS: ("抽查事项", "抽查依据", "抽查内容", "抽查比例及频次", "抽查比例"),
    ListKind.RECORDING: ("记录方式", "记录场合", "记录内容", "开始记录时间", "结束记录时间"),
    ListKind.REVIEW_CATALOGUE: ("审核标准", "送审材料", "审核的具体执法决定项目", "金额标准"),
    ListKind.BENCHMARKS: ("违法程度", "裁量阶次", "表现形式", "细化标准", "裁量标准"),
    ListKind.GUIDES: ("申请材料", "办理条件", "受理条件", "优惠政策", "办理地点"),
    ListKind.POWERS: ("追责情形", "责任事项", "职权名称", "追责依据"),
    ListKind.OFFICERS: ("证件编号", "执法证号", "执法证编号", "执法区域"),
    ListKind.BODIES: ("主体类别", "机构性质", "经费来源", "受委托组织名称"),
    ListKind.PARTIES: ("统一社会信用代码", "信用等级", "对象类别"),
    ListKind.ITEMS: ("办理时限", "法定时限", "承诺时限", "收费依据标准", "项目名称"),
}
ENOUGH_COLUMNS = 2


class OtherListError(Refusal):
    """The file looks like another list; the person may say that it is not."""


def refuse_other_list(kind: ListKind, sheets: Sequence[Sheet]) -> None:
    """Raise OtherListError if the title or the columns are those of another list."""
    found = likely_kind(kind, sheets)
    if found is not None and found != kind:
        raise OtherListError(
            format_lazy(
                _(
                    "这像是《{found}》，请到“导入{found}”上传；确实是《{kind}》的，请勾选确认后重新上传。"
                ),
                found=found.label,
                kind=kind.label,
            )
        )


def likely_kind(asked: ListKind, sheets: Sequence[Sheet]) -> ListKind | None:
    """The kind a file looks like; `asked` wins wherever the file speaks of it."""
    titles = [name_key(text) for sheet in sheets for text in _titles(sheet)]
    named = [kind for kind, words in TITLES.items() if _speaks_of(titles, words)]
    if asked in named:
        return asked
    cells = {name_key(cell) for sheet in sheets for row in sheet.rows[:LOOKED_AT] for cell in row}
    counts = {kind: len(cells.intersection(words)) for kind, words in COLUMNS.items()}
    if named and not (counts.get(asked) and not counts[named[0]]):
        return named[0]
    best = max(counts, key=lambda kind: counts[kind])
    if counts[best] >= ENOUGH_COLUMNS and not counts.get(asked, 0):
        return best
    return None


def _titles(sheet: Sheet) -> list[str]:
    """The sheet's name and the lines above the table, each one text across the row."""
    lines = [{cell for cell in row if cell} for row in sheet.rows[:LOOKED_AT]]
    return [sheet.name, *(next(iter(cells)) for cells in lines if len(cells) == 1)]


def _speaks_of(titles: Sequence[str], words: Sequence[str]) -> bool:
    return any(word in title for title in titles for word in words)
