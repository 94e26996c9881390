"""Who may act on a day: officers by credential, annual verification and exit (执法资格)."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.models import Account
from sunlit.registers.bodies.models import Section
from sunlit.registers.officers.models import Credential, LegalReviewer, Officer, OfficerExit
from sunlit.registers.officers.rules import (
    CredentialFacts,
    Entitlement,
    article_for,
    credential_fault,
)

CREDENTIALS = Prefetch("credentials", Credential.objects.prefetch_related("verifications"))


def entitlement(officer: Officer, category: str, on: date) -> Entitlement:
    """Whether the officer may take part in an act of this category that day, and why not.

    One credential that entitles is enough; otherwise the reason speaks of the newest one.
    """
    article = article_for(category)
    exit_: OfficerExit | None = getattr(officer, "exit", None)
    if exit_ and exit_.exited_on <= on:
        return Entitlement(
            False,
            _("%(name)s已于%(day)s退出执法岗位") % {"name": officer.name, "day": exit_.exited_on},
            article,
        )
    faults = [credential_fault(facts, category, on) for facts in _facts(officer)]
    if not faults:
        return Entitlement(False, _("%(name)s没有登记执法证件") % {"name": officer.name}, article)
    if "" in faults:
        return Entitlement(True, "", article)
    return Entitlement(
        False, _("%(name)s：%(fault)s") % {"name": officer.name, "fault": faults[-1]}, article
    )


def _facts(officer: Officer) -> list[CredentialFacts]:
    return [
        CredentialFacts(
            credential_no=credential.credential_no,
            categories=credential.categories,
            status=credential.status,
            valid_from=credential.valid_from,
            valid_until=credential.valid_until,
            results={one.year: one.result for one in credential.verifications.all()},
        )
        for credential in officer.credentials.all()
    ]


def entitled_officers(category: str, on: date, section: Section | None = None) -> list[Officer]:
    """Officers who may act in this category that day, of one section if it is given."""
    officers = officers_on(on).prefetch_related(CREDENTIALS).select_related("section", "account")
    if section is not None:
        officers = officers.filter(section=section)
    return [officer for officer in officers if _is_entitled(officer, category, on)]


def _is_entitled(officer: Officer, category: str, on: date) -> bool:
    return any(not credential_fault(facts, category, on) for facts in _facts(officer))


def officers_on(on: date) -> QuerySet[Officer]:
    """Officers who have not left enforcement by that day (公示名单的范围)."""
    return Officer.objects.filter(Q(exit__isnull=True) | Q(exit__exited_on__gt=on))


def with_credentials(officers: QuerySet[Officer]) -> QuerySet[Officer]:
    """The same officers with section, exit, credentials and verifications, in fixed queries."""
    return officers.select_related("section", "exit").prefetch_related(CREDENTIALS)


def officer_of(account: Account) -> Officer | None:
    """The officer who signs in with this account."""
    return Officer.objects.filter(account=account).first()


def legal_reviewer_of(account: Account, on: date) -> LegalReviewer | None:
    """The person as legal reviewer (法制审核人员) on that day."""
    in_office = Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))
    return LegalReviewer.objects.filter(in_office, account=account).first()


def is_qualified_reviewer(account: Account, on: date) -> bool:
    """Whether he may review: in office, with the legal qualification (处罚法第五十八条第二款)."""
    reviewer = legal_reviewer_of(account, on)
    return bool(reviewer and reviewer.has_legal_qualification)


def valid_credential(officer: Officer, category: str, on: date) -> Credential | None:
    """The credential the officer shows in such an act that day (亮证)."""
    for facts, credential in zip(_facts(officer), officer.credentials.all(), strict=True):
        if not credential_fault(facts, category, on):
            return credential
    return None
