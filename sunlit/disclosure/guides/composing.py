"""Put a service guide together (服务指南), 国办发〔2018〕118号（四）.

Item, procedure, body and list of powers say what they know; only what is known nowhere else is
typed: conditions, materials, policies, hours and place.
"""

from collections.abc import Mapping

from sunlit.disclosure.guides.flow import FlowStage, flow_text
from sunlit.registers.bodies.models import EnforcementBody
from sunlit.registers.items.models import DayUnit, EnforcementItem, ItemCategory, PowerEntry
from sunlit.rulebook.schema import Rulebook

NONE = "无"
BEING_MADE = "办理程序正在编制，公布前依照有关法律、法规、规章办理。"
NO_PROMISE = "未另作承诺，按法定时限办理。"
REMINDERS = ("条号待核", "条款待核")  # notes of the bureau to itself inside its lists
HOTLINE = "12345政务服务便民热线"


def guide_fields(
    *,
    item: EnforcementItem,
    power: PowerEntry | None,
    typed: Mapping[str, str],
    rules: Rulebook,
    flow: tuple[FlowStage, ...],
) -> list[dict[str, str]]:
    """The fields of a guide in the order the plan asks for; every one is filled, if with 无."""
    return [
        {"name": name, "label": label, "value": value or NONE}
        for name, label, value in (
            *_about(item),
            ("conditions", "办理条件", typed.get("conditions", "")),
            ("materials", "申请材料", typed.get("materials", "")),
            ("preferential", "优惠政策", typed.get("preferential", "")),
            ("steps", "办理流程", flow_text(flow) or BEING_MADE),
            ("statutory", "法定时限", _limit(item, "statutory")),
            ("promised", "承诺时限", _limit(item, "promised") or NO_PROMISE),
            ("fee_text", "收费依据和标准", item.fee_text),
            ("result", "办理结果", typed.get("result", "") or _result(item, rules) or BEING_MADE),
            ("accountability", "责任追究", power.accountability_text if power else ""),
            ("remedies", "救济渠道", _remedies(item.body)),
            ("supervision", "监督投诉渠道", _supervision(item.body)),
            ("place", "办理地点", typed.get("place", "") or item.body.address),
            ("hours", "办理时间", typed.get("hours", "")),
            ("phone", "咨询电话", typed.get("phone", "") or item.body.phone),
        )
    ]


def public_text(text: str) -> str:
    """A citation without the bureau's own reminder that its article is still to be checked."""
    for reminder in REMINDERS:
        text = text.replace(reminder, "")
    return text


def _about(item: EnforcementItem) -> tuple[tuple[str, str, str], ...]:
    bases = "\n".join(public_text(basis.raw_text) for basis in item.legal_bases.all())
    return (
        ("name", "事项名称", item.name),
        ("code", "事项编码", item.code),
        ("category", "事项类别", str(ItemCategory(item.category).label)),
        ("body", "实施机构", item.body.name),
        ("sections", "承办机构", "、".join(section.name for section in item.sections.all())),
        ("object_text", "服务对象", item.object_text),
        ("bases", "办理依据", bases),
    )


def _limit(item: EnforcementItem, name: str) -> str:
    """A limit in words: 20个工作日, 即办, or the text of the list."""
    days, text = getattr(item, f"{name}_days"), getattr(item, f"{name}_text")
    if days is None:
        return str(text)
    unit = DayUnit(getattr(item, f"{name}_unit")).label if getattr(item, f"{name}_unit") else "日"
    return "即办" if days == 0 else f"{days}{unit}"


def _result(item: EnforcementItem, rules: Rulebook) -> str:
    """The documents that decide, as the usual procedure of the item names them."""
    offered = rules.procedures_for(item.category, item.code, item.name)
    titles = [
        rules.forms[step.document].title
        for procedure in offered
        if not procedure.on_request
        for step in procedure.steps
        if step.decides and step.document
    ]
    return "、".join(dict.fromkeys(titles))


def _remedies(body: EnforcementBody) -> str:
    """《行政复议法》第二十条、《行政诉讼法》第四十六条."""
    told = []
    if body.reconsideration_body:
        told.append(
            "对行政行为不服的，可以自知道或者应当知道该行政行为之日起六十日内向"
            f"{body.reconsideration_body}申请行政复议"
        )
    if body.court:
        told.append(
            f"也可以自知道或者应当知道作出行政行为之日起六个月内依法向{body.court}提起行政诉讼"
        )
    return "；".join(told) + "。" if told else ""


def _supervision(body: EnforcementBody) -> str:
    hotline = f"投诉举报电话{body.hotline}" if body.hotline else ""
    return "；".join(one for one in (hotline, HOTLINE) if one)
