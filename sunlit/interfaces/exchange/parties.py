"""Read lists of counterparties (检查对象名录库)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sunlit.foundations.identifiers.codes import check_uscc
from sunlit.foundations.identifiers.folding import normalize
from sunlit.foundations.identifiers.persons import check_id_number
from sunlit.interfaces.exchange.cells import is_nothing, one_line, read_day, read_number_text
from sunlit.interfaces.exchange.reading import Sheet
from sunlit.interfaces.exchange.rows import (
    column,
    longest,
    optional_texts,
    read_rows,
    required_text,
)
from sunlit.interfaces.exchange.tables import Row, RowFaultError, Table, Vocabulary
from sunlit.registers.intake.rules import ReadList, UnacceptableValueError
from sunlit.registers.names import name_key
from sunlit.registers.parties.models import Counterparty, CounterpartyKind
from sunlit.registers.parties.rules import PartyLine

VOCABULARY = Vocabulary(
    names={
        "name": (
            "单位名称", "名称", "企业名称", "主体名称", "检查对象名称", "检查对象", "对象名称",
            "市场主体名称", "当事人名称", "行政相对人名称", "相对人名称", "姓名",
        ),
        "uscc": ("统一社会信用代码", "社会信用代码", "信用代码", "统一信用代码"),
        "identity_no": ("公民身份号码", "身份证号", "身份证号码", "身份证件号码"),
        "kind": ("相对人类别", "主体类型", "主体类别", "相对人类型", "市场主体类型"),
        "subject_category": ("对象类别", "检查对象类别", "类别", "类型", "行业类别", "所属行业"),
        "credit_level": ("信用等级", "信用级别", "信用分类", "信用风险等级"),
        "address": ("地址", "住所", "经营地址", "单位地址", "注册地址", "详细地址", "住址"),
        "legal_representative": ("法定代表人", "负责人", "法定代表人/负责人", "经营者", "法人代表"),
        "phone": ("联系电话", "电话", "联系方式", "手机", "手机号码"),
        "last_inspected_on": ("最近一次检查日期", "最近检查日期", "上次检查日期", "最近检查时间"),
        "note": ("备注", "说明"),
    },
    required=("name",),
)  # fmt: skip
TEXTS = ("subject_category", "credit_level", "address", "legal_representative", "phone", "note")
KINDS = {
    "法人": CounterpartyKind.ORGANIZATION,
    "企业": CounterpartyKind.ORGANIZATION,
    "法人或者其他组织": CounterpartyKind.ORGANIZATION,
    "法人及非法人组织": CounterpartyKind.ORGANIZATION,
    "非法人组织": CounterpartyKind.ORGANIZATION,
    "其他组织": CounterpartyKind.ORGANIZATION,
    "个体工商户": CounterpartyKind.INDIVIDUAL_BUSINESS,
    "个体户": CounterpartyKind.INDIVIDUAL_BUSINESS,
    "自然人": CounterpartyKind.PERSON,
    "个人": CounterpartyKind.PERSON,
    "公民": CounterpartyKind.PERSON,
}


def read_parties(sheets: Sequence[Sheet]) -> ReadList[PartyLine]:
    """Read a list of counterparties; codes must have the right check digit."""
    return read_rows(sheets, VOCABULARY, _party, _("检查对象名录库"))


def _party(table: Table, row: Row) -> PartyLine:
    name = required_text(row, "name", longest(Counterparty, "name"))
    texts = optional_texts(row, Counterparty, TEXTS)
    days = {}
    if row.has("last_inspected_on"):
        with column(row, "last_inspected_on"):
            days["last_inspected_on"] = read_day(row.text("last_inspected_on"))
    return PartyLine(
        place=row.place,
        name=name,
        uscc=_code(row, "uscc"),
        identity_no=_code(row, "identity_no"),
        kind=_kind(row),
        texts={key: text if key == "note" else one_line(text) for key, text in texts.items()},
        days=days,
    )


def _code(row: Row, name: str) -> str:
    """A 统一社会信用代码 or 公民身份号码 with its check digit; empty where the list has none."""
    text = row.text(name)
    if is_nothing(text):
        return ""
    with column(row, name):
        code = normalize(read_number_text(text, 64))
        fault = check_uscc(code) if name == "uscc" else check_id_number(code)
        if fault:
            raise UnacceptableValueError(fault.rstrip("。"))
        return code


def _kind(row: Row) -> str:
    text = row.text("kind")
    if not text:
        return ""
    kind = KINDS.get(name_key(text))
    if kind is None:
        reason = _("不认识的相对人类别“%(text)s”") % {"text": text[:40]}
        raise RowFaultError(row.label("kind"), reason)
    return kind
