"""Who may act on a day: officers by credential, annual verification and exit (执法资格)."""

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.models import Account
from sunlit.registers.bodies.models import Section
from sunlit.registers.officers.life import OfficerExit
from sunlit.registers.officers.models import Credential, LegalReviewer, Officer
from sunlit.registers.officers.rules import (
    Change,
    CredentialFacts,
    Entitlement,
    ExitFacts,
    article_for,
    credential_fault,
)

CREDENTIALS = Prefetch(
    "credentials", Credential.objects.prefetch_related("verifications", "changes")
)
EXITS = Prefetch("exits", OfficerExit.objects.select_related("appeal__decision"))


def entitlement(officer: Officer, category: str, on: date) -> Entitlement:
    """Whether the officer may take part in an act of this category that day, and why not.

    One credential that entitles is enough; otherwise the reason speaks of the newest one. Asks
    nothing of the database for an officer read by `with_credentials`.
    """
    return entitled_by(officer.name, exit_facts(officer), credential_facts(officer), category, on)


def entitled_by(
    name: str,
    exits: list[ExitFacts],
    credentials: list[CredentialFacts],
    category: str,
    on: date,
) -> Entitlement:
    """The same from facts already at hand."""
    article = article_for(category)
    left = next((one for one in exits if one.holds_on(on)), None)
    if left:
        sentence = _("%(name)s已于%(day)s退出执法岗位") % {"name": name, "day": left.exited_on}
        return Entitlement(False, sentence, article)
    faults = [credential_fault(facts, category, on) for facts in credentials]
    if not faults:
        return Entitlement(False, _("%(name)s没有登记执法证件") % {"name": name}, article)
    if "" in faults:
        return Entitlement(True, "", article)
    return Entitlement(
        False, _("%(name)s：%(fault)s") % {"name": name, "fault": faults[-1]}, article
    )


def exit_facts(officer: Officer) -> list[ExitFacts]:
    """The exits of an officer with the day a granted appeal undid each."""
    found = []
    for one in officer.exits.all():
        appeal = getattr(one, "appeal", None)
        decision = getattr(appeal, "decision", None)
        restored = decision.decided_on if decision and decision.is_granted else None
        found.append(ExitFacts(one.exited_on, one.reason, restored))
    return found


def credential_facts(officer: Officer) -> list[CredentialFacts]:
    """The credentials of an officer as the rules read them, oldest first."""
    return [facts_of(credential) for credential in officer.credentials.all()]


def facts_of(credential: Credential) -> CredentialFacts:
    """One credential as the rules read it."""
    verified = list(credential.verifications.all())
    return CredentialFacts(
        credential_no=credential.credential_no,
        categories=credential.categories,
        status=credential.status,
        valid_from=credential.valid_from,
        valid_until=credential.valid_until,
        results={one.year: one.result for one in verified},
        counts_from={one.year: one.counts_from for one in verified if one.counts_from},
        changes=[
            Change(one.kind, one.from_on, one.until_on, one.term_ended_on)
            for one in credential.changes.all()
        ],
    )


def entitled_officers(category: str, on: date, section: Section | None = None) -> list[Officer]:
    """Officers who may act in this category that day, of one section if it is given."""
    officers = officers_on(on).prefetch_related(CREDENTIALS).select_related("section", "account")
    if section is not None:
        officers = officers.filter(section=section)
    return [
        officer
        for officer in officers
        if any(not credential_fault(facts, category, on) for facts in credential_facts(officer))
    ]


def officers_on(on: date) -> QuerySet[Officer]:
    """Officers who have not left enforcement by that day (公示名单的范围)."""
    return Officer.objects.filter(~Exists(standing_exits(on).filter(officer=OuterRef("pk"))))


def standing_exits(on: date) -> QuerySet[OfficerExit]:
    """Exits that hold on that day: no appeal against them was granted by then."""
    undone = Q(appeal__decision__is_granted=True, appeal__decision__decided_on__lte=on)
    return OfficerExit.objects.filter(exited_on__lte=on).exclude(undone)


def with_credentials(officers: QuerySet[Officer]) -> QuerySet[Officer]:
    """The same officers with section, exits, credentials, changes, in fixed queries."""
    return officers.select_related("section").prefetch_related(CREDENTIALS, EXITS)


def in_office(on: date) -> Q:
    """In office that day; the day of leaving is the first day without."""
    return Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))


def legal_reviewer_of(account: Account, on: date) -> LegalReviewer | None:
    """The person as legal reviewer (法制审核人员) on that day."""
    return LegalReviewer.objects.filter(in_office(on), account=account).first()


def is_qualified_reviewer(account: Account, on: date) -> bool:
    """Whether he may review: in office, with the legal qualification (处罚法第五十八条第二款)."""
    reviewer = legal_reviewer_of(account, on)
    return bool(reviewer and reviewer.has_legal_qualification)


def valid_credential(officer: Officer, category: str, on: date) -> Credential | None:
    """The credential the officer shows in such an act that day (亮证)."""
    for facts, credential in zip(credential_facts(officer), officer.credentials.all(), strict=True):
        if not credential_fault(facts, category, on):
            return credential
    return None
