"""The lawful grounds for not publishing a decision (依法不公开的理由)."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from sunlit.disclosure.models import Publication, PublicationStatus
from sunlit.disclosure.opening import WrongState
from sunlit.disclosure.succeeding import overturned_by
from sunlit.foundations.refusals import Refusal
from sunlit.procedures.case_file import CaseFile

OVERTURNED = "OVERTURNED"
WAITS = (PublicationStatus.DRAFT, PublicationStatus.SUBMITTED)
# Kept in Chinese as written into the history; pages translate them when shown.
GROUNDS = {
    "SECRET": gettext_noop("涉及国家秘密（《政府信息公开条例》第十四条）"),
    "PRIVACY": gettext_noop("公开会对个人隐私造成损害（《政府信息公开条例》第十五条）"),
    "TRADE": gettext_noop("公开会对商业秘密造成损害（《政府信息公开条例》第十五条）"),
    "NO_INFLUENCE": gettext_noop(
        "对自然人的处罚，不具有一定社会影响（《行政处罚法》第四十八条第一款）"
    ),
    "MINOR": gettext_noop("当事人为未成年人"),
    OVERTURNED: gettext_noop("决定被变更、撤销或者确认违法"),
}


class GroundNeeded(Refusal):
    """Not publishing needs one of the lawful grounds."""


def grounds_open(publication: Publication, file: CaseFile) -> list[tuple[str, str]]:
    """The grounds that may be chosen now, each with its words; none once it is settled."""
    return [(code, text) for code, text in GROUNDS.items() if not why_not(code, publication, file)]


def why_not(ground: str, publication: Publication, file: CaseFile) -> Refusal | None:
    """What speaks against this ground; once cleared, only an overturned decision is a new one."""
    is_cleared = publication.status == PublicationStatus.CLEARED
    if publication.status not in WAITS and not (is_cleared and ground == OVERTURNED):
        state = publication.get_status_display()
        return WrongState(format_lazy(_("公示稿{status}，不能决定不公开。"), status=state))
    is_penalty = file.procedure.item_category == "PENALTY"
    if ground == "NO_INFLUENCE" and not (is_penalty and file.party.kind == "PERSON"):
        sentence = _("该理由只适用于对自然人的处罚。")
        return GroundNeeded(sentence, "《行政处罚法》第四十八条", {"ground": sentence})
    if ground == OVERTURNED and not overturned_by(file):
        sentence = _("决定没有被变更、撤销或者确认违法，不能以此为由不公开。")
        return GroundNeeded(sentence, fields={"ground": sentence})
    return None
