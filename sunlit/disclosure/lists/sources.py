"""What of the bureau's lists and registers is public (事前公开), row by row."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from sunlit.disclosure.models import RecordKind
from sunlit.registers.intake.models import ListKind
from sunlit.registers.items.models import EnforcementItem, ItemCategory
from sunlit.registers.items.queries import items_in_force, with_details
from sunlit.registers.lists.layouts import layout_of
from sunlit.registers.lists.models import ListRow, ListVersion
from sunlit.registers.lists.queries import rows_of, version_in_force
from sunlit.registers.officers.queries import officers_on, with_credentials

LONGEST_SECTION = 200
VERSIONED = {
    RecordKind.ITEM: ListKind.ITEMS,
    RecordKind.POWER: ListKind.POWERS,
    RecordKind.INSPECTION: ListKind.INSPECTION_ITEMS,
    RecordKind.RECORDING: ListKind.RECORDING,
    RecordKind.REVIEW: ListKind.REVIEW_CATALOGUE,
    RecordKind.BENCHMARK: ListKind.BENCHMARKS,
}


@dataclass(frozen=True)
class Row:
    """One public row: key, headline, group and section for filters, labelled fields.

    `drawing` is the flow of a procedure (see guides.flow), empty for other lists.
    """

    key: str
    title: str
    group: str
    section: str
    fields: list[dict[str, str]]
    drawing: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class PublicList:
    """A list as it would be published that day; `number` 0 where the register has no versions."""

    title: str
    rows: list[Row]
    number: int = 0
    department: str = ""
    document_no: str = ""
    drawn_up_on: date | None = None
    empty_groups: tuple[str, ...] = ()

    def digest(self) -> str:
        """SHA-256 over everything the public would read."""
        told = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(told.encode()).hexdigest()


def public_list(kind: RecordKind, on: date) -> PublicList | None:
    """The list to publish that day; None while the bureau has no such list in force."""
    if kind in VERSIONED:
        version = version_in_force(VERSIONED[kind], on)
        if version is None and kind is RecordKind.ITEM:  # until lists come in versions everywhere
            return PublicList("行政执法事项清单", list(item_rows(on)))
        return _versioned(version) if version else None
    return REGISTERS[kind](on)


def _versioned(version: ListVersion) -> PublicList:
    """A list in versions (清单版本): its layout says which fields a row shows."""
    layout = layout_of(version.kind)
    return PublicList(
        title=layout.title,
        rows=[_row(version, row) for row in rows_of(version)],
        number=version.number,
        department=version.lead_section.name if version.lead_section else "",
        document_no=version.document_no,
        drawn_up_on=version.approved_on,
        empty_groups=tuple(version.empty_categories),
    )


def _row(version: ListVersion, row: ListRow) -> Row:
    layout = layout_of(version.kind)
    section = row.data.get("sections", "")[:LONGEST_SECTION]
    return Row(
        key=row.code or _key(layout.identity_of(row.data)),
        title=row.title,
        group=row.data.get(layout.grouped_by, "")[:60],
        section=section,
        fields=layout.fields(row.data),
    )


def _key(identity: tuple[str, ...]) -> str:
    """The key of a row without a code: the same wherever the row stands in the list."""
    return hashlib.sha256("\n".join(identity).encode()).hexdigest()[:32]


def _fields(*rows: tuple[str, str, str]) -> list[dict[str, str]]:
    return [{"name": n, "label": label, "value": value} for n, label, value in rows if value]


def _limit(days: int | None, unit: str, text: str) -> str:
    if days is None:
        return text
    return "即办" if days == 0 else f"{days}{unit}"


def item_rows(on: date) -> Iterator[Row]:
    """Items in force: kind, name, basis, handling section, limits, fee, object (A2)."""
    for item in with_details(items_in_force(on)):
        sections = "、".join(section.name for section in item.sections.all())
        yield Row(
            item.code,
            item.name,
            str(ItemCategory(item.category).label),
            sections,
            _item_fields(item, sections),
        )


def _item_fields(item: EnforcementItem, sections: str) -> list[dict[str, str]]:
    bases = "\n".join(basis.raw_text for basis in item.legal_bases.all())
    statutory = _limit(item.statutory_days, item.get_statutory_unit_display(), item.statutory_text)
    promised = _limit(item.promised_days, item.get_promised_unit_display(), item.promised_text)
    return _fields(
        ("code", "事项编码", item.code),
        ("name", "事项名称", item.name),
        ("category", "执法类别", str(ItemCategory(item.category).label)),
        ("body", "执法主体", item.body.name),
        ("sections", "承办机构", sections),
        ("bases", "执法依据", bases),
        ("object", "实施对象", item.object_text),
        ("statutory", "法定时限", statutory),
        ("promised", "承诺时限", promised),
        ("fee", "收费依据标准", item.fee_text),
    )


def officer_list(on: date) -> PublicList:
    """行政执法人员名单 (A5): who holds a valid credential that day."""
    return PublicList("行政执法人员名单", list(_officer_rows(on)))


def _officer_rows(on: date) -> Iterator[Row]:
    """Officers with a valid credential that day; exited ones and expired cards are left out."""
    labels = dict(ItemCategory.choices) | {"ALL": "综合执法"}
    for officer in with_credentials(officers_on(on)):
        for credential in officer.credentials.all():
            ended = credential.valid_until is not None and credential.valid_until < on
            if ended or credential.status != "VALID":
                continue
            section = officer.section.name if officer.section else ""
            categories = "、".join(str(labels.get(c, c)) for c in credential.categories)
            yield Row(
                credential.credential_no,
                officer.name,
                section,
                section,
                _fields(
                    ("name", "姓名", officer.name),
                    ("unit", "单位", officer.unit),
                    ("section", "科室", section),
                    ("post", "职务", officer.post),
                    ("credential_no", "证件编号", credential.credential_no),
                    ("categories", "执法类别", categories),
                    ("area", "执法区域", credential.area),
                ),
            )


REGISTERS: dict[RecordKind, Callable[[date], PublicList]] = {RecordKind.OFFICER: officer_list}
PUBLIC_LISTS = (*VERSIONED, *REGISTERS)
