"""Read lists of officers (行政执法人员名单) with their credentials and annual verifications."""

import re
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from sunlit.interfaces.exchange.cells import checked, one_line, read_day, read_number_text
from sunlit.interfaces.exchange.cells import split_names as split
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
from sunlit.registers.intake.rules import ReadList, UnacceptableValueError
from sunlit.registers.items.rules import category_named
from sunlit.registers.names import name_key
from sunlit.registers.officers.models import (
    Credential,
    CredentialStatus,
    Officer,
    VerificationResult,
)
from sunlit.registers.officers.rules import ALL_CATEGORIES, OfficerLine

VOCABULARY = Vocabulary(
    names={
        "name": ("姓名", "人员姓名", "执法人员", "执法人员姓名"),
        "credential_no": (
            "证件编号", "执法证件编号", "执法证编号", "执法证号", "执法证件号", "行政执法证号",
            "行政执法证件编号", "证号", "证件号码", "证件号", "执法证号码",
        ),
        "unit": ("单位", "所在单位", "工作单位", "执法单位", "执法主体", "单位名称", "执法机关"),
        "section": ("科室", "所属科室", "所在科室", "部门", "所在部门", "内设机构", "处室"),
        "post": ("职务", "职级", "岗位", "职务职级", "职务/职级"),
        "categories": ("执法类别", "执法种类", "证件类别", "执法领域", "执法范围", "执法类型"),
        "area": ("执法区域", "执法地域", "区域", "执法辖区"),
        "valid_from": ("有效期自", "有效期起", "发证日期", "发证时间", "生效日期", "领证日期"),
        "valid_until": ("有效期至", "有效期", "有效期限", "有效期止", "证件有效期", "到期日期"),
        "status": ("证件状态", "状态"),
        "issuer": ("发证机关", "发证单位", "监制机关"),
    },
    required=("name", "credential_no"),
    patterns={
        "verification_": re.compile(r"(20\d\d)年?度?(?:证件)?(?:年审|年检|审验)(?:结果|情况)?")
    },
)  # fmt: skip
RESULTS = {
    "合格": VerificationResult.PASSED,
    "通过": VerificationResult.PASSED,
    "已审": VerificationResult.PASSED,
    "已年审": VerificationResult.PASSED,
    "不合格": VerificationResult.FAILED,
    "未通过": VerificationResult.FAILED,
    "未参加": VerificationResult.ABSENT,
    "未年审": VerificationResult.ABSENT,
    "未审": VerificationResult.ABSENT,
}
STATUSES = {
    "有效": CredentialStatus.VALID,
    "正常": CredentialStatus.VALID,
    "在岗": CredentialStatus.VALID,
    "暂扣": CredentialStatus.SUSPENDED,
    "收回": CredentialStatus.WITHDRAWN,
    "吊销": CredentialStatus.WITHDRAWN,
    "注销": CredentialStatus.CANCELED,
    "作废": CredentialStatus.CANCELED,
}
GENERAL = ("综合", "综合执法", "全部", "综合行政执法")
SPAN = re.compile(r"(?P<first>\d{4}.*?\d日?)\s*(?:至|到|~|～|—+|-{2,})\s*(?P<last>\d{4}.*|长期.*)")


def read_officers(sheets: Sequence[Sheet]) -> ReadList[OfficerLine]:
    """Read a list of officers; expired credentials are facts, not faults."""
    return read_rows(sheets, VOCABULARY, _officer, _("行政执法人员名单"))


def _officer(table: Table, row: Row) -> OfficerLine:
    name = required_text(row, "name", longest(Officer, "name"))
    required_text(row, "credential_no", longest(Credential, "credential_no"))
    with column(row, "credential_no"):
        number = read_number_text(row.text("credential_no"), longest(Credential, "credential_no"))
    texts = {
        **optional_texts(row, Officer, ("unit", "post")),
        **optional_texts(row, Credential, ("area", "issuer")),
    }
    if not texts.get("unit"):
        texts["unit"] = body_in_title(table.title)
    return OfficerLine(
        place=row.place,
        name=name,
        credential_no=number,
        section_name=_section(row),
        texts={name: one_line(text) for name, text in texts.items()},
        categories=_categories(row),
        days=_days(row),
        status=_status(row),
        results=_results(row),
    )


def _section(row: Row) -> str | None:
    if not row.has("section"):
        return None
    with column(row, "section"):
        return one_line(row.text("section"), 100)


def _categories(row: Row) -> tuple[str, ...] | None:
    """The categories of acts the credential covers; 综合执法 covers all."""
    if not row.has("categories"):
        return None
    with column(row, "categories"):
        found: list[str] = []
        for name in split(checked(row.text("categories"))):
            category = ALL_CATEGORIES if name in GENERAL else category_named(name)
            if category is None:
                raise UnacceptableValueError(_("不认识的执法类别“%(text)s”") % {"text": name[:40]})
            found.append(str(category))
        if not found:
            raise UnacceptableValueError(_("缺少执法类别"))
        return tuple(dict.fromkeys(found))


def _days(row: Row) -> dict[str, date | None]:
    """First and last day of validity, from two columns or from one span."""
    days: dict[str, date | None] = {}
    if row.has("valid_until"):
        text = row.text("valid_until")
        with column(row, "valid_until"):
            if span := SPAN.fullmatch(text):
                days["valid_from"] = read_day(span["first"])
                text = span["last"]
            days["valid_until"] = read_day(text)
    if row.has("valid_from"):
        with column(row, "valid_from"):
            days["valid_from"] = read_day(row.text("valid_from"))
    first, last = days.get("valid_from"), days.get("valid_until")
    if first and last and last < first:
        raise RowFaultError(row.label("valid_until"), _("有效期止日早于起日"))
    return days


def _status(row: Row) -> str | None:
    if not row.has("status"):
        return None
    text = row.text("status")
    if not text:
        return CredentialStatus.VALID
    status = STATUSES.get(name_key(text))
    if status is None:
        reason = _("不认识的证件状态“%(text)s”") % {"text": text[:40]}
        raise RowFaultError(row.label("status"), reason)
    return status


def _results(row: Row) -> dict[int, str]:
    """Results of the annual verification by year; a blank cell says nothing."""
    results: dict[int, str] = {}
    for name in row.columns:
        if not name.startswith("verification_") or not row.text(name):
            continue
        result = RESULTS.get(name_key(row.text(name)))
        if result is None:
            reason = _("不认识的年审结果“%(text)s”") % {"text": row.text(name)[:40]}
            raise RowFaultError(row.label(name), reason)
        results[int(name.removeprefix("verification_"))] = result
    return results
