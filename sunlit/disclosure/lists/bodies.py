"""Enforcement bodies as the public reads them (执法主体公示, A4): names, powers, entrustments."""

from collections.abc import Iterator
from datetime import date

from sunlit.foundations.wording import chinese_date, in_words
from sunlit.registers.bodies.models import EnforcementBody, EntrustmentAgreement
from sunlit.registers.bodies.powers import exists_on, facts_of, outward_names_on

PREFETCHED = ("outward_names", "entrusted_organizations__agreements")


def body_fields(on: date) -> Iterator[tuple[EnforcementBody, list[dict[str, str]]]]:
    """Each body that may enforce that day with its labelled fields, in three queries."""
    for body in EnforcementBody.objects.prefetch_related(*PREFETCHED).order_by("pk"):
        if exists_on(body, on):
            yield body, _fields(body, on)


def _fields(body: EnforcementBody, on: date) -> list[dict[str, str]]:
    told = (
        ("name", "机构名称", body.name),
        ("kind", "主体类别", str(body.get_kind_display())),
        ("nature", "机构性质", body.nature),
        ("funding", "经费来源", body.funding),
        ("staff", "编制状况", _staff(body)),
        ("outward_names", "加挂名称", "、".join(one.name for one in outward_names_on(body, on))),
        ("duties", "执法职责", body.duties_text),
        ("powers", "执法权限", body.powers_text),
        ("bases", "主要执法依据", body.bases_text),
        ("representative", "法定代表人", body.legal_representative),
        ("address", "地址", body.address),
        ("phone", "联系电话", body.phone),
        ("hotline", "投诉举报电话", body.hotline),
        ("entrusted", "委托执法", _entrusted(body, on)),
    )
    return [{"name": n, "label": label, "value": value} for n, label, value in told if value]


def _staff(body: EnforcementBody) -> str:
    if body.staff_quota is None:
        return ""
    actual = f"，实有{body.staff_count}人" if body.staff_count is not None else ""
    return f"编制{body.staff_quota}名{actual}"


def _entrusted(body: EnforcementBody, on: date) -> str:
    """Agreements in force and filed upward; entrusting in writing is published by law.

    《行政处罚法》第二十条第三款.
    """
    lines = [
        f"{organization.name}：{_agreement(agreement)}"
        for organization in body.entrusted_organizations.all()
        for agreement in organization.agreements.all()
        if facts_of(agreement).day_fault(on) is None
    ]
    return "\n".join(lines) or "无"


def _agreement(agreement: EntrustmentAgreement) -> str:
    period = f"{chinese_date(agreement.valid_from)}至{chinese_date(agreement.valid_until)}"
    parts = [in_words(agreement.powers_text), f"委托期限{period}"]
    if agreement.agreement_no:
        parts.append(f"协议{agreement.agreement_no}")
    return "；".join(parts)
