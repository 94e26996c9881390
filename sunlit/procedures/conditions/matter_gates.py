"""Conditions of confirmations, filings, complaints and rewards (确认、备案、投诉、奖励)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.refusals import Sentence
from sunlit.foundations.wording import full_day
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.licensing_gates import examination
from sunlit.procedures.conditions.registry import check, gate
from sunlit.procedures.conditions.under_review import current_draft
from sunlit.procedures.deadlines import party_deadline

DOCUMENT = "国办发〔2018〕118号（七）"
BIDDING = "《招标投标法实施条例》"
COMPLAIN_WITHIN = timedelta(days=10)  # 条例第六十条第一款
FAR_ABOVE = 10  # percent above the estimate, 《政府投资条例》第十二条


def _drafted(file: CaseFile) -> str:
    draft = current_draft(file)
    return str(draft.data.get("outcome", "")) if draft else ""


@gate(DOCUMENT)
def consent_drafted(file: CaseFile) -> Sentence | None:
    """The draft grants what was asked for."""
    return None if _drafted(file) == "GRANT" else _("拟定的决定不是这一种，请按拟定的决定办理。")


@gate(DOCUMENT)
def dissent_drafted(file: CaseFile) -> Sentence | None:
    """The draft refuses what was asked for."""
    return None if _drafted(file) == "REFUSE" else _("拟定的决定不是这一种，请按拟定的决定办理。")


@check("《政府投资条例》第十二条")
def estimate_not_far_exceeded(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """A budget a tenth above the approved estimate is explained, or not approved."""
    asked = file.first("application_received")
    estimate = (asked.data.get("approved_investment") or 0) if asked else 0
    if data["outcome"] != "GRANT" or not estimate or data.get("over_estimate"):
        return {}
    if data["investment"] * 100 <= estimate * (100 + FAR_ABOVE):
        return {}
    return {"over_estimate": _("概算超过已批准的投资估算百分之十，请写明同意不重新报批的理由。")}


@gate("《价格认定规定》")
def goods_uninspected(file: CaseFile) -> Sentence | None:
    """The goods are still to be inspected."""
    return _("已经查验。") if file.has("site_verified") else None


@gate("《价格认定规定》")
def market_unsurveyed(file: CaseFile) -> Sentence | None:
    """The market is still to be surveyed."""
    return _("已经作市场调查。") if file.has("market_surveyed") else None


def _recheck_is_open(file: CaseFile) -> bool:
    opened = file.last("recheck_opened")
    return opened is not None and file.last_after(opened, "recheck_ended") is None


@gate("《价格认定规定》")
def recheck_open(file: CaseFile) -> Sentence | None:
    """The conclusion is being checked again."""
    return None if _recheck_is_open(file) else _("没有正在进行的复核。")


@gate("《价格认定规定》")
def recheck_not_open(file: CaseFile) -> Sentence | None:
    """The conclusion is not being checked again."""
    return _("复核尚未办结。") if _recheck_is_open(file) else None


@gate("《企业投资项目核准和备案管理条例》第十三条")
def filing_stands(file: CaseFile) -> Sentence | None:
    """The filing was not canceled."""
    return _("备案已经撤销。") if file.has("filing_cancelled") else None


@gate(f"{BIDDING}第六十条")
def complaint_admissible(file: CaseFile) -> Sentence | None:
    """Complained of in ten days, after an objection where one must be made first."""
    asked = file.first("application_received")
    if asked is None:
        return None
    last = asked.day("known_on") + COMPLAIN_WITHIN
    if asked.day("received_on") > last:
        sentence = _("投诉应当自知道之日起十日内提出，最迟为{day}；本投诉已逾期，不予受理。")
        return format_lazy(sentence, day=full_day(last))
    if asked.data.get("objection") == "MISSING":
        return _("所投诉的事项应当先向招标人提出异议，本投诉不予受理。")
    return None


@gate(f"{BIDDING}第六十二条第一款")
def complaint_uninvestigated(file: CaseFile) -> Sentence | None:
    """The complaint is still to be looked into."""
    return _("已经调查核实。") if file.has("site_verified") else None


@gate(f"{BIDDING}第六十二条第一款")
def respondent_unheard(file: CaseFile) -> Sentence | None:
    """Who is complained of is still to be heard."""
    return _("已经听取陈述、申辩。") if file.has("respondent_heard") else None


@gate(f"{BIDDING}第六十二条第一款")
def respondent_heard_first(file: CaseFile) -> Sentence | None:
    """No draft before the complaint was looked into and the respondent was heard."""
    if not file.has("site_verified"):
        return _("尚未调查、核实投诉事项。")
    if not file.has("respondent_heard"):
        return _("尚未听取被投诉人的陈述、申辩。")
    return None


def _suspended(file: CaseFile) -> bool:
    ordered = file.last("bidding_suspended")
    return ordered is not None and file.last_after(ordered, "bidding_resumed") is None


@gate(f"{BIDDING}第六十二条第一款")
def bidding_is_suspended(file: CaseFile) -> Sentence | None:
    """The tender was ordered to stand still."""
    return None if _suspended(file) else _("没有责令暂停的招标投标活动。")


@gate(f"{BIDDING}第六十二条第一款")
def bidding_not_suspended(file: CaseFile) -> Sentence | None:
    """The tender does not stand still."""
    return _("已责令暂停招标投标活动，尚未恢复。") if _suspended(file) else None


@gate(f"{BIDDING}第六十二条第一款")
def decided_while_suspended(file: CaseFile) -> Sentence | None:
    """The complaint is decided, and the tender still stands still."""
    if file.decision() and _suspended(file):
        return None
    return _("尚未作出处理决定，或者没有暂停。")


@gate("由本局办法设定")
def reward_unannounced(file: CaseFile) -> Sentence | None:
    """Who is to be rewarded is still to be shown to all."""
    shown = file.last_after(examination(file), "reward_announced")
    return _("已经公示。") if shown else None


@gate("由本局办法设定")
def publicity_over(file: CaseFile) -> Sentence | None:
    """Shown to all for the whole period, as proposed now."""
    examined = examination(file)
    if examined is not None and examined.data.get("proposal") == "REFUSE":
        return None
    shown = file.last_after(examined, "reward_announced")
    if shown is None:
        return _("尚未公示拟奖励对象。")
    last = party_deadline(file, "reward_publicity", shown)
    if file.today > last:
        return None
    return format_lazy(_("公示期至{day}届满。"), day=full_day(last))
