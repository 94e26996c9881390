"""Whether a section may act on a day (执法主体资格): its body exists, its entrustment holds."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.calendars import Light
from sunlit.registers.bodies.models import (
    EnforcementBody,
    EntrustmentAgreement,
    OutwardName,
    Section,
)
from sunlit.registers.bodies.rules import (
    BODY_ARTICLE,
    AgreementFacts,
    Fault,
    entrustment_fault,
)

SOON = timedelta(days=60)


def power_fault(section: Section, category: str, item_code: str, on: date) -> Fault | None:
    """Why the section may not act in this category that day; None where it may.

    Asks nothing more of the database for a section that the body runs itself.
    """
    if not exists_on(section.body, on):
        sentence = _("执法主体“{name}”当天不在有效的执法主体名单中。")
        return Fault(format_lazy(sentence, name=section.body.name), BODY_ARTICLE)
    organization = section.entrusted_to
    if organization is None:
        return None
    agreements = [facts_of(one) for one in organization.agreements.all()]
    return entrustment_fault(organization.name, agreements, category, item_code, on)


def exists_on(one: EnforcementBody | OutwardName, on: date) -> bool:
    """Whether the body is one that enforces on that day, or the name one that a body bears."""
    begun = one.valid_from is None or one.valid_from <= on
    return begun and (one.valid_until is None or on < one.valid_until)


def facts_of(agreement: EntrustmentAgreement) -> AgreementFacts:
    """An agreement as the rules read it."""
    return AgreementFacts(
        valid_from=agreement.valid_from,
        valid_until=agreement.valid_until,
        categories=agreement.categories,
        item_codes=agreement.item_codes,
        filed_on=agreement.filed_on,
        ended_on=agreement.ended_on,
    )


def agreement_light(agreement: EntrustmentAgreement, on: date) -> tuple[Light, Promise]:
    """The light of an agreement and what it says: over, unfiled, unpublished, ending soon."""
    if agreement.ended_on and on >= agreement.ended_on:
        return Light.GREY, _("已终止")
    if on > agreement.valid_until:
        return Light.RED, _("已届满")
    if agreement.filed_on is None:
        return Light.RED, _("未报备")
    if agreement.valid_until - on <= SOON:
        return Light.YELLOW, _("即将届满")
    if agreement.published_on is None:
        return Light.YELLOW, _("未公告")
    return Light.GREEN, _("有效")


def agreements_to_mend(on: date) -> QuerySet[EntrustmentAgreement]:
    """Agreements not ended that are over, end soon or were never filed (委托预警)."""
    running = Q(ended_on=None) | Q(ended_on__gt=on)
    faulty = Q(valid_until__lte=on + SOON) | Q(filed_on=None)
    rows = EntrustmentAgreement.objects.filter(running, faulty)
    return rows.select_related("organization__body").order_by("valid_until", "pk")


def outward_names_on(body: EnforcementBody, on: date) -> list[OutwardName]:
    """The further names the body bears that day."""
    return [one for one in body.outward_names.all() if exists_on(one, on)]
