"""Checks on what was entered in a step (录入校验). Each answers field -> sentence."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.calendars import Period, Unit, add_months, days_before
from sunlit.foundations.wording import full_day, listed, translated, yuan
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.notice_gates import current_notice, serving_of_notice
from sunlit.procedures.conditions.registry import Sentence, check
from sunlit.procedures.deadlines import party_deadline
from sunlit.procedures.fulfillment import account, pay_by
from sunlit.procedures.penalties import KIND_NAMES, heavier_than, statute_of

Answers = Mapping[str, Sentence]
ANNOUNCED_FOR = timedelta(days=30)  # 公告送达（《民事诉讼法》第九十五条）
MONEY_KINDS = {
    "fine": ("FINE",),
    "confiscation": ("CONFISCATION_OF_GAINS", "CONFISCATION_OF_PROPERTY"),
}


def _day(value: Any) -> date:
    return date.fromisoformat(str(value)[:10])


@check("《行政处罚法》第三十六条")
def within_time_bar(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Discovered within two years of the act, five where life, health or finance is at stake."""
    lead = file.last("lead_registered")
    if lead is None:
        return {}
    acted, found = lead.day("acted_on"), lead.day("found_on")
    parameters = file.rules.parameters
    is_long = data.get("long_time_bar") == "YES"
    years = parameters.time_bar_long_years if is_long else parameters.time_bar_years
    ends = add_months(acted, 12 * years)
    if found <= ends:
        return {}
    sentence = format_lazy(
        _("违法行为至{end}已满{years}年未被发现，不再给予行政处罚。"),
        end=full_day(ends),
        years=years,
    )
    return {"long_time_bar": sentence}


