"""Entrust an organization with enforcement (委托执法), 《行政处罚法》第二十条."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.encoding import FileRef
from sunlit.foundations.vault.models import StoredObject
from sunlit.foundations.vault.storage import file_ref
from sunlit.registers.bodies.actions._recording import record
from sunlit.registers.bodies.models import (
    EnforcementBody,
    EntrustedOrganization,
    EntrustmentAgreement,
    OrganizationKind,
    Section,
)
from sunlit.registers.bodies.powers import facts_of
from sunlit.registers.bodies.refusals import BodyActRefused
from sunlit.registers.bodies.rules import (
    ENTRUSTMENT_ARTICLE,
    AgreementFacts,
    never_entrusted,
    not_to_organization,
    overlap,
)
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar

CONCLUDED = register_code(
    "entrustments.concluded",
    fields={
        "body": str,
        "organization": str,
        "agreement_no": str,
        "file": FileRef,
        "signed_on": date,
        "valid_from": date,
        "valid_until": date,
        "categories": list[str],
        "item_codes": list[str],
        "powers": str,
        "sections": list[str],
    },
    optional={"published_on": date},
    title="签订委托执法协议",
).code


@dataclass(frozen=True)
class Terms:
    """What the agreement says. `sections` are the sections the organization runs by it."""

    organization: str
    kind: str
    agreement_no: str
    file_sha256: str
    signed_on: date
    valid_from: date
    valid_until: date
    powers_text: str
    categories: Sequence[str] = ()
    item_codes: Sequence[str] = ()
    published_on: date | None = None
    announcement_no: str = ""
    sections: Sequence[Section] = field(default_factory=tuple)


def conclude_entrustment(
    *,
    actor: Account | None,
    at: datetime,
    body: EnforcementBody,
    terms: Terms,
    item_categories: Sequence[str] = (),
) -> EntrustmentAgreement:
    """Enter a signed agreement: matter, powers and term, 《行政处罚法》第二十条第二款.

    `item_categories` are the categories of the items in `terms.item_codes`. Coercion is refused,
    licenses go to organs only. Nothing may be done on it before it is filed.
    """
    duty = require_registrar(actor, at)
    entry = Entry(BodyActRefused, ENTRUSTMENT_ARTICLE)
    _check_words(entry, terms)
    _check_powers(entry, terms, [*terms.categories, *item_categories])
    entry.not_after("signed_on", terms.signed_on, localdate(at))
    entry.order("valid_until", terms.valid_from, terms.valid_until)
    file = StoredObject.objects.filter(sha256=terms.file_sha256).first()
    if file is None:
        entry.refuse("file", _("请上传委托执法协议。"))
    entry.settle()
    assert file is not None  # noqa: S101  (refused above)
    with transaction.atomic():
        body = EnforcementBody.objects.select_for_update().get(pk=body.pk)
        organization, _new = EntrustedOrganization.objects.get_or_create(
            body=body, name=terms.organization.strip(), defaults={"kind": terms.kind}
        )
        _check_overlap(entry, organization, terms)
        agreement = _written(organization, terms)
        for section in terms.sections:
            section.entrusted_to = organization
            section.save(update_fields=["entrusted_to"])
        payload = _payload(terms) | {"file": file_ref(file)}
        record(CONCLUDED, body, payload, actor=actor, duty=duty, at=at)
    return agreement


def _check_words(entry: Entry, terms: Terms) -> None:
    entry.text("organization", terms.organization, _("受委托组织名称"), 200)
    entry.text("agreement_no", terms.agreement_no, _("委托协议文号"), 100, required=False)
    entry.text("powers_text", terms.powers_text, _("委托事项和权限"), 5000)
    entry.text("announcement_no", terms.announcement_no, _("公告文号"), 100, required=False)
    if terms.kind not in OrganizationKind.values:
        entry.refuse("kind", _("请选择组织性质。"))


def _check_powers(entry: Entry, terms: Terms, categories: Sequence[str]) -> None:
    if not terms.categories and not terms.item_codes:
        entry.refuse("categories", _("请选择委托的执法类别或者执法事项。"))
    barred = never_entrusted(categories) or not_to_organization(categories, terms.kind)
    if barred:
        entry.article = barred.article
        name = "item_codes" if set(categories) != set(terms.categories) else "categories"
        entry.refuse(name, barred.sentence)


def _check_overlap(entry: Entry, organization: EntrustedOrganization, terms: Terms) -> None:
    new = AgreementFacts(terms.valid_from, terms.valid_until, terms.categories, terms.item_codes)
    for known in organization.agreements.all():
        if overlap(facts_of(known), new):
            sentence = _("与{first}至{last}的委托重叠，请先终止原委托或者调整期限。")
            days = {"first": known.valid_from, "last": known.valid_until}
            entry.refuse("valid_from", format_lazy(sentence, **days))
    entry.settle()


def _written(organization: EntrustedOrganization, terms: Terms) -> EntrustmentAgreement:
    return EntrustmentAgreement.objects.create(
        organization=organization,
        agreement_no=terms.agreement_no.strip(),
        file_sha256=terms.file_sha256,
        signed_on=terms.signed_on,
        valid_from=terms.valid_from,
        valid_until=terms.valid_until,
        categories=list(terms.categories),
        item_codes=list(terms.item_codes),
        powers_text=terms.powers_text.strip(),
        published_on=terms.published_on,
        announcement_no=terms.announcement_no.strip(),
    )


def _payload(terms: Terms) -> dict[str, object]:
    return {
        "organization": terms.organization.strip(),
        "agreement_no": terms.agreement_no.strip(),
        "signed_on": terms.signed_on,
        "valid_from": terms.valid_from,
        "valid_until": terms.valid_until,
        "categories": list(terms.categories),
        "item_codes": list(terms.item_codes),
        "powers": terms.powers_text.strip(),
        "published_on": terms.published_on,
        "sections": [section.name for section in terms.sections],
    }
