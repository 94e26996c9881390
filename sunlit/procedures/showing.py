"""Who may show which credential in a case today (亮证), 《行政处罚法》第五十五条第一款."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.refusals import NotAllowed
from sunlit.procedures.attempts import StepRefused
from sunlit.procedures.case_file import CaseFile, HandlerFacts
from sunlit.procedures.conditions.case_gates import is_ended
from sunlit.procedures.policies import ActorFacts

BASIS = "《行政处罚法》第五十五条第一款"


def shower(file: CaseFile, actor: ActorFacts) -> HandlerFacts:
    """The handler who shows his credential; he must be on the case, on duty, entitled today.

    Raises NotAllowed for anybody else, StepRefused for a credential that entitles to nothing.
    """
    handler = next((one for one in file.handlers if one.account_id == actor.account_id), None)
    if handler is None or not actor.holds(Duty.CASE_OFFICER):
        raise NotAllowed(_("只有本案承办人在本案中亮证。"), BASIS)
    if is_ended(file):
        raise StepRefused(_("案件已经结案。"), BASIS)
    if handler.unentitled_because:
        sentence = _("今天不能亮证：{reason}。")
        raise StepRefused(format_lazy(sentence, reason=handler.unentitled_because), BASIS)
    return handler
