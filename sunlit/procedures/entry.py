"""Turn what a person typed into the typed values of a step, or say per field what is wrong (录入).

Values kept: text as entered (line ends as LF), dates and moments as ISO text, money in 分， YES/NO,
ids as integers, files as SHA-256. Nothing here reads the database or the clock.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import format_lazy
from django.utils.timezone import get_default_timezone, is_naive, localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import too_long, translated
from sunlit.procedures.conditions.registry import Sentence
from sunlit.review.ten_points import Conclusion
from sunlit.rulebook.schema import Field, FieldType

MAX_YUAN = Decimal("100000000000")  # a thousand times the largest fine the statutes know
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")
AMOUNT = re.compile(r"-?[0-9]{1,30}(\.[0-9]{0,30})?")  # no exponent: 1e5 is a slip, not a fine
POINT = re.compile(r"[1-9]|10")
FACTOR = re.compile(r"[a-z_]{1,40}")
SHA256 = re.compile(r"[0-9a-f]{64}")
EARLIEST = date(1990, 1, 1)


class EntryError(Exception):
    """One field was entered wrongly; the sentence says what to do."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))


def _text(field: Field, raw: Any, today: date) -> str:
    text = str(raw).replace("\r\n", "\n").replace("\r", "\n")
    if CONTROL.search(text) or any(0xD800 <= ord(c) <= 0xDFFF for c in text):
        raise EntryError(_("含有不可见的控制字符，请删除后重新填写。"))
    if field.type is FieldType.TEXT and "\n" in text:
        raise EntryError(_("不能换行。"))
    if fault := too_long(text, field.max_length):
        raise EntryError(fault)
    if len("".join(text.split())) < field.min_length:
        raise EntryError(
            format_lazy(_("至少{min}个字，写明具体事实和理由。"), min=field.min_length)
        )
    return text


def _date(field: Field, raw: Any, today: date) -> str:
    try:
        day = parse_date(str(raw).strip())
    except ValueError:
        day = None
    if day is None:
        raise EntryError(_("请填写日期，例如 2026-03-02。"))
    if field.not_future and day > today:
        raise EntryError(_("日期不能晚于今天。"))
    if not EARLIEST <= day <= date(today.year + 30, 12, 31):
        raise EntryError(_("日期超出合理范围。"))
    return day.isoformat()


def _local(text: str) -> datetime | None:
    """A moment in the bureau's time zone; None where the text is none, or none there can be."""
    try:
        moment = parse_datetime(text)
        if moment is None:
            return None
        if is_naive(moment):
            return moment.replace(tzinfo=get_default_timezone())
        return moment.astimezone(get_default_timezone())
    except (ValueError, OverflowError):
        return None


def _moment(field: Field, raw: Any, today: date) -> str:
    moment = _local(str(raw).strip())
    if moment is None:
        raise EntryError(_("请填写日期和时间，例如 2026-03-02 09:30。"))
    if field.not_future and localdate(moment) > today:
        raise EntryError(_("日期不能晚于今天。"))
    if not EARLIEST <= localdate(moment) <= date(today.year + 30, 12, 31):
        raise EntryError(_("日期超出合理范围。"))
    return moment.isoformat(timespec="minutes")


def _yuan(field: Field, raw: Any, today: date) -> int:
    text = (
        unicodedata.normalize("NFKC", str(raw)).replace(",", "").strip().removesuffix("元").strip()
    )
    if not AMOUNT.fullmatch(text):
        raise EntryError(_("请填写金额数字，单位为元，例如 60000 或 60000.50。"))
    amount = Decimal(text)
    if amount <= 0 or amount > MAX_YUAN:
        raise EntryError(_("金额应当大于0元，且不超过一千亿元。"))
    if amount != amount.quantize(Decimal("0.01")):
        raise EntryError(_("金额最多两位小数（到分）。"))
    return int(amount * 100)


def _integer(field: Field, raw: Any, today: date) -> int:
    text = unicodedata.normalize("NFKC", str(raw)).strip()
    if not re.fullmatch(r"-?\d{1,9}", text):
        raise EntryError(_("请填写整数。"))
    return int(text)


def _reference(field: Field, raw: Any, today: date) -> int:
    if not re.fullmatch(r"\d{1,18}", str(raw).strip()):
        raise EntryError(_("请从列表中选择。"))
    return int(raw)


def _choice(field: Field, raw: Any, today: date) -> str:
    if str(raw) not in {code for code, _label in field.choices}:
        raise EntryError(_("请从列表中选择。"))
    return str(raw)


def _choices(field: Field, raw: Any, today: date) -> list[str]:
    given = {str(value) for value in (raw if isinstance(raw, list | tuple) else [raw])}
    known = [code for code, _label in field.choices]
    if given - set(known):
        raise EntryError(_("请从列表中选择。"))
    return [code for code in known if code in given]


def _yes_no(field: Field, raw: Any, today: date) -> str:
    if str(raw) not in {"YES", "NO"}:
        raise EntryError(_("请选择“是”或者“否”。"))
    return str(raw)


def _confirm(field: Field, raw: Any, today: date) -> bool:
    if str(raw) not in {"on", "YES", "True", "true", "1"}:
        raise EntryError(_("须确认本项。"))
    return True


