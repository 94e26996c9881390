"""What of the bureau's lists and registers is public (事前公开), row by row."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from sunlit.disclosure.guides.composing import public_text
from sunlit.disclosure.guides.listing import Guide, GuideState, guides, guides_version
from sunlit.disclosure.lists.bodies import body_fields
from sunlit.disclosure.lists.measures import measure_fields
from sunlit.disclosure.models import RecordKind
from sunlit.registers.intake.models import ListKind
from sunlit.registers.items.models import ItemCategory
from sunlit.registers.lists.layout import Layout
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
        return _versioned(version) if version else None
    return REGISTERS[kind](on)


def _versioned(version: ListVersion) -> PublicList:
    """A list in versions (清单版本): its layout says which fields a row shows."""
    about = _about(version, layout_of(version.kind).title)
    return replace(about, rows=_rows(version))


def _about(version: ListVersion, title: str) -> PublicList:
    """The particulars of a version, without its rows."""
    return PublicList(
        title=title,
        rows=[],
        number=version.number,
        department=version.lead_section.name if version.lead_section else "",
        document_no=version.document_no,
        drawn_up_on=version.approved_on,
        empty_groups=tuple(version.empty_categories),
    )


def _rows(version: ListVersion) -> list[Row]:
    """The rows with a key each; where an identity repeats (违法程度), the nth keeps the nth key."""
    seen: dict[tuple[str, ...], int] = {}
    rows, layout = [], layout_of(version.kind)
    for row in rows_of(version):
        identity = layout.identity_of(row.data)
        seen[identity] = seen.get(identity, 0) + 1
        again = (str(seen[identity]),) if seen[identity] > 1 else ()
        rows.append(_row(layout, row, row.code or _key((*identity, *again))))
    return rows


def _row(layout: Layout, row: ListRow, key: str) -> Row:
    section = row.data.get("sections", "")[:LONGEST_SECTION]
    return Row(
        key=key,
        title=row.title,
        group=row.data.get(layout.grouped_by, "")[:60],
        section=section,
        fields=[
            field | {"value": public_text(field["value"])} for field in layout.fields(row.data)
        ],
    )


def _key(identity: tuple[str, ...]) -> str:
    """The key of a row without a code: the same wherever the row stands in the list."""
    return hashlib.sha256("\n".join(identity).encode()).hexdigest()[:32]


def _fields(*rows: tuple[str, str, str]) -> list[dict[str, str]]:
    return [{"name": n, "label": label, "value": value} for n, label, value in rows if value]


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


def body_list(on: date) -> PublicList:
    """行政执法主体 (A4)."""
    rows = [
        Row(str(body.pk), body.name, str(body.get_kind_display()), "", fields)
        for body, fields in body_fields(on)
    ]
    return PublicList("行政执法主体", rows)


def guide_list(on: date) -> PublicList | None:
    """服务指南 (A6): put together from item, procedure and body; none of an item that changed."""
    version = guides_version(on)
    if version is None:
        return None
    rows = [_guide_row(guide) for guide in guides(on) if guide.state is GuideState.CURRENT]
    return replace(_about(version, "服务指南"), rows=rows)


def _guide_row(guide: Guide) -> Row:
    item = guide.item
    return Row(
        key=item.code,
        title=item.name,
        group=str(ItemCategory(item.category).label),
        section="、".join(section.name for section in item.sections.all())[:LONGEST_SECTION],
        fields=guide.fields,
        drawing=guide.drawing,
    )


def measure_list(on: date) -> PublicList | None:
    """三项办法 (A1, B1, C1): text and table of each measure in force that day."""
    rows = [Row(one.kind, one.title, "", "", fields) for one, fields in measure_fields(on)]
    return PublicList("行政执法三项制度办法", rows) if rows else None


REGISTERS: dict[RecordKind, Callable[[date], PublicList | None]] = {
    RecordKind.OFFICER: officer_list,
    RecordKind.BODY: body_list,
    RecordKind.GUIDE: guide_list,
    RecordKind.MEASURE: measure_list,
}
PUBLIC_LISTS = (*VERSIONED, *REGISTERS)
