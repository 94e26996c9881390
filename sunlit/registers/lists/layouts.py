"""What each list looks like (清单版式): its columns, what makes a row the same row, its categories.

One layout serves reading, comparing, editing, export and the public page; nothing of a list is
written elsewhere. 国办发〔2018〕118号 and the lists bureaus publish give the columns.
"""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from sunlit.registers.intake.models import ListKind
from sunlit.registers.items.models import ItemCategory
from sunlit.registers.items.rules import ITEM_LABELS, POWER_LABELS
from sunlit.registers.lists.layout import Label, Layout, ListColumn

OFFICIAL_CATEGORIES = tuple(ItemCategory.values)


def layout_of(kind: str) -> Layout:
    """The layout of a list that is kept in versions; KeyError for registers."""
    return LAYOUTS[ListKind(kind)]


def _named(labels: Mapping[str, Label], *columns: ListColumn) -> tuple[ListColumn, ...]:
    """Columns of items and powers take their labels from the register's own."""
    return tuple(
        ListColumn(
            column.name,
            labels[column.name],
            column.value,
            (),
            column.is_required,
            column.longest,
        )
        for column in columns
    )


def _column(
    name: str, label: Label, *synonyms: str, value: str = "text", **more: int | bool
) -> ListColumn:
    return ListColumn(name, label, value, synonyms, **more)  # type: ignore[arg-type]


