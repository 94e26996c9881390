"""The lists of the demonstration on their way (清单的报批和生效): imported, approved, in force.

One list has a former version, so that a comparison shows something, and one draft is waiting for
法制机构. Everything is done by the acts, by the persons who would do it.
"""

from datetime import datetime, timedelta
from pathlib import Path

from django.utils.timezone import localdate

from sunlit.foundations.accounts.models import Account
from sunlit.interfaces.exchange.lists import prepare_import
from sunlit.registers.bodies.models import Section
from sunlit.registers.intake.models import ListKind
from sunlit.registers.lists.actions.approve_list import approve_list
from sunlit.registers.lists.actions.open_draft import open_draft
from sunlit.registers.lists.actions.remove_row import remove_row
from sunlit.registers.lists.actions.save_row import save_row
from sunlit.registers.lists.actions.submit_list import submit_list
from sunlit.registers.lists.models import ListVersion
from sunlit.registers.lists.queries import open_version, rows_of

FOLDER = Path(__file__).parent
FILES = {
    ListKind.ITEMS: "行政执法事项清单.xlsx",
    ListKind.POWERS: "权责清单.xlsx",
    ListKind.INSPECTION_ITEMS: "随机抽查事项清单.xlsx",
    ListKind.RECORDING: "音像记录事项清单.xlsx",
    ListKind.REVIEW_CATALOGUE: "重大执法决定法制审核目录清单.xlsx",
    ListKind.BENCHMARKS: "行政裁量权基准.xlsx",
    ListKind.GUIDES: "服务指南.xlsx",
}
NUMBERS = {kind: number for number, kind in enumerate(FILES, start=1)}
LEAD = "ZFJ"
PIPELINES = "石油天然气管道保护情况检查"
FORMER_RATIOS = {PIPELINES: "不低于10%;不少于1次", "招标投标活动监督检查": "不低于3%;1次"}
NEW_IN_SECOND = "电力设施保护和供用电秩序检查"


def import_list_file(kind: ListKind, at: datetime) -> ListVersion:
    """Take the shipped workbook into the draft of its list, as 名录管理员."""
    name = FILES[kind]
    data = (FOLDER / name).read_bytes()
    prepare_import(kind, data, name).accept(_person("minglu"), at, "")
    return _open(kind)


def put_in_force(kind: ListKind, at: datetime, summary: str = "首次编制。") -> ListVersion:
    """Walk the open draft of a list through its approvals; it is in force the same day."""
    _submitted(kind, at, summary)
    version = _open(kind)
    for username in ("kezhang", "shenhe"):
        approve_list(version_id=version.pk, actor=_person(username), at=at, note="同意。")
    return approve_list(
        version_id=version.pk,
        actor=_person("fenguan"),
        at=at,
        note="同意，予以公布。",
        document_no=f"（示）发改法规〔{localdate(at).year}〕{NUMBERS[kind]}号",
        effective_on=localdate(at),
    )


def load_lists(at: datetime, kinds: tuple[ListKind, ...] = tuple(FILES)) -> None:
    """Import and approve the lists of a bureau that begins."""
    for kind in kinds:
        import_list_file(kind, at)
        put_in_force(kind, at)


def load_inspection_lists(at: datetime, founded: datetime) -> None:
    """随机抽查事项清单: the list of the year before, this year's, and next year's on its way."""
    kind = ListKind.INSPECTION_ITEMS
    former = import_list_file(kind, founded)
    for title, ratio in FORMER_RATIOS.items():
        _change(former, title, {"ratio": ratio}, founded)
    remove_row(
        version_id=former.pk,
        row_id=_row(former, NEW_IN_SECOND),
        actor=_person("minglu"),
        at=founded,
    )
    put_in_force(kind, founded)
    renewed = min(founded.replace(year=founded.year + 1), at - timedelta(days=3))
    import_list_file(kind, renewed)
    put_in_force(kind, renewed, "提高管道保护和招标投标检查的抽查比例，新增电力设施保护检查。")
    _draft_next(kind, at - timedelta(days=2))


def _draft_next(kind: ListKind, at: datetime) -> None:
    """A draft that the section head agreed to and 法制机构 has yet to read."""
    lead = Section.objects.get(code=LEAD)
    draft = open_draft(kind=kind, lead_section=lead, actor=_person("minglu"), at=at)
    _change(draft, PIPELINES, {"ratio": "不低于30%;不少于2次"}, at)
    _change(draft, "夏粮收购监督检查", {"season": "5—9月"}, at)
    save_row(
        version_id=draft.pk,
        row_id=None,
        data={
            "body": "示例市发展和改革局",
            "power_code": "FG-JC-01",
            "title": "粮食收购资金支付情况检查",
            "bases": "《粮食流通管理条例》第十一条第一款",
            "content": "1.是否及时支付售粮款\n2.是否代扣、代缴税费和其他款项",
            "object_text": "粮食收购企业",
            "grade": "重点",
            "method": "双随机;现场检查",
            "ratio": "不低于10%;至少1次",
            "sections": "执法监督科（粮食执法督查）",
            "season": "6—12月",
        },
        actor=_person("minglu"),
        at=at,
    )
    _submitted(kind, at, "提高管道保护抽查比例，新增粮食收购资金支付情况检查。")
    approve_list(version_id=draft.pk, actor=_person("kezhang"), at=at, note="同意，请法规科审核。")


def _submitted(kind: ListKind, at: datetime, summary: str) -> None:
    submit_list(
        version_id=_open(kind).pk,
        lead_section=Section.objects.get(code=LEAD),
        summary=summary,
        actor=_person("minglu"),
        at=at,
    )


def _change(version: ListVersion, title: str, data: dict[str, str], at: datetime) -> None:
    row_id = _row(version, title)
    save_row(version_id=version.pk, row_id=row_id, data=data, actor=_person("minglu"), at=at)


def _row(version: ListVersion, title: str) -> int:
    return int(rows_of(version).filter(title=title).values_list("pk", flat=True)[0])


def _open(kind: ListKind) -> ListVersion:
    version = open_version(kind)
    assert version is not None  # noqa: S101  (just opened)
    return version


def _person(username: str) -> Account:
    return Account.objects.get(username=username)
