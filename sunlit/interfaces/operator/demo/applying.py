"""Acts on application in the demonstration (演示：核准、节能审查、确认、收费、备案、投诉、奖励)."""

from dataclasses import replace
from typing import Any

from sunlit.interfaces.operator.demo.plain import PlainWalk, Told, days_ago, days_on, plain_answers
from sunlit.interfaces.operator.demo.story import Story

CONSENT = {"proposal": "GRANT"}


def _story(item: str, facts: str, articles: str) -> Story:
    return Story(item=item, facts=facts, articles=articles, penalty_articles="", outcome="GRANT")


def _walk(name: str, told: Told) -> type[PlainWalk]:
    """A kind of walk for one procedure."""
    made: dict[str, Any] = {"procedure": name, "answers": staticmethod(plain_answers(name, told))}
    return type("PlainWalk", (PlainWalk,), made)


PROJECT = {
    "project_code": "2611-530000-04-01-000001",
    "project": "示例市粮食物流园扩建工程",
    "channel": "ONLINE",
}
EXAMINED = {"affects_others": "NO", "hearing": "NOT_DUE", "proposal": "GRANT"}
APPROVED = days_ago(600)

ProjectApproval = _walk(
    "licensing-project-approval",
    {
        "application_received": {**PROJECT, "investment": "86000000"},
        "license_examined": EXAMINED,
        "license_extended": {"days": "30"},
        "decision_drafted": {
            "investment": "86000000",
            "conditions": "按核准的地点、规模和内容建设。",
            "valid_from": days_on(0),
            "valid_until": days_on(730),
        },
    },
)
ProjectChange = _walk(
    "licensing-project-change",
    {
        "application_received": {
            **PROJECT,
            "approval_no": "（示）发改核准〔2026〕1号",
            "approved_on": days_ago(200),
            "changes": ["SCALE"],
            "investment": "90000000",
        },
        "license_examined": EXAMINED,
        "decision_drafted": {"investment": "90000000"},
    },
)
ProjectDeferral = _walk(
    "licensing-project-deferral",
    {
        "application_received": {
            **PROJECT,
            "approval_no": "（示）发改核准〔2024〕1号",
            "approved_on": APPROVED,
        },
        "license_examined": EXAMINED,
        "decision_drafted": {"valid_until": days_on(400)},
    },
)
EnergyReview = _walk(
    "licensing-energy-review",
    {
        "application_received": {**PROJECT, "energy_tce": "5600", "emissions_t": "14000"},
        "license_examined": EXAMINED,
        "decision_drafted": {
            "energy": "项目年综合能源消费量5600吨标准煤（当量值），单位产品能耗达到国内先进水平。",
            "emissions": "项目年二氧化碳排放量14000吨，碳排放强度低于行业平均水平。",
            "conditions": "落实节能报告提出的节能措施，建立能源计量和统计制度。",
        },
    },
)
LicenseEnding = _walk(
    "licensing-ending",
    {
        "application_received": {
            "kind": "REVOCATION",
            "origin": "OFFICE",
            "license_no": "（示）发改许〔2026〕1号",
            "licensed_on": days_ago(90),
            "revocation_ground": "FRAUD",
        },
        "license_examined": {**EXAMINED, "proposal": "REVOKE"},
        "licensee_heard": {"answer": "WAIVED"},
        "decision_drafted": {"outcome": "REVOKE"},
    },
)
Price = _walk(
    "confirmation-price",
    {
        "application_received": {
            "letter_no": "示公（价协）字〔2026〕12号",
            "purpose": "为办理盗窃案件提供价格依据。",
            "meaning": "标的在基准日的市场中等价格。",
            "base_on": days_ago(20),
        },
        "site_verified": {
            "place": "示例市公安局涉案财物保管中心",
            "recipient": "保管员",
            "findings": "铜芯电缆共320米，外观完好，与协助书所载一致。",
        },
        "market_surveyed": {"findings": "调查三家经销单位，每米成交价58元至62元。"},
        "matter_examined": {"method": "MARKET", "amount": "19200"},
        "decision_drafted": {
            "amount": "19200",
            "conditions": "本结论仅对协助书载明的标的、基准日和目的有效。",
        },
    },
)
Confirmation = _walk("confirmation-general", {})
Investment = _walk(
    "investment-approval",
    {
        "application_received": {**PROJECT, "paper": "FEASIBILITY", "investment": "12000000"},
        "decision_drafted": {"investment": "11800000", "conditions": "严格控制投资规模。"},
    },
)
Filing = _walk("filing", {"application_received": {"channel": "ONLINE"}})
Complaint = _walk(
    "bidding-complaint",
    {
        "application_received": {
            "known_on": days_ago(3),
            "project": "示例市储备粮库智能化改造项目",
            "respondent": "示例招标代理有限公司",
        },
        "site_verified": {"place": "示例市公共资源交易中心", "recipient": "代理机构项目负责人"},
        "decision_drafted": {"content": "投诉事项成立，责令改正，重新组织评标。"},
    },
)
Reward = _walk("reward", {"decision_drafted": {"award": "HONOR"}})
Charge = _walk(
    "charge",
    {
        "matter_examined": {"amount": "120000", "proposal": "CHARGE"},
        "decision_drafted": {"amount": "120000", "pay_until": days_on(30)},
        "charge_paid": {"amount": "120000", "receipt_no": "示票00000001"},
        "execution_wanted": {"owed": "120000", "legal_basis": "《行政强制法》第五十三条"},
    },
)

