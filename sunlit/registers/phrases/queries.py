"""Phrases a person is offered (常用语)."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from sunlit.foundations.accounts.duties import HeldDuty
from sunlit.foundations.accounts.models import Account
from sunlit.registers.phrases.models import Audience, Phrase


def phrases_for(account: Account, held: Iterable[HeldDuty]) -> QuerySet[Phrase]:
    """In use and offered to the person: own, of the sections of the duties held, the bureau's."""
    sections = {one.section_code for one in held if one.section_code}
    wanted = Q(audience=Audience.BUREAU) | Q(audience=Audience.OWN, account=account)
    wanted |= Q(audience=Audience.SECTION, section__code__in=sections)
    rows = Phrase.objects.filter(wanted, removed_at=None)
    return rows.select_related("section", "account").order_by("topic", "id")
