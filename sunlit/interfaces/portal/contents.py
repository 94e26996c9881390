"""The areas of the portal in the order of the law (公示栏目), 国办发〔2018〕118号.

事前公开, 事中公示, 事后公开 come first; each area says what is open and, where a list is still
being made, what it will hold.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Part:
    """One subject of an area; `url_name` is empty where the subject is not open yet."""

    title: Promise
    text: Promise
    url_name: str = ""
    is_coming: bool = False

    @property
    def url(self) -> str:
        """The address of the list, "" where there is none."""
        return reverse(self.url_name) if self.url_name else ""


@dataclass(frozen=True)
class Area:
    """An area of the navigation."""

    code: str
    name: Promise
    lead: Promise
    basis: Promise
    parts: tuple[Part, ...]

    @property
    def url(self) -> str:
        """The address of the area."""
        return reverse("portal:area", args=[self.code])


BEFORE = Area(
    "before",
    _("事前公开"),
    _("执法之前公开：谁来执法、凭什么执法、执什么法、办多长时间。"),
    _(
        "《国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见》（国办发〔2018〕118号）（四）"
    ),
    (
        Part(
            _("行政执法事项清单"),
            _("逐项公开事项名称、执法类别、执法依据、承办机构、办理时限和实施对象。"),
            "portal:items",
        ),
        Part(
            _("行政执法主体"),
            _(
                "公开执法主体的名称、性质、职责权限、地址和投诉举报电话，以及受委托的组织和委托事项。"
            ),
            "portal:bodies",
        ),
        Part(
            _("行政执法人员名单"),
            _(
                "公开持有效证件的执法人员姓名、单位、职务、证件编号和执法类别，可以据此核对执法证件。"
            ),
            "portal:officers",
        ),
        Part(
            _("权责清单"),
            _("公开各项职权的行使主体、责任事项和追责情形。"),
            "portal:powers",
        ),
        Part(
            _("行政执法三项制度办法"),
            _("公开本机关的公示办法、全过程记录办法和法制审核办法，以及历次修改。"),
            "portal:measures",
        ),
        Part(
            _("服务指南和执法流程图"),
            _("公开办理条件、申请材料、办理流程、收费标准和监督渠道。"),
            "portal:guides",
        ),
        Part(
            _("行政裁量权基准"),
            _("公开各档次违法情形的适用条件和处罚幅度。"),
            "portal:benchmarks",
        ),
    ),
)
DURING = Area(
    "during",
    _("事中公示"),
    _("执法之中公示：执法人员主动表明身份，告知当事人执法事由、执法依据和权利义务。"),
    _("国办发〔2018〕118号（五）；《中华人民共和国行政处罚法》第五十五条"),
    (
        Part(
            _("亮证执法"),
            _(
                "执法人员调查或者检查时应当主动出示执法证件。不出示的，当事人有权拒绝接受调查或者检查。证件真伪可以在执法人员名单中核对。"
            ),
            "portal:officers",
        ),
        Part(
            _("告知权利义务"),
            _(
                "作出行政处罚决定之前，应当告知当事人拟作出的处罚内容及事实、理由、依据，并告知当事人依法享有的陈述、申辩、要求听证等权利。"
            ),
        ),
        Part(
            _("音像记录事项清单"),
            _("公开哪些执法环节应当录音录像、从何时开始到何时结束。"),
            "portal:recording-items",
        ),
        Part(
            _("窗口岗位公示"),
            _(
                "政务服务窗口设置岗位信息公示牌，明示工作人员岗位职责、申请材料示范文本、办理进度查询、咨询服务和投诉举报渠道。"
            ),
        ),
    ),
)
AFTER = Area(
    "after",
    _("事后公开"),
    _(
        "执法之后公开：行政许可、行政处罚决定自作出之日起7个工作日内公开，其他执法决定自作出之日起20个工作日内公开。"
    ),
    _("国办发〔2018〕118号（六）；《中华人民共和国行政处罚法》第四十八条"),
    (
        Part(
            _("行政执法决定"),
            _(
                "公开行政许可、行政处罚、行政检查和其他执法决定：行政相对人、依据、内容、机关和日期；行政处罚决定还公开履行情况。"
            ),
            "portal:decisions",
        ),
    ),
)
REVIEW = Area(
    "review",
    _("法制审核"),
    _("重大执法决定作出之前，由法制机构独立审核；未经法制审核或者审核未通过的，不得作出决定。"),
    _("国办发〔2018〕118号（十一）至（十四）；《中华人民共和国行政处罚法》第五十八条"),
    (
        Part(
            _("审核什么"),
            _(
                "执法主体是否合法，执法人员是否具备资格，程序是否合法，事实是否清楚，证据是否合法充分，适用法律和裁量基准是否适当，是否超越权限，文书是否完备规范，是否涉嫌犯罪需要移送。"
            ),
        ),
        Part(
            _("谁来审核"),
            _(
                "本机关法制机构的审核人员。初次从事行政处罚决定法制审核的人员，应当取得国家统一法律职业资格。承办人员不审核自己承办的案件。"
            ),
        ),
        Part(
            _("重大执法决定法制审核目录清单"),
            _("公开应当经过法制审核的执法决定类别和标准。"),
            "portal:review-catalogue",
        ),
    ),
)
RANDOM = Area(
    "random",
    _("双随机"),
    _("随机抽取检查对象，随机选派执法检查人员，抽查情况及查处结果及时向社会公开。"),
    _("《国务院办公厅关于推广随机抽查规范事中事后监管的通知》（国办发〔2015〕58号）"),
    (
        Part(
            _("随机抽查事项清单"),
            _("公开抽查依据、抽查主体、抽查内容、抽查方式、抽查比例和频次。"),
            "portal:inspection-items",
        ),
        Part(_("抽查计划"), _("公开年度抽查工作计划。"), is_coming=True),
        Part(_("抽查结果"), _("公开每次抽查的结果和查处情况。"), is_coming=True),
    ),
)
REPORTS = Area(
    "reports",
    _("统计年报"),
    _("每年1月31日前公开本机关上年度行政执法总体情况有关数据。"),
    _("国办发〔2018〕118号（六）"),
    (
        Part(
            _("年度行政执法数据"),
            _(
                "公开行政处罚、行政许可、行政强制、行政检查等执法行为的数量和罚没金额，以及行政复议、行政诉讼情况。"
            ),
            is_coming=True,
        ),
    ),
)
COMPLAINTS = Area(
    "complaints",
    _("监督投诉"),
    _("任何单位和个人都可以对本机关的行政执法工作提出意见，对违法或者不当的执法行为投诉、举报。"),
    _("《中华人民共和国行政处罚法》第七条、第七十五条"),
    (
        Part(
            _("电话反映"),
            _("拨打12345政务服务便民热线，说明反映的执法机关、时间、地点和事项。"),
        ),
        Part(
            _("当面或者书面反映"),
            _(
                "到本机关法制机构当面反映或者邮寄书面材料。请写明姓名、联系方式和具体事项，本机关依法为反映人保密。"
            ),
        ),
        Part(
            _("申请行政复议"),
            _(
                "认为行政行为侵犯其合法权益的，可以自知道或者应当知道该行政行为之日起60日内申请行政复议，法律规定的申请期限超过60日的除外。"
            ),
        ),
        Part(
            _("提起行政诉讼"),
            _(
                "也可以自知道或者应当知道作出行政行为之日起6个月内直接向人民法院起诉，法律另有规定的除外。"
            ),
        ),
    ),
)
AREAS = (BEFORE, DURING, AFTER, REVIEW, RANDOM, REPORTS, COMPLAINTS)
