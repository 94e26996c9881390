"""The facts a document or a default value may name (文书要素): "party.name", "case_filed.facts", …

All values are Chinese text, formatted once here; amounts carry figures and capitals.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime

from sunlit.foundations.wording import chinese_date, in_record_language
from sunlit.procedures.announcing import is_announced
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.notice_gates import hearing_answer, serving_of_notice
from sunlit.procedures.discretion.receipts import factor_lines
from sunlit.procedures.executing import execution_facts
from sunlit.procedures.fulfillment import account
from sunlit.procedures.inspections import inspection_facts
from sunlit.procedures.penalties import yuan
from sunlit.procedures.penalty_text import penalty_text
from sunlit.procedures.review_facts import review_facts
from sunlit.review.ten_points import TEN_POINTS, point_words
from sunlit.rulebook.schema import Field, FieldType, Step


def chinese_moment(moment: datetime) -> str:
    """A moment as documents write it, e.g. 2026年3月2日9时30分."""
    local = localtime(moment)
    return f"{chinese_date(local.date())}{local.hour}时{local.minute:02d}分"


def show(field: Field, value: Any, names: Mapping[tuple[str, int], str]) -> str:
    """One value of a step as text. `names` maps ("officer"|"account", id) to a name."""
    if value is None or value == "":
        return ""
    maker = SHOWN.get(field.type)
    return maker(field, value, names) if maker else str(value)


def _points(points: list[dict[str, Any]]) -> str:
    with in_record_language():
        return "\n".join(
            f"{point['no']}.{TEN_POINTS[point['no'] - 1]}：{point_words(point)}" for point in points
        )


SHOWN: dict[FieldType, Callable[[Field, Any, Mapping[tuple[str, int], str]], str]] = {
    FieldType.YUAN: lambda field, value, names: yuan(value),
    FieldType.DATE: lambda field, value, names: chinese_date(date.fromisoformat(value)),
    FieldType.MOMENT: lambda field, value, names: chinese_moment(datetime.fromisoformat(value)),
    FieldType.CHOICE: lambda field, value, names: dict(field.choices).get(value, str(value)),
    FieldType.CHOICES: lambda field, value, names: "、".join(
        dict(field.choices).get(code, code) for code in value
    ),
    FieldType.YES_NO: lambda field, value, names: "是" if value == "YES" else "否",
    FieldType.CONFIRM: lambda field, value, names: "已确认",
    FieldType.OFFICER: lambda field, value, names: names.get(("officer", value), str(value)),
    FieldType.ACCOUNT: lambda field, value, names: names.get(("account", value), str(value)),
    FieldType.FACTORS: lambda field, value, names: factor_lines(value),
    FieldType.TEN_POINTS: lambda field, value, names: _points(value),
}


def step_facts(
    step: Step, data: Mapping[str, Any], prefix: str, names: Mapping[tuple[str, int], str]
) -> dict[str, str]:
    """The answers of one step as facts "prefix.field"."""
    facts = {
        f"{prefix}.{field.name}": show(field, data.get(field.name), names) for field in step.fields
    }
    if any(field.name == "kinds" for field in step.fields):
        facts[f"{prefix}.penalty_text"] = penalty_text(data)
    return facts


def case_facts(file: CaseFile, names: Mapping[tuple[str, int], str]) -> dict[str, str]:
    """Everything known of the case as facts; later takings of a step replace earlier ones."""
    handlers = "、".join(f"{h.name}（{h.credential_no}）" for h in file.handlers)
    facts = {
        "party.name": file.party.name,
        "party.code": file.party.code,
        "party.representative": file.party.representative,
        "party.address": file.party.address,
        "party.phone": file.party.phone,
        "item.name": file.item.name,
        "body.name": file.body.name,
        "body.address": file.body.address,
        "body.hotline": file.body.hotline,
        "case.no": file.case_no,
        "case.violated_articles": file.item.violated,
        "case.penalty_articles": file.item.penalty,
        "case.performance": _performance(file),
        "case.party_heard": party_heard(file),
        "case.evidence_list": _evidence_list(file),
        "case.outstanding": _outstanding(file),
        "case.fulfillment": _fulfillment(file),
        "handlers": handlers,
        "remedies": remedies(file),
        **review_facts(file),
        **inspection_facts(file),
        **execution_facts(file),
    }
    for step in file.procedure.steps:
        facts |= step_facts(step, {}, step.code, names)
        facts |= {f"{step.code}.taken_on": "", f"{step.code}.no": ""}
    for taken in file.taken:
        facts |= step_facts(file.procedure.step(taken.step), taken.data, taken.step, names)
        facts[f"{taken.step}.taken_on"] = chinese_date(taken.on)
        facts[f"{taken.step}.no"] = taken.document_no
    return facts


def remedies(file: CaseFile) -> str:
    """The remedy paragraph (救济途径): same-level government in 60 days, court in 6 months.

    《行政复议法》第二十条、第二十四条，《行政诉讼法》第四十六条. Empty if the body's data lack
    either, which
    refuses the issue of a document that must carry it.
    """
    if not file.body.reconsideration_body or not file.body.court:
        return ""
    clocks = file.rules.clocks
    return (
        f"如不服本决定，可以自收到本决定书之日起{clocks['reconsideration'].length}日内向"
        f"{file.body.reconsideration_body}申请行政复议，也可以自收到本决定书之日起"
        f"{_months(clocks['litigation'].length)}内依法向{file.body.court}提起行政诉讼。"
        "行政复议、行政诉讼期间，本决定不停止执行，法律另有规定的除外。"
    )


def _months(length: int) -> str:
    return f"{'零一二三四五六七八九十'[length]}个月"


def _performance(file: CaseFile) -> str:
    days = file.rules.clocks["payment"].length
    return (
        f"罚没款项自收到本决定书之日起{days}日内，凭本决定书到财政部门指定的银行缴纳或者通过电子支付系统缴纳。"
        "到期不缴纳罚款的，依据《行政处罚法》第七十二条第一款第一项，每日按罚款数额的百分之三加处罚款，"
        "加处罚款的数额不超出罚款的数额。"
    )


def party_heard(file: CaseFile) -> str:
    """How the party was told and heard, as the decision must state (第五十九条)."""
    served = serving_of_notice(file)
    notice = file.last("prior_notice_issued")
    if served is None or notice is None:
        return ""
    text = [
        f"本机关{_served(served)}《行政处罚事先告知书》（{notice.document_no}），"
        "告知拟作出行政处罚的内容及事实、理由、依据和依法享有的权利。"
    ]
    text.append(_statement_sentence(file, served))
    if answer := hearing_answer(file):
        text.append(_hearing_sentence(file, answer))
    return "".join(text)


def _served(served: Taken) -> str:
    day = chinese_date(served.day("served_on"))
    if not is_announced(served):
        return f"于{day}向当事人送达"
    announced = chinese_date(served.day("announced_on"))
    return f"于{announced}发布公告，经过三十日于{day}视为向当事人送达"


def _statement_sentence(file: CaseFile, served: Taken) -> str:
    heard = file.last_after(served, "statement_heard")
    reviewed = file.last_after(heard, "statement_reviewed")
    if heard and reviewed:
        adopted = {"ADOPTED": "予以采纳", "PARTLY": "部分采纳", "REJECTED": "不予采纳"}
        return (
            f"当事人于{chinese_date(heard.day('stated_on'))}提出陈述、申辩，本机关复核后"
            f"{adopted[reviewed.data['adopted']]}。"
        )
    if file.last_after(served, "statement_waived"):
        return "当事人明确放弃陈述、申辩。"
    return "当事人在规定期限内未提出陈述、申辩。"


def _hearing_sentence(file: CaseFile, answer: Taken) -> str:
    if answer.step == "hearing_waived":
        return "当事人明确放弃听证。"
    held = file.last_after(answer, "hearing_held")
    day = chinese_date(held.on) if held else ""
    return f"应当事人申请，本机关于{day}举行听证。" if held else ""


def _evidence_list(file: CaseFile) -> str:
    lines = [
        f"{number}.{taken.data.get('title', '')}，证明{taken.data.get('purpose', '')}"
        for number, taken in enumerate(file.all("evidence_added"), 1)
    ]
    lines += [str(taken.data.get("other_evidence", "")) for taken in file.all("case_joined")]
    return "\n".join(line for line in lines if line)


def _outstanding(file: CaseFile) -> str:
    owed = account(file)
    if owed is None or owed.outstanding <= 0:
        return ""
    parts = [
        f"{label}{yuan(amount)}"
        for label, amount in (
            ("罚款", owed.open_of("FINE")),
            ("没收款", owed.open_of("CONFISCATION")),
            ("加处罚款", owed.open_of("LATE_FINE")),
        )
        if amount > 0
    ]
    return f"{'、'.join(parts)}，合计{yuan(owed.outstanding)}"


def _fulfillment(file: CaseFile) -> str:
    owed = account(file)
    if owed is None:
        return "无须履行款项"
    if owed.outstanding <= 0:
        return (
            f"已全部缴清，共缴{yuan(owed.fine_paid + owed.confiscation_paid + owed.late_fine_paid)}"
        )
    return f"尚欠{_outstanding(file)}"
