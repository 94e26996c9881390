"""The lists the portal opens (事前公开清单): address, area, and what a table shows of each."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure.models import RecordKind


@dataclass(frozen=True)
class PortalList:
    """A list of the portal: `columns` are the fields its table shows beside the title.

    `mark` stands in index numbers; `title_label` heads the first column, `group_label` names the
    filter by group ("" for none).
    """

    kind: RecordKind
    slug: str
    area: str
    title: Promise
    lead: Promise
    basis: str
    mark: str
    title_label: Promise
    words: Promise
    columns: tuple[tuple[str, Promise], ...]
    group_label: Promise | str = ""

    @property
    def list_name(self) -> str:
        """The name of the list's address."""
        return f"portal:{self.slug}"

    @property
    def page_name(self) -> str:
        """The name of the address of one record."""
        return f"portal:{self.kind.lower()}"

    @property
    def url(self) -> str:
        """The address of the list."""
        return reverse(self.list_name)


DOCUMENT_118 = "国办发〔2018〕118号（四）"
LISTS = (
    PortalList(
        RecordKind.ITEM,
        "items",
        "before",
        _("行政执法事项清单"),
        _("本机关依法实施的行政执法事项。没有法定依据的，不得执法。"),
        DOCUMENT_118,
        "SX",
        _("事项名称"),
        _("事项名称、依据或者编码"),
        (
            ("category", _("执法类别")),
            ("sections", _("承办机构")),
            ("statutory", _("法定时限")),
            ("promised", _("承诺时限")),
        ),
        _("执法类别"),
    ),
    PortalList(
        RecordKind.POWER,
        "powers",
        "before",
        _("权责清单"),
        _("本机关行使的每一项职权，由谁承办，怎样追究责任。"),
        "《关于推行地方各级政府工作部门权力清单制度的指导意见》",
        "QZ",
        _("职权名称"),
        _("职权名称、依据或者编码"),
        (
            ("category", _("职权类别")),
            ("sections", _("承办机构")),
            ("accountability_text", _("追责情形")),
        ),
        _("职权类别"),
    ),
    PortalList(
        RecordKind.INSPECTION,
        "inspection-items",
        "random",
        _("随机抽查事项清单"),
        _("本机关随机抽查哪些事项、查什么、按多大比例和频次查。没有列入清单的，不得随机抽查。"),
        "国办发〔2015〕58号",
        "CC",
        _("抽查事项"),
        _("抽查事项、依据或者检查对象"),
        (
            ("object_text", _("检查对象")),
            ("ratio", _("抽查比例及频次")),
            ("method", _("检查方式")),
            ("season", _("检查时间")),
        ),
        _("事项类别"),
    ),
    PortalList(
        RecordKind.RECORDING,
        "recording-items",
        "during",
        _("音像记录事项清单"),
        _("哪些执法环节应当录音录像，从何时开始、到何时结束、由谁记录。"),
        "国办发〔2018〕118号（八）",
        "YX",
        _("执法环节"),
        _("执法环节或者记录内容"),
        (
            ("category", _("执法类别")),
            ("method", _("记录方式")),
            ("place", _("记录场合")),
            ("recorders", _("记录人员")),
        ),
        _("执法类别"),
    ),
    PortalList(
        RecordKind.REVIEW,
        "review-catalogue",
        "review",
        _("重大执法决定法制审核目录清单"),
        _("列入目录的执法决定，未经法制审核或者审核未通过的，不得作出。"),
        "国办发〔2018〕118号（十三）",
        "SH",
        _("审核的具体执法决定项目"),
        _("决定项目、标准或者依据"),
        (
            ("category", _("执法项目类别")),
            ("standard", _("审核标准")),
            ("amount", _("金额标准")),
            ("bases", _("依据")),
        ),
        _("执法项目类别"),
    ),
    PortalList(
        RecordKind.BENCHMARK,
        "benchmarks",
        "before",
        _("行政裁量权基准"),
        _("各种违法行为在不同情形下适用的处罚幅度。没有法定理由，不得偏离基准。"),
        "国办发〔2022〕27号",
        "CL",
        _("违法行为"),
        _("违法行为、依据或者情形"),
        (
            ("degree", _("违法程度")),
            ("conduct", _("表现形式")),
            ("standard", _("细化标准")),
        ),
    ),
    PortalList(
        RecordKind.BODY,
        "bodies",
        "before",
        _("行政执法主体"),
        _("以谁的名义执法、有哪些职责和权限、受委托的组织有哪些。"),
        DOCUMENT_118,
        "ZT",
        _("机构名称"),
        _("机构名称或者职责"),
        (
            ("kind", _("主体类别")),
            ("address", _("地址")),
            ("hotline", _("投诉举报电话")),
        ),
        _("主体类别"),
    ),
    PortalList(
        RecordKind.OFFICER,
        "officers",
        "before",
        _("行政执法人员名单"),
        _("持有效执法证件的人员。执法人员应当主动出示证件，证件编号可以在此核对。"),
        DOCUMENT_118,
        "RY",
        _("姓名"),
        _("姓名或者证件编号"),
        (
            ("section", _("科室")),
            ("post", _("职务")),
            ("credential_no", _("证件编号")),
            ("categories", _("执法类别")),
            ("area", _("执法区域")),
        ),
    ),
    PortalList(
        RecordKind.MEASURE,
        "measures",
        "before",
        _("行政执法三项制度办法"),
        _("本机关怎样公示执法、怎样记录执法、哪些决定须先经法制审核。"),
        DOCUMENT_118,
        "BF",
        _("办法名称"),
        _("办法名称或者内容"),
        (("number", _("版次")),),
    ),
    PortalList(
        RecordKind.GUIDE,
        "guides",
        "before",
        _("服务指南和执法流程图"),
        _("每一事项的办理条件、材料、流程、时限、收费、救济和监督渠道。"),
        "国办发〔2018〕118号（四）",
        "ZN",
        _("事项名称"),
        _("事项名称或者材料"),
        (
            ("category", _("事项类别")),
            ("sections", _("承办机构")),
            ("promised", _("承诺时限")),
            ("fee_text", _("收费")),
        ),
        _("事项类别"),
    ),
)
BY_KIND = {one.kind: one for one in LISTS}
BY_SLUG = {one.slug: one for one in LISTS}
