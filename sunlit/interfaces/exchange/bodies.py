"""Lists of bodies (执法主体名单): read as bureaus lay them out, written in official layout."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from sunlit.interfaces.exchange.cells import checked, is_nothing, one_line, read_day, split_names
from sunlit.interfaces.exchange.exporting import ListSheet
from sunlit.interfaces.exchange.reading import Sheet
from sunlit.interfaces.exchange.rows import (
    body_in_title,
    column,
    longest,
    optional_texts,
    read_rows,
    required_text,
)
from sunlit.interfaces.exchange.tables import Row, RowFaultError, Table, Vocabulary
from sunlit.registers.bodies.comparing import AgreementLine, BodyLine, body_state
from sunlit.registers.bodies.models import (
    BodyKind,
    EnforcementBody,
    EntrustedOrganization,
    EntrustmentAgreement,
)
from sunlit.registers.bodies.rules import BODY_LABELS
from sunlit.registers.intake.rules import ReadList, UnacceptableValueError
from sunlit.registers.items.models import ItemCategory
from sunlit.registers.items.rules import category_named
from sunlit.registers.officers.queries import officers_on
from sunlit.registers.officers.rules import categories_text

VOCABULARY = Vocabulary(
    names={
        "name": ("机构名称", "执法主体", "执法主体名称", "主体名称", "单位名称", "执法机关"),
        "nature": ("机构性质", "单位性质", "性质"),
        "funding": ("经费来源", "经费"),
        "staff_quota": ("编制数", "编制", "核定编制"),
        "staff_count": ("实有人数", "实有", "在编人数", "在职人数"),
        "kind": ("主体类别", "主体类型", "执法主体类别"),
        "duties_text": ("执法职责", "职责", "主要职责", "执法职责和权限"),
        "powers_text": ("执法权限", "权限"),
        "bases_text": ("主要执法依据", "执法依据", "法律依据"),
        "legal_representative": ("法定代表人", "负责人", "主要负责人"),
        "address": ("单位地址", "地址", "办公地址"),
        "postal_code": ("邮编", "邮政编码"),
        "phone": ("联系电话", "电话"),
        "hotline": ("投诉举报电话", "监督电话", "投诉电话", "举报电话"),
        "organization": ("受委托组织名称", "受委托组织", "受委托单位"),
        "entrusting": ("委托机关", "委托单位"),
        "entrusted_categories": ("委托的执法类别", "委托类别"),
        "entrusted_powers": ("委托事项和权限", "委托事项", "委托权限", "委托事项、权限、期限"),
        "term": ("委托期限", "委托期间"),
        "agreement_no": ("委托协议文号", "协议文号", "委托书文号", "委托协议文号与附件"),
        "filed_with": ("报备案机关", "备案机关", "报备案机关与日期"),
        "filed_on": ("报备日期", "备案日期"),
        "announcement_no": ("公告文号", "公告"),
    },
    required=("name",),
)  # fmt: skip
TEXTS = (
    "nature", "funding", "duties_text", "powers_text", "bases_text", "legal_representative",
    "address", "postal_code", "phone", "hotline",
)  # fmt: skip
ONE_LINE = frozenset(TEXTS) - {"duties_text", "powers_text", "bases_text"}
ENTRUSTED = "受委托"
A_DAY = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
TERM = re.compile(rf"(?P<first>{A_DAY})\s*(?:至|到|起至|~|～|—+|-{{2,}})\s*(?P<last>{A_DAY})")
NUMBER = re.compile(r"(\d{1,6})(?:\.0)?(?:人|名|个)?")


def read_bodies(sheets: Sequence[Sheet]) -> ReadList[BodyLine]:
    """Read a list of bodies with the organizations they entrust."""
    return read_rows(sheets, VOCABULARY, _body, _("执法主体名单"))


def _body(table: Table, row: Row) -> BodyLine:
    name = required_text(row, "name", longest(EnforcementBody, "name"))
    if ENTRUSTED in row.text("kind"):  # a row of its own for the organization
        return _entrusted_row(table, row, name)
    texts = optional_texts(row, EnforcementBody, TEXTS)
    organization = row.text("organization")
    agreement = None if is_nothing(organization) else _agreement(row, one_line(organization, 200))
    return BodyLine(
        place=row.place,
        name=name,
        kind=_kind(row),
        texts={key: one_line(text) if key in ONE_LINE else text for key, text in texts.items()},
        numbers={key: _number(row, key) for key in ("staff_quota", "staff_count") if row.has(key)},
        agreement=agreement,
    )


def _entrusted_row(table: Table, row: Row, name: str) -> BodyLine:
    body = one_line(row.text("entrusting")) or body_in_title(table.title)
    if not body:
        raise RowFaultError(row.label("kind"), _("受委托组织没有写明委托机关"))
    return BodyLine(place=row.place, name=body, agreement=_agreement(row, name))


def _kind(row: Row) -> str | None:
    if not row.has("kind"):
        return None
    text = "".join(row.text("kind").split())
    for kind in BodyKind:
        if str(kind.label) in text:
            return kind
    if "授权" in text:
        return BodyKind.AUTHORIZED_ORGANIZATION
    if "行政机关" in text or not text:
        return BodyKind.STATUTORY_ORGAN
    raise RowFaultError(row.label("kind"), _("不认识的主体类别“%(text)s”") % {"text": text[:40]})


def _number(row: Row, name: str) -> int | None:
    text = row.text(name)
    if is_nothing(text):
        return None
    match = NUMBER.fullmatch("".join(text.split()))
    if match is None:
        raise RowFaultError(row.label(name), _("“%(text)s”不是人数") % {"text": text[:40]})
    return int(match[1])


def _agreement(row: Row, organization: str) -> AgreementLine:
    powers = checked(row.text("entrusted_powers"), 5000)
    if not powers:
        raise RowFaultError(row.label("organization"), _("没有写明委托事项和权限"))
    first, last = _term(row, powers)
    texts = {"powers_text": powers}
    with column(row, "agreement_no"):
        texts |= optional_texts(row, EntrustmentAgreement, ("agreement_no", "announcement_no"))
    days: dict[str, date | None] = {}
    if row.has("filed_with"):
        text = one_line(row.text("filed_with"), 200)
        if found := re.search(A_DAY, text):
            days["filed_on"] = read_day(found[0])
            text = text.replace(found[0], "").strip(" ,，、；;")
        texts["filed_with"] = "" if is_nothing(text) else text
    if row.has("filed_on"):
        with column(row, "filed_on"):
            days["filed_on"] = read_day(row.text("filed_on"))
    return AgreementLine(organization, first, last, _categories(row, powers), texts, days)


def _term(row: Row, powers: str) -> tuple[date, date]:
    """The term from its own column, or from the words of the powers; an entrustment has one."""
    match = TERM.search(row.text("term")) or TERM.search(powers)
    label = row.label("term") or row.label("entrusted_powers")
    if match is None:
        raise RowFaultError(label, _("没有写明委托期限，应如2026-01-01至2026-12-31"))
    try:
        first, last = read_day(match["first"]), read_day(match["last"])
    except UnacceptableValueError as error:
        raise RowFaultError(label, str(error)) from error
    if first is None or last is None or last < first:
        raise RowFaultError(label, _("委托期限止日早于起日"))
    return first, last


def _categories(row: Row, powers: str) -> tuple[str, ...]:
    """The kinds of acts entrusted: from their column, else those the powers name."""
    named = split_names(checked(row.text("entrusted_categories")))
    if not named:
        named = tuple(str(one.label) for one in ItemCategory if str(one.label) in powers)
    found = [category_named(name) for name in named]
    if not found or None in found:
        label = row.label("entrusted_categories") or row.label("entrusted_powers")
        raise RowFaultError(label, _("看不出委托的执法类别，应如“行政处罚、行政检查”"))
    return tuple(dict.fromkeys(str(one) for one in found))


def bodies_workbook(on: date) -> bytes:
    """The list of bodies and entrusted organizations (执法主体名单), one row for each agreement."""
    bodies = list(EnforcementBody.objects.order_by("pk"))
    title = _("%(body)s执法主体名单") % {"body": bodies[0].name if bodies else ""}
    sheet = ListSheet(_("执法主体"), title)
    labels = [str(BODY_LABELS[name]) for name in BODY_LABELS]
    at = list(BODY_LABELS).index("staff_count") + 1
    sheet.header([_("序号"), *labels[:at], _("持证人数"), *labels[at:]])
    sheet.header_group(
        _("委托执法"),
        [
            _("受委托组织名称"),
            _("委托的执法类别"),
            _("委托事项和权限"),
            _("委托期限"),
            _("委托协议文号"),
            _("报备案机关"),
            _("报备日期"),
            _("公告文号"),
        ],
    )
    rows = ((body, agreement) for body in bodies for agreement in _agreements_of(body))
    holders = _holders(on)
    return sheet.filled(
        _cells(number, body, agreement, holders.get(body.pk, 0), at)
        for number, (body, agreement) in enumerate(rows, start=1)
    )


def _agreements_of(body: EnforcementBody) -> Iterable[EntrustmentAgreement | None]:
    rows = EntrustmentAgreement.objects.filter(organization__body=body, ended_on=None)
    found = list(rows.select_related("organization").order_by("organization", "valid_from"))
    return found or [None]


def _holders(on: date) -> dict[int, int]:
    """Officers in enforcement with a credential in its term, by body (持证人数)."""
    running = Q(credentials__valid_until=None) | Q(credentials__valid_until__gte=on)
    rows = officers_on(on).filter(running, credentials__isnull=False).order_by()
    counted = rows.values("section__body").annotate(n=Count("pk", distinct=True))
    return {row["section__body"]: row["n"] for row in counted if row["section__body"]}


def _cells(
    number: int,
    body: EnforcementBody,
    agreement: EntrustmentAgreement | None,
    holders: int,
    at: int,
) -> list[Any]:
    values = list(body_state(body).values())
    own = [number, *values[:at], holders, *values[at:]]
    if agreement is None:
        return own + [""] * 8
    organization: EntrustedOrganization = agreement.organization
    return [
        *own,
        organization.name,
        categories_text(agreement.categories),
        agreement.powers_text,
        f"{agreement.valid_from.isoformat()}至{agreement.valid_until.isoformat()}",
        agreement.agreement_no,
        agreement.filed_with,
        agreement.filed_on.isoformat() if agreement.filed_on else "",
        agreement.announcement_no,
    ]
