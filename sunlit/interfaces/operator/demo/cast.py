"""The fictional people of the demonstration bureau and of the tests (演职员表). No real persons."""

from dataclasses import dataclass

from sunlit.foundations.accounts.duties import Duty

PASSWORD = "Sunlit-demo-2026"  # noqa: S105  (a demonstration account, printed at start)

SECTIONS = [
    ("BGS", "办公室", False, False),
    ("ZCFG", "政策法规科", False, True),
    ("SPK", "行政审批科（政务服务窗口）", True, False),
    ("TZK", "固定资产投资科", True, False),
    ("HZK", "资源节约和环境保护科", True, False),
    ("NYK", "能源科", True, False),
    ("LSK", "粮食和物资储备科", True, False),
    ("ZFJ", "执法监督科（粮食执法督查）", True, False),
    ("ZTB", "招标投标协调科", True, False),
    ("JGK", "价格认定中心（局属事业单位）", True, False),
    ("ZHK", "发展规划和国民经济综合科", False, False),
    ("XYK", "信用建设科", False, False),
]

BODY_NAME = "示例市发展和改革局"
BODY = {
    "kind": "STATUTORY_ORGAN",
    "uscc": "115300001234567881",
    "document_mark": "（示）发改",
    "outward_names": ["示例市粮食和物资储备局", "示例市能源局"],
    "legal_representative": "示例局长",
    "address": "示例市政务大道1号",
    "phone": "0000-1234500",
    "hotline": "0000-1234567",
    "reconsideration_body": "示例市人民政府",
    "court": "示例市人民法院",
}


@dataclass(frozen=True)
class Person:
    """A member of the cast: account, duties with section ("" is the whole bureau), credential."""

    username: str
    name: str
    duties: tuple[tuple[Duty, str], ...]
    section: str
    post: str
    credential_no: str = ""
    qualification_no: str = ""

    @property
    def kinds_of_duty(self) -> tuple[Duty, ...]:
        """The duties held, each once in however many sections."""
        return tuple(dict.fromkeys(duty for duty, _section in self.duties))


# Sections whose acts on application one team handles, as small bureaus do.
APPROVING = ("TZK", "SPK", "HZK", "LSK", "ZTB", "JGK")


def duties_in(duty: Duty, sections: tuple[str, ...] = APPROVING) -> tuple[tuple[Duty, str], ...]:
    """One duty in several sections."""
    return tuple((duty, section) for section in sections)


CAST = [
    Person(
        "chengban", "承办人甲", ((Duty.CASE_OFFICER, "ZFJ"),), "ZFJ", "四级主任科员", "YS2026101"
    ),
    Person("xieban", "协办人乙", ((Duty.CASE_OFFICER, "ZFJ"),), "ZFJ", "科员", "YS2026102"),
    Person("kezhang", "科长", ((Duty.SECTION_HEAD, "ZFJ"),), "ZFJ", "科长", "YS2026103"),
    Person("chengban-ny", "承办人丙", ((Duty.CASE_OFFICER, "NYK"),), "NYK", "科员", "YS2026104"),
    Person("xieban-ny", "协办人丁", ((Duty.CASE_OFFICER, "NYK"),), "NYK", "科员", "YS2026105"),
    Person("kezhang-ny", "能源科长", ((Duty.SECTION_HEAD, "NYK"),), "NYK", "科长", "YS2026106"),
    Person("chengban-tz", "承办人戊", duties_in(Duty.CASE_OFFICER), "TZK", "科员", "YS2026107"),
    Person("xieban-tz", "协办人己", duties_in(Duty.CASE_OFFICER), "TZK", "科员", "YS2026108"),
    Person("kezhang-tz", "投资科长", duties_in(Duty.SECTION_HEAD), "TZK", "科长", "YS2026109"),
    Person(
        "shenhe",
        "法制审核员",
        ((Duty.LEGAL_REVIEWER, ""),),
        "ZCFG",
        "副科长",
        "",
        "A20260000000001",
    ),
    Person(
        "shenhe-er",
        "法制审核员二",
        ((Duty.LEGAL_REVIEWER, ""),),
        "ZCFG",
        "科员",
        "",
        "A20260000000002",
    ),
    Person("fenguan", "分管领导", ((Duty.BUREAU_LEADER, ""),), "BGS", "副局长"),
    Person("gongshi", "公示员", ((Duty.DISCLOSURE_STAFF, ""),), "BGS", "科员"),
    Person("gongshi-shencha", "公示审查员", ((Duty.DISCLOSURE_CLEARER, ""),), "ZCFG", "科员"),
    Person("minglu", "名录管理员", ((Duty.REGISTRAR, ""),), "ZCFG", "科员"),
    Person("jiandu", "监督员", ((Duty.SUPERVISOR, ""),), "ZCFG", "科员"),
    Person("xitong", "系统管理员", ((Duty.SYSTEM_ADMIN, ""),), "BGS", "工程师"),
    Person("anquan", "安全管理员", ((Duty.SECURITY_ADMIN, ""),), "BGS", "工程师"),
    Person("shenji", "审计管理员", ((Duty.AUDIT_ADMIN, ""),), "BGS", "工程师"),
]