@check("《行政处罚法》第五十五条、第六十四条", only="PENALTY")
def ended_after_began(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """A transcript ends after it began."""
    if datetime.fromisoformat(data["ended_at"]) <= datetime.fromisoformat(data["began_at"]):
        return {"ended_at": _("结束时间应当晚于开始时间。")}
    return {}


@check("《行政处罚法》第九条、第五十七条")
def penalty_kinds_match(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Kinds and amounts fit together, and the statute knows the kinds for this item."""
    if data.get("outcome", "PENALTY") != "PENALTY":
        extra = [name for name in ("kinds", "fine", "confiscation") if data.get(name)]
        return {name: _("处理意见不是予以行政处罚的，不填写处罚内容。") for name in extra}
    kinds = set(data.get("kinds") or ())
    if not kinds:
        return {"kinds": _("请选择处罚种类。")}
    answers: dict[str, Sentence] = {}
    for name, needing in MONEY_KINDS.items():
        chosen = kinds & set(needing)
        if chosen and not data.get(name):
            answers[name] = _("已选择该处罚种类，请填写金额。")
        if not chosen and data.get(name):
            answers[name] = _("未选择相应的处罚种类，不应填写金额。")
    limits = statute_of(file)
    foreign = kinds - set(limits.kinds) if limits and limits.kinds else set()
    if foreign and limits:
        names = listed(KIND_NAMES[kind] for kind in sorted(foreign))
        answers["kinds"] = format_lazy(
            _("{basis}没有规定{names}。"), basis=limits.basis, names=names
        )
    return answers


@check("《行政处罚法》第四十五条第二款")
def not_heavier_than_notified(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """No draft heavier than notified."""
    notice = current_notice(file)
    heavier = heavier_than(data, notice.data) if notice else ""
    if not heavier:
        return {}
    field = "fine" if heavier == "罚款金额" else "confiscation" if "金额" in heavier else "kinds"
    return {
        field: format_lazy(_("{what}重于事先告知的内容，须重新告知。"), what=translated(heavier))
    }


@check("《行政处罚法》第六十一条；《民事诉讼法》第九十五条")
def served_after_issue(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """A document is served on or after the day it was issued."""
    issued = file.last("prior_notice_issued") if not file.decision() else file.decision()
    if issued is None:
        return {}
    if _day(data["served_on"]) < issued.on:
        return {"served_on": _("送达日期早于文书制作日期。")}
    earliest = issued.on + ANNOUNCED_FOR
    if data["method"] == "ANNOUNCEMENT" and _day(data["served_on"]) < earliest:
        sentence = _("公告送达的，自发出公告之日起经过三十日视为送达，最早为{day}。")
        return {"served_on": format_lazy(sentence, day=full_day(earliest))}
    return {}


@check("《民事诉讼法》第九十五条")
def announced_after_issue(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """A document is announced on or after the day it was issued."""
    issued = file.decision() or file.last("prior_notice_issued")
    if issued and data.get("announced_on") and _day(data["announced_on"]) < issued.on:
        return {"announced_on": _("公告日期早于文书制作日期。")}
    return {}


@check("国办发〔2025〕22号")
def credit_notice_served(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """The credit-repair notice is served with a penalty on an organization (两书同达)."""
    is_due = file.has("penalty_decided") and file.party.kind != "PERSON"
    if is_due and data["credit_notice"] != "SERVED":
        return {"credit_notice": _("应当同时送达《行政处罚信息信用修复告知书》。")}
    if not is_due and data["credit_notice"] == "SERVED":
        return {"credit_notice": _("本案不适用信用修复告知。")}
    return {}


@check("《行政处罚法》第六十四条第一项")
def requested_in_time(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """A hearing is asked for within five working days of being told."""
    served = serving_of_notice(file)
    if served is None:
        return {}
    due_on, asked = party_deadline(file, "hearing_request", served), _day(data["requested_on"])
    if asked < served.day("served_on"):
        return {"requested_on": _("申请日期早于告知书送达日期。")}
    if asked > due_on:
        sentence = _("申请听证期限已于{day}届满。")
        return {"requested_on": format_lazy(sentence, day=full_day(due_on))}
    return {}


@check("《行政处罚法》第六十四条第二项", only="PENALTY")
def hearing_notice_ahead(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Time and place are notified seven working days before the hearing."""
    held, notified = _day(data["held_at"]), _day(data["notified_on"])
    if notified < file.today:
        return {"notified_on": _("听证通知书今天制作，送达日期不能早于制作日期。")}
    latest = days_before(held, Period(7, Unit.WORKING_DAY), file.calendar)
    if notified <= latest:
        return {}
    sentence = _("听证通知应当在举行听证七个工作日前送达；{held}举行的，最迟{latest}送达。")
    return {"held_at": format_lazy(sentence, held=full_day(held), latest=full_day(latest))}


@check("《行政处罚法》第六十条")
def extension_in_range(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """A positive number of days, not more than once the period again."""
    days = data["days"]
    if 1 <= days <= 90:
        return {}
    return {"days": _("延长天数应当在1至90日之间。")}


@check("《行政处罚法》第七十二条")
def payment_within_due(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """A payment is not larger than what is open of its kind, nor before the decision."""
    owed, decision = account(file), file.last("penalty_decided")
    if owed is None or decision is None:
        return {}
    answers: dict[str, Sentence] = {}
    if _day(data["paid_on"]) < decision.on:
        answers["paid_on"] = _("缴款日期早于处罚决定日期。")
    if "amount" in data and data["amount"] > owed.open_of(data["covers"]):
        open_amount = yuan(owed.open_of(data["covers"]))
        answers["amount"] = format_lazy(_("该款项尚欠{amount}，不能多缴。"), amount=open_amount)
    return answers


@check("《行政强制法》第五十四条")
def demanded_today(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """A demand is served no earlier than it is made: its ten days are never entered as past."""
    if _day(data["served_on"]) < file.today:
        return {"served_on": _("催告书今天制作，送达日期不能早于制作日期。")}
    return {}


@check("《行政处罚法》第六十六条第二款")
def deferral_later(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """A deferral ends after the ordinary time to pay."""
    deadline = pay_by(file)
    if deadline and _day(data["until_on"]) <= deadline:
        return {"until_on": _("暂缓、分期的期限应当晚于原缴款期限。")}
    return {}


@check("国办发〔2018〕118号（九）")
def recording_kept_somewhere(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """A recording is uploaded or its place is named."""
    if data.get("file") or str(data.get("stored_at") or "").strip():
        return {}
    return {"stored_at": _("请上传文件，或者写明存放位置。")}
