"""Who may urge a case (催办), and when: the head of its section, and the leaders of the bureau."""

from collections.abc import Iterable

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case, CaseStatus, Urging
from sunlit.foundations.accounts.duties import Duty, HeldDuty
from sunlit.foundations.refusals import NotAllowed, Refusal

SUPERIORS = frozenset({Duty.SECTION_HEAD, Duty.BUREAU_LEADER})


class UrgingRefused(Refusal):
    """The case is closed, was urged already, or the note is missing (422)."""


def urging_duty(held: frozenset[HeldDuty], section_code: str) -> Duty | None:
    """The duty under which a person may urge cases of that section; None if he may not."""
    if any(one.covers(Duty.SECTION_HEAD, section_code) for one in held):
        return Duty.SECTION_HEAD
    if any(one.duty is Duty.BUREAU_LEADER for one in held):
        return Duty.BUREAU_LEADER
    return None


def required_duty(held: frozenset[HeldDuty], section_code: str) -> Duty:
    """The same duty. Raises NotAllowed."""
    duty = urging_duty(held, section_code)
    if duty is None:
        raise NotAllowed(_("只有本科室负责人和局领导可以催办。"))
    return duty


def urged_unanswered(cases: Iterable[Case], account_id: int) -> frozenset[int]:
    """Which of the cases the person urged without any act on them since (1 query)."""
    same = Urging.objects.filter(case__in=[case.pk for case in cases], urged_by=account_id)
    unanswered = same.filter(case_version=F("case__version"))
    return frozenset(unanswered.values_list("case_id", flat=True))


def refuse_needless(case: Case, unanswered: frozenset[int]) -> None:
    """Raise UrgingRefused where nobody is to be urged (any more)."""
    if case.status == CaseStatus.CLOSED:
        raise UrgingRefused(_("案件已经结案，不需要催办。"))
    if case.pk in unanswered:
        raise UrgingRefused(_("您已经催办过，案件还没有新的办理情况，不必重复催办。"))