ITEMS = Layout(
    kind=ListKind.ITEMS,
    columns=_named(
        ITEM_LABELS,
        ListColumn("code", "", "code", longest=64),
        ListColumn("name", "", is_required=True, longest=300),
        ListColumn("category", "", "category", is_required=True, longest=20),
        ListColumn("body", "", "body", longest=200),
        ListColumn("sections", "", "sections", longest=500),
        ListColumn("bases", "", "bases", is_required=True),
        ListColumn("object_text", "", longest=500),
        ListColumn("statutory", "", "limit", longest=300),
        ListColumn("promised", "", "limit", longest=300),
        ListColumn("fee_text", "", longest=500),
        ListColumn("note", ""),
    ),
    identity=("category", "name"),
    title_field="name",
    grouped_by="category",
    categories=OFFICIAL_CATEGORIES,
    shown=("category", "sections", "statutory", "promised"),
)
POWERS = Layout(
    kind=ListKind.POWERS,
    columns=_named(
        POWER_LABELS,
        ListColumn("code", "", "code", longest=64),
        ListColumn("name", "", is_required=True, longest=300),
        ListColumn("category", "", "category", is_required=True, longest=20),
        ListColumn("body", "", "body", longest=200),
        ListColumn("sections", "", "sections", longest=500),
        ListColumn("bases", "", "bases", is_required=True),
        ListColumn("duty_text", ""),
        ListColumn("accountability_text", ""),
        ListColumn("note", ""),
    ),
    identity=("category", "name"),
    title_field="name",
    grouped_by="category",
    categories=OFFICIAL_CATEGORIES,
    sheet_per_category=True,
    shown=("category", "sections", "bases"),
)
INSPECTION_ITEMS = Layout(
    kind=ListKind.INSPECTION_ITEMS,
    columns=(
        _column("body", _("部门"), "检查部门", "抽查部门", "实施部门", "执法主体", longest=200),
        _column("power_code", _("权责清单事项"), "权责事项", "权力编码", "职权编码", "事项编码",
                "权责清单编码", value="code", longest=64),
        _column("title", _("抽查事项"), "抽查事项名称", "检查事项", "检查事项名称", "事项名称",
                is_required=True, longest=300),
        _column("bases", _("抽查依据"), "检查依据", "法律依据", "依据", "执法依据", value="bases"),
        _column("content", _("抽查内容"), "检查内容", "抽查内容和方式"),
        _column("object_text", _("检查对象"), "抽查对象", "抽查主体", longest=500),
        _column("grade", _("事项类别"), "类别", "抽查类别", "检查类别", longest=40),
        _column("method", _("检查方式"), "抽查方式", "方式", longest=300),
        _column("ratio", _("抽查比例及频次"), "抽查比例", "抽查比例和频次", "比例及频次",
                "抽查比例、频次", "抽查频次", "检查比例及频次", value="ratio", longest=500),
        _column("sections", _("检查部门及实施层级"), "实施层级", "检查主体", "责任科室",
                "承办机构", "承办科室", value="sections", longest=500),
        _column("season", _("检查时间"), "抽查时间", "实施时间", "时间安排", longest=200),
        _column("note", _("备注"), "说明", is_extra=True),
    ),
    identity=("title",),
    title_field="title",
    grouped_by="grade",
    shown=("grade", "object_text", "ratio", "season"),
)  # fmt: skip
RECORDING = Layout(
    kind=ListKind.RECORDING,
    columns=(
        _column("category", _("执法类别"), "类别", "执法行为类别", "执法行为", value="category",
                is_required=True, longest=40),
        _column("title", _("执法环节"), "环节", "记录事项", "记录环节", "执法环节名称",
                is_required=True, longest=300),
        _column("method", _("记录方式"), "记录形式", "方式", longest=300),
        _column("place", _("记录场合"), "记录地点", "场合", "记录场所", longest=300),
        _column("content", _("记录内容"), "内容", "记录要点"),
        _column("starts", _("开始记录时间"), "开始时间", "记录起点", longest=300),
        _column("course", _("记录过程"), "过程", longest=300),
        _column("ends", _("结束记录时间"), "结束时间", "记录终点", longest=300),
        _column("sections", _("记录部门"), "责任科室", "承办机构", "记录科室", value="sections",
                longest=300),
        _column("recorders", _("记录人员"), "记录人", longest=300),
        _column("note", _("备注"), "说明", is_extra=True),
    ),
    identity=("category", "title"),
    title_field="title",
    grouped_by="category",
    shown=("category", "method", "place", "sections"),
)  # fmt: skip
REVIEW_CATALOGUE = Layout(
    kind=ListKind.REVIEW_CATALOGUE,
    columns=(
        _column("category", _("执法项目类别"), "执法类别", "类别", "决定类别", "执法决定类别",
                value="category", is_required=True, longest=40),
        _column("title", _("审核的具体执法决定项目"), "具体执法决定项目", "审核项目",
                "执法决定项目", "审核事项", "具体审核项目", is_required=True, longest=500),
        _column("standard", _("审核标准"), "审核重点", "标准", "审核情形", longest=500),
        _column("amount", _("金额标准"), "数额标准", "金额", "数额", value="amount", longest=500),
        _column("bases", _("依据"), "审核依据", "法律依据", "设定依据", value="bases"),
        _column("materials", _("送审材料"), "提交材料", "材料", "报送材料"),
        _column("note", _("备注"), "说明", is_extra=True),
    ),
    identity=("category", "title"),
    title_field="title",
    grouped_by="category",
    categories=OFFICIAL_CATEGORIES,
    shown=("category", "standard", "amount"),
)  # fmt: skip
BENCHMARKS = Layout(
    kind=ListKind.BENCHMARKS,
    columns=(
        _column("power_code", _("职权编码"), "权责清单事项", "事项编码", "处罚事项编码",
                value="code", longest=64, is_extra=True),
        _column("title", _("违法行为"), "违法行为名称", "处罚事项", "违法事项", "行政处罚事项",
                is_required=True, longest=500),
        _column("bases", _("法律依据"), "处罚依据", "执法依据", "依据", value="bases"),
        _column("statutory", _("法定处罚标准"), "法定处罚种类和幅度", "处罚标准", "法定幅度"),
        _column("degree", _("违法程度"), "裁量阶次", "程度", "违法情节", "裁量等级",
                is_required=True, longest=100),
        _column("conduct", _("表现形式"), "适用条件", "情形", "具体情形", "情节"),
        _column("standard", _("细化标准"), "裁量标准", "具体标准", "裁量基准", "处罚裁量标准",
                is_required=True),
        _column("note", _("备注"), "说明", is_extra=True),
    ),
    identity=("title", "degree"),
    title_field="title",
    is_graded=True,
    shown=("degree", "conduct", "standard"),
)  # fmt: skip
# Only what is known nowhere else: item, procedure and body say the rest of a guide themselves.
GUIDES = Layout(
    kind=ListKind.GUIDES,
    columns=(
        _column("category", _("事项类别"), "执法类别", "类别", value="category",
                is_required=True, longest=20),
        _column("title", _("事项名称"), "服务事项", "办理事项", "指南名称", is_required=True,
                longest=300),
        _column("conditions", _("办理条件"), "受理条件", "申请条件", "审批条件"),
        _column("materials", _("申请材料"), "材料清单", "申报材料", "所需材料"),
        _column("preferential", _("优惠政策"), "优惠政策和便民措施", "便民措施"),
        _column("result", _("办理结果"), "结果名称", "审批结果", longest=500),
        _column("place", _("办理地点"), "受理地点", "窗口地址", longest=300),
        _column("hours", _("办理时间"), "办公时间", "受理时间", longest=300),
        _column("phone", _("咨询电话"), "联系电话", "咨询方式", longest=100),
        _column("item_version", _("所依据的事项版本"), longest=20, is_extra=True,
                is_assigned=True),
        _column("note", _("备注"), "说明", is_extra=True),
    ),
    identity=("category", "title"),
    title_field="title",
    grouped_by="category",
    shown=("conditions", "materials", "place"),
)  # fmt: skip

LAYOUTS: dict[ListKind, Layout] = {
    layout.kind: layout
    for layout in (
        ITEMS,
        POWERS,
        INSPECTION_ITEMS,
        RECORDING,
        REVIEW_CATALOGUE,
        BENCHMARKS,
        GUIDES,
    )
}


def groups_of(rows: Iterable[str]) -> list[str]:
    """Groups in the order of the list, each once."""
    return list(dict.fromkeys(group for group in rows if group))
