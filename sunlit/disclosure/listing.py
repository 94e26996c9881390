"""What of items and officers is public (事前公开), row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sunlit.registers.items.models import EnforcementItem, ItemCategory
from sunlit.registers.items.queries import items_in_force, with_details
from sunlit.registers.officers.queries import officers_on, with_credentials


@dataclass(frozen=True)
class Row:
    """One public row: key, headline, group and section for filters, labelled fields."""

    key: str
    title: str
    group: str
    section: str
    fields: list[dict[str, str]]


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


def officer_rows(on: date) -> Iterator[Row]:
    """Officers with a valid credential that day (A5).

    Exited ones and expired cards are left out.
    """
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
