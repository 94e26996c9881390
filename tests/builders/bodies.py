"""An entrusted organization with its agreement, as the registrar concludes one."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sunlit.foundations.vault.storage import put
from sunlit.registers.bodies.actions.conclude_entrustment import Terms, conclude_entrustment
from sunlit.registers.bodies.models import EnforcementBody, EntrustmentAgreement

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def some_terms(**changes: object) -> Terms:
    """An agreement over penalties for 2026, its file in the vault."""
    stored = put(PDF, media_type="application/pdf", original_name="委托协议.pdf")
    terms = Terms(
        organization="示例市价格认定中心",
        kind="PUBLIC_AFFAIRS",
        agreement_no="示发改委托〔2026〕1号",
        file_sha256=stored.sha256,
        signed_on=date(2025, 12, 20),
        valid_from=date(2026, 1, 1),
        valid_until=date(2026, 12, 31),
        powers_text="价格认定及相关行政处罚的调查取证，以委托机关名义实施。",
        categories=("PENALTY", "CONFIRMATION"),
    )
    return replace(terms, **changes)  # type: ignore[arg-type]


def an_entrustment(body: EnforcementBody, **changes: object) -> EntrustmentAgreement:
    """The agreement concluded; not filed yet."""
    return conclude_entrustment(actor=None, at=AT, body=body, terms=some_terms(**changes))