PROJECT_STORY = _story(
    "企业、事业单位、社会团体等投资建设的固定资产投资项目核准",
    "在示例市开发区建设粮食物流园扩建工程，新建仓容10万吨。",
    "《企业投资项目核准和备案管理条例》第九条",
)
STORIES: dict[type[PlainWalk], tuple[str, Story]] = {
    ProjectApproval: ("TZK", PROJECT_STORY),
    ProjectChange: (
        "TZK",
        replace(PROJECT_STORY, item="已核准项目建设地点、规模、内容变更"),
    ),
    ProjectDeferral: ("TZK", replace(PROJECT_STORY, item="已核准项目延期开工建设")),
    EnergyReview: (
        "HZK",
        _story(
            "固定资产投资项目节能审查（和碳排放评价）",
            "粮食物流园扩建工程，年综合能源消费量5600吨标准煤。",
            "《节约能源法》第十五条",
        ),
    ),
    LicenseEnding: (
        "TZK",
        replace(
            PROJECT_STORY,
            facts="被许可人提供虚假用地材料取得核准文件。",
            articles="《行政许可法》第六十九条第二款",
        ),
    ),
    Price: ("JGK", _story("涉案财物价格认定", "铜芯电缆320米。", "《价格认定规定》")),
    Confirmation: (
        "TZK",
        _story(
            "依法必须招标项目邀请招标、可不招标情形认定",
            "项目技术复杂，只有少量潜在投标人可供选择，申请邀请招标。",
            "《招标投标法实施条例》第八条第二款",
        ),
    ),
    Investment: (
        "TZK",
        _story(
            "政府投资项目可行性研究报告审批",
            "建设储备粮库智能化改造工程。",
            "《政府投资条例》第九条、第十一条",
        ),
    ),
    Filing: (
        "LSK",
        _story(
            "粮食收购企业备案",
            "企业名称、地址、负责人；仓房三座，仓容三千吨。",
            "《粮食流通管理条例》第九条第二款",
        ),
    ),
    Complaint: (
        "ZTB",
        _story(
            "招标投标投诉处理",
            "评标委员会未按照招标文件规定的评标标准评审，请求重新评标。",
            "《招标投标法实施条例》第六十一条",
        ),
    ),
    Reward: (
        "NYK",
        _story(
            "保护电力设施表彰奖励",
            "及时制止外力破坏输电线路，避免大面积停电。",
            "《电力设施保护条例》第二十五条",
        ),
    ),
    Charge: (
        "SPK",
        _story(
            "防空地下室易地建设费",
            "示例小区二期，应建未建防空地下室面积100平方米，申请易地建设。",
            "《人民防空法》第二十二条",
        ),
    ),
}
