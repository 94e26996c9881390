"""Lists on their way: the four persons of an approval, and walks through it by the acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.registers.bodies.models import EnforcementBody, Section
from sunlit.registers.intake.models import ListImport, ListKind
from sunlit.registers.intake.rules import FileSource, Place, ReadList
from sunlit.registers.items.rules import MatterLine
from sunlit.registers.lists.actions.approve_list import approve_list
from sunlit.registers.lists.actions.import_list import import_list
from sunlit.registers.lists.actions.submit_list import submit_list
from sunlit.registers.lists.lines import ListLine
from sunlit.registers.lists.matters import listed
from sunlit.registers.lists.models import ListVersion
from sunlit.registers.lists.queries import open_version
from tests.builders.accounts import an_account

SOURCE = FileSource("清单.xlsx", "0" * 64)
INSPECTION = {
    "title": "粮食库存检查",
    "grade": "重点",
    "bases": "《粮食流通管理条例》第三十八条",
    "object_text": "承储企业",
    "ratio": "不低于5%;至少1次",
    "season": "春、秋季",
}


@dataclass(frozen=True)
class Circle:
    """The persons of an approval and the section that leads."""

    section: Section
    registrar: Account
    head: Account
    reviewer: Account
    leader: Account


def a_circle() -> Circle:
    """A body with one section, and four persons of four duties."""
    body = EnforcementBody.objects.create(name="示例局")
    section = Section.objects.create(body=body, code="NYK", name="能源科")
    return Circle(
        section,
        registrar=an_account("名录管理员", Duty.REGISTRAR),
        head=an_account("能源科长", Duty.SECTION_HEAD, section_code="NYK"),
        reviewer=an_account("法制审核员", Duty.LEGAL_REVIEWER),
        leader=an_account("分管领导", Duty.BUREAU_LEADER),
    )


def lines(*rows: Mapping[str, str], first: int = 3) -> ReadList[ListLine]:
    """Rows as a file would give them."""
    numbered = enumerate(rows, start=first)
    return ReadList(tuple(ListLine(Place("清单", number), row) for number, row in numbered))


def matters(*rows: MatterLine) -> ReadList[ListLine]:
    """Items or powers as a file would give them."""
    return listed(ReadList(rows))


def imported(
    kind: ListKind, read: ReadList[ListLine], actor: Account | None, at: datetime, **more: object
) -> ListImport:
    """Take rows into the draft of a list."""
    return import_list(kind=kind, read=read, source=SOURCE, actor=actor, at=at, **more)  # type: ignore[arg-type]


def draft_of(kind: ListKind) -> ListVersion:
    """The open version."""
    version = open_version(kind)
    assert version is not None
    return version


def submitted(kind: ListKind, circle: Circle, at: datetime) -> ListVersion:
    """The open draft sent to the head of the leading section."""
    return submit_list(
        version_id=draft_of(kind).pk,
        lead_section=circle.section,
        summary="首次编制。",
        actor=circle.registrar,
        at=at,
    )


def before_leader(kind: ListKind, circle: Circle, at: datetime) -> ListVersion:
    """The open draft at its last step."""
    version = submitted(kind, circle, at)
    for account in (circle.head, circle.reviewer):
        version = approve_list(version_id=version.pk, actor=account, at=at)
    return version


def approved(
    kind: ListKind, circle: Circle, at: datetime, effective_on: date | None = None
) -> ListVersion:
    """The open draft approved; in force at once unless a later day is given."""
    version = before_leader(kind, circle, at)
    return approve_list(
        version_id=version.pk,
        actor=circle.leader,
        at=at,
        document_no=f"示发〔2026〕{version.number}号",
        effective_on=effective_on or localdate(at),
    )
