"""Whether a publication may be published now (可否发布)， for the act and the page of several."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure.drafting import rule_for
from sunlit.disclosure.leaks import refuse_leaks
from sunlit.disclosure.models import Publication, PublicationEventKind, PublicationStatus
from sunlit.disclosure.opening import WrongState, last_actors, require_apart, require_duty
from sunlit.disclosure.succeeding import overturned_by
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import holds
from sunlit.foundations.refusals import NotAllowed
from sunlit.procedures.announcing import ARTICLE, announced_until, not_served_before
from sunlit.procedures.case_file import CaseFile
from sunlit.rulebook.tables import DisclosureRule


class DecisionUnserved(WrongState):
    """A decision is served on the party before the public reads it."""


@dataclass(frozen=True)
class Publisher:
    """The person who would publish; `cleared` are the publications that person cleared last."""

    account: Account
    is_staff: bool
    cleared: frozenset[int]

    @classmethod
    def of(cls, account: Account, at: datetime, publications: Iterable[int]) -> "Publisher":
        """As the registers have it that day (2 queries, however many are to be published)."""
        clearers = last_actors(publications, PublicationEventKind.CLEARED)
        cleared = frozenset(pk for pk, clearer in clearers.items() if clearer == account.pk)
        return cls(account, holds(account, Duty.DISCLOSURE_STAFF, localdate(at)), cleared)


def refuse_publishing(publication: Publication, file: CaseFile, by: Publisher) -> DisclosureRule:
    """The rule to publish it by. Raises NotAllowed, WrongState, DecisionUnserved, LeakFound."""
    require_duty(Duty.DISCLOSURE_STAFF, is_held=by.is_staff)
    require_apart(by.account, file)
    if publication.status != PublicationStatus.CLEARED:
        sentence = _("公示稿{status}，不能发布。")
        raise WrongState(format_lazy(sentence, status=publication.get_status_display()))
    if publication.pk in by.cleared:
        raise NotAllowed(_("审查人不能发布自己审查的公示稿。"), "国办发〔2018〕118号（六）")
    if file.has_step("decision_served") and not file.has("decision_served"):
        is_penalty = file.procedure.item_category == "PENALTY"
        article = "《行政处罚法》第六十一条" if is_penalty else "国办发〔2018〕118号（五）"
        raise DecisionUnserved(_("决定书尚未送达当事人，不能公示。"), article)
    if until := announced_until(file, file.last("decision_served")):
        raise DecisionUnserved(not_served_before(until), ARTICLE)
    if overturned_by(file):
        sentence = _("决定已被变更、撤销或者确认违法，不能公示，由公示审查员决定不公开。")
        raise WrongState(sentence, "国办发〔2018〕118号（六）")
    rule = rule_for(file)
    if rule is None:
        sentence = _("本案的决定已经改变，没有适用的公示规则，不能发布。")
        raise WrongState(sentence, "国办发〔2018〕118号（六）")
    refuse_leaks(publication, file)
    return rule