def _file(field: Field, raw: Any, today: date) -> str:
    if not SHA256.fullmatch(str(raw)):
        raise EntryError(_("请重新上传文件。"))
    return str(raw)


def _ten_points(field: Field, raw: Any, today: date) -> list[dict[str, Any]]:
    points, faults = [], []
    for point in raw if isinstance(raw, list | tuple) else [raw]:
        if not isinstance(point, Mapping) or not POINT.fullmatch(str(point.get("no", ""))):
            raise EntryError(_("请逐项填写审核结论。"))
        try:
            points.append(_point(field, point, today))
        except EntryError as error:
            sentence = _("第{no}项：{sentence}")
            faults.append(format_lazy(sentence, no=point["no"], sentence=error.sentence))
    if faults:
        raise EntryError(format_lazy("{}" * len(faults), *faults))
    return points


def _point(field: Field, point: Mapping[str, Any], today: date) -> dict[str, Any]:
    conclusion = str(point.get("conclusion", ""))
    if conclusion and conclusion not in Conclusion.values:
        raise EntryError(_("请选择审核结论。"))
    reason = _text(field, point.get("reason", ""), today)
    entry = {"no": int(point["no"]), "conclusion": conclusion, "reason": reason}
    return entry | _reference_of(point)


def _reference_of(point: Mapping[str, Any]) -> dict[str, Any]:
    """What a point refers to: position of the step that made it, and the place in it."""
    reference = str(point.get("reference") or "").strip()
    if not reference:
        return {}
    if not re.fullmatch(r"[1-9]\d{0,8}", reference):
        raise EntryError(_("引用的材料请从列表中选择。"))
    place = unicodedata.normalize("NFKC", str(point.get("place") or "")).strip()
    if not re.fullmatch(r"[\d:]{0,8}", place):
        raise EntryError(_("页码请填写数字，音像记录的时点请填写为“分:秒”。"))
    return {"reference": int(reference), "place": place}


def _factors(field: Field, raw: Any, today: date) -> list[dict[str, Any]]:
    rows = []
    for row in raw if isinstance(raw, list | tuple) else [raw]:
        if not isinstance(row, Mapping) or not FACTOR.fullmatch(str(row.get("name", ""))):
            raise EntryError(_("请逐项填写裁量因素。"))
        value = unicodedata.normalize("NFKC", _text(field, row.get("value", ""), today)).strip()
        kept: dict[str, Any] = {"name": str(row["name"]), "value": value}
        if evidence := str(row.get("evidence") or "").strip():
            if not re.fullmatch(r"[1-9]\d{0,8}", evidence):
                raise EntryError(_("所依据的证据请从列表中选择。"))
            kept |= {"evidence": int(evidence)}
        rows.append(kept)
    return rows


CLEANERS: dict[FieldType, Callable[[Field, Any, date], Any]] = {
    FieldType.TEXT: _text,
    FieldType.LONG_TEXT: _text,
    FieldType.DATE: _date,
    FieldType.MOMENT: _moment,
    FieldType.YUAN: _yuan,
    FieldType.INTEGER: _integer,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.YES_NO: _yes_no,
    FieldType.CONFIRM: _confirm,
    FieldType.OFFICER: _reference,
    FieldType.ACCOUNT: _reference,
    FieldType.FILE: _file,
    FieldType.RECORDING: _text,
    FieldType.CASE: _text,
    FieldType.LISTED: _text,
    FieldType.FACTORS: _factors,
    FieldType.TEN_POINTS: _ten_points,
}


def is_blank(value: Any) -> bool:
    """Whether nothing was entered."""
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], ())


def clean(
    fields: tuple[Field, ...], raw: Mapping[str, Any], today: date
) -> tuple[dict[str, Any], dict[str, Sentence]]:
    """Return (typed values, field -> sentence). Unknown names in `raw` are refused."""
    values: dict[str, Any] = {}
    wrong: dict[str, Sentence] = {}
    known = {field.name for field in fields}
    for name in set(raw) - known:
        wrong[name] = _("本步骤没有这个字段。")
    for field in fields:
        given = raw.get(field.name)
        if is_blank(given):
            if field.required:
                wrong[field.name] = format_lazy(
                    _("请填写“{label}”。"), label=translated(field.label)
                )
            continue
        if field.assigned:
            wrong[field.name] = _("本项由系统指派，不能填写。")
            continue
        try:
            values[field.name] = CLEANERS[field.type](field, given, today)
        except EntryError as error:
            wrong[field.name] = error.sentence
    return values, wrong


def as_entered(fields: tuple[Field, ...], data: Mapping[str, Any]) -> dict[str, Any]:
    """Typed values as a form holds them: amounts in 元， everything else as it is kept."""
    raw = dict(data)
    for field in fields:
        if field.type is FieldType.YUAN and field.name in raw:
            raw[field.name] = f"{raw[field.name] // 100}.{raw[field.name] % 100:02d}"
    return raw


def local_moment(text: str) -> datetime:
    """Read a moment kept by a step back as an aware datetime."""
    return datetime.fromisoformat(text)
