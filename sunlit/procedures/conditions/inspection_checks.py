"""Entry checks of inspections (行政检查)： source, published item, yearly cap, persons beside."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.registry import Sentence, check

Answers = Mapping[str, Sentence]
OPINION = "国办发〔2024〕54号"
SOURCES = {
    "PLAN": ("ANNUAL_PLAN",),
    "RANDOM": ("RANDOM_DRAW",),
    "SPECIAL": ("SPECIAL_PLAN",),
    "INDIVIDUAL": ("COMPLAINT", "REFERRED", "MONITORING", "REQUESTED"),
}
# What counts against the yearly cap of an enterprise; individual inspections do not.
LIMITED = frozenset({"ANNUAL_PLAN", "RANDOM_DRAW", "SPECIAL_PLAN"})
MEASURES = {
    "NO_PROBLEM": ("NONE",),
    "NO_ACTIVITY": ("NONE",),
    "CORRECTED": ("ON_SPOT", "CORRECTION"),
    "FURTHER": ("FILING", "REFERRED"),
}


@check(f"{OPINION}第四部分、第五部分")
def source_fits_mode(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Each kind of inspection has its own source; only an individual one is urgent."""
    if data["source"] not in SOURCES[data["mode"]]:
        return {"source": _("任务来源与检查类型不符。")}
    if data["urgent"] == "YES" and data["mode"] != "INDIVIDUAL":
        return {"urgent": _("只有个案检查可以因情况紧急先行实施。")}
    if data["mode"] != "INDIVIDUAL" and not data.get("plan_no"):
        return {"plan_no": _("请填写计划或者抽查任务的编号。")}
    return {}


@check("国办发〔2015〕58号；国办发〔2024〕54号第三部分")
def random_item_published(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """A random inspection is of an item on the list in force (随机抽查事项清单)."""
    listed = data.get("_listed")
    if data["mode"] != "RANDOM" or listed is None or data.get("random_item") in listed:
        return {}
    return {"random_item": _("该事项不在现行随机抽查事项清单中，不得抽查。")}


@check(f"{OPINION}第五部分")
def assistants_counted(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """The number of persons assisting is fixed beforehand."""
    if 0 <= data["assistants"] <= MOST_ASSISTANTS:
        return {}
    return {"assistants": _("协助人员人数应当在0至20人之间。")}


MOST_ASSISTANTS = 20  # a slip of the keyboard beyond it, no figure of the law


@check(f"{OPINION}第五部分")
def assistants_as_approved(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """No more persons assist than were approved."""
    planned = file.last("inspection_planned")
    approved = int(planned.data.get("assistants") or 0) if planned else 0
    if 0 <= data["assistants_present"] <= approved:
        return {}
    sentence = _("协助人员人数不得超过审批的{approved}人。")
    return {"assistants_present": format_lazy(sentence, approved=approved)}


@check(f"{OPINION}第四部分")
def within_yearly_cap(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """An enterprise is inspected no more often in a year than was published."""
    planned, counted = file.last("inspection_planned"), data.get("_inspections_this_year")
    most = file.rules.parameters.inspections_per_year
    if planned is None or counted is None or most is None or file.party.kind == "PERSON":
        return {}
    if planned.data.get("source") not in LIMITED or counted < most:
        return {}
    sentence = _(
        "本年度对该企业已实施{counted}次检查，达到公布的年度频次上限{most}次；"
        "投诉举报、转办交办、数据监测、企业申请的检查除外。"
    )
    return {"lead_officer": format_lazy(sentence, counted=counted, most=most)}


@check(f"{OPINION}第五部分；国发〔2019〕5号")
def measure_fits_result(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """What is done fits what was found, and what was found names the article violated."""
    measures = MEASURES.get(data["result"])
    if measures and data["measure"] not in measures:
        return {"measure": _("处理措施与检查结果不符。")}
    if data["measure"] != "NONE" and not data.get("articles"):
        return {"articles": _("发现问题的，请填写违反的条款。")}
    return {}
