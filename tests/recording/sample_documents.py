"""Three documents as a bureau issues them, with the fictional bureau and the cast."""

from datetime import date

from sunlit.recording.rendering import (
    DataTable,
    DocumentContent,
    Field,
    FieldRow,
    FillIn,
    FormTable,
    Heading,
    ItemList,
    LayoutKind,
    OpinionRow,
    Paragraph,
    SignatureLine,
    SignatureLines,
    Transcript,
    Turn,
)

BODY = "示例市发展和改革局"
COMPANY = "当事人甲粮油贸易有限公司"

DECISION = DocumentContent(
    form_code="FG-WS-26",
    title="行政处罚决定书",
    document_no="示发改罚〔2026〕12号",
    body_name=BODY,
    addressee=COMPANY,
    paragraphs=(
        FillIn(
            (
                (Field("统一社会信用代码", "91350100M000100Y43"), Field("法定代表人", "张某")),
                (Field("住所", "示例市示例区示例街道示例路1号"),),
            )
        ),
        Heading("一、违法事实和证据"),
        Paragraph(
            "经查，你单位自2026年5月12日起在示例市示例区从事小麦收购活动，截至2026年6月30日"
            "共收购小麦1,286.5吨，未按规定备案企业名称、地址、负责人以及仓储设施等信息。"
        ),
        Paragraph("上述事实有以下证据证明："),
        ItemList(("《现场检查笔录》1份；", "收购台账、过磅单复印件共36页。")),
        Heading("（一）陈述申辩情况", 2),
        Paragraph("你单位在规定期限内未提出陈述、申辩意见，也未要求听证。"),
        Heading("二、处罚决定"),
        Paragraph("1.警告；\n2.罚款人民币25000.00元（大写：贰万伍仟元整）。"),
        DataTable(("序号", "材料", "页数"), (("1", "收购台账", "20"), ("2", "过磅单", "16"))),
    ),
    signature_name=BODY,
    signed_on=date(2026, 8, 12),
    attachments=("罚款缴款通知书", "行政处罚信息信用修复告知书"),
    remedies=(
        "如不服本决定，可以自收到本决定书之日起60日内向示例市人民政府申请行政复议；"
        "也可以自收到本决定书之日起6个月内依法向有管辖权的人民法院提起行政诉讼。",
    ),
    copies_note="本决定书一式三份，一份送达当事人，一份归档，一份备查",
)

APPROVAL = DocumentContent(
    form_code="FG-WS-02",
    title="行政处罚立案审批表",
    document_no="示发改立〔2026〕12号",
    body_name=BODY,
    addressee="",
    paragraphs=(
        FormTable(
            (
                FieldRow((Field("案由", "涉嫌未按规定备案从事粮食收购"),)),
                FieldRow((Field("当事人", COMPANY), Field("联系电话", "0871-63123456"))),
                FieldRow((Field("案情摘要", "双随机检查中发现。\n涉嫌违反有关规定。"),)),
                OpinionRow("承办人意见", "建议立案调查。", "承办人甲、协办人乙", date(2026, 7, 1)),
                OpinionRow("承办科室意见", "同意立案。", "科长", date(2026, 7, 1)),
                OpinionRow("分管领导审批意见"),
            )
        ),
    ),
    signature_name="",
    signed_on=date(2026, 7, 1),
    copies_note="本表一式一份，随案卷归档。",
    kind=LayoutKind.TABLE,
)

QUESTIONING = DocumentContent(
    form_code="FG-WS-04",
    title="询问笔录",
    document_no="",
    body_name=BODY,
    addressee="",
    paragraphs=(
        FillIn(
            (
                (Field("询问时间", "2026年7月6日9时30分至11时05分"), Field("询问次数", "第1次")),
                (Field("询问人", "承办人甲"), Field("记录人", "协办人乙")),
            )
        ),
        Transcript(
            (
                Turn("问", "这是我们的行政执法证件，请你确认。是否申请回避？"),
                Turn("答", "看清楚了，不申请回避。"),
                Turn("问", "是否备案？"),
                Turn("答", "没有。\n我们正在准备材料。"),
            )
        ),
        SignatureLines(
            (SignatureLine("被询问人"), SignatureLine("记录人", "协办人乙", date(2026, 7, 6))),
            "以上笔录我已看过，与我所说的一致。",
        ),
    ),
    signature_name="",
    signed_on=date(2026, 7, 6),
    page_signatures=("被询问人签名", "询问人签名", "记录人签名"),
    kind=LayoutKind.TRANSCRIPT,
)

ALL = {"decision": DECISION, "approval": APPROVAL, "questioning": QUESTIONING}
