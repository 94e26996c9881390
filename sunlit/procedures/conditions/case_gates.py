"""Gates on the state of the case and the people on it (案件状态、承办人、回避、登记保存)."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import translated
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.registry import Sentence, gate


@gate("《行政处罚法》第五十四条第二款")
def not_filed_yet(file: CaseFile) -> Sentence | None:
    """A lead can be filed or closed once."""
    if file.has("case_filed", "lead_closed"):
        return _("本线索已经立案或者已决定不予立案。")
    return None


@gate("《行政处罚法》第十七条；国办发〔2018〕118号（四）")
def item_in_force(file: CaseFile) -> Sentence | None:
    """A case stands on an item of the list in force, whose setting article is in force too."""
    if file.item.in_force:
        return None
    if file.item.why_not:
        return file.item.why_not
    return format_lazy(_("事项“{item}”不在有效的执法事项清单中。"), item=file.item.name)


@gate("《行政处罚法》第十七条、第二十条；国办发〔2018〕118号（四）")
def body_has_power(file: CaseFile) -> Sentence | None:
    """The body exists, and an entrusted section acts on an agreement in force, filed, covering.

    Asked of every step of every procedure (evaluation.ALWAYS).
    """
    return file.body.powerless_because or None


@gate("《行政处罚法》第四十七条")
def not_closed(file: CaseFile) -> Sentence | None:
    """Nothing is added to a closed case."""
    return _("案件已经结案。") if is_ended(file) else None


@gate("《行政处罚法》第五十四条")
def case_running(file: CaseFile) -> Sentence | None:
    """The case is filed, not paused, not closed."""
    if is_ended(file):
        return _("案件已经结案。")
    if not file.has(*file.procedure.filing):
        return _not_filed(file)
    if is_paused(file):
        return _("案件已中止，请先恢复办理。")
    return None


def _not_filed(file: CaseFile) -> Sentence:
    """What a case lacks before it is filed: 立案 for a penalty, 受理 for an application."""
    if file.has_step("case_filed"):
        return _("案件尚未立案。")
    filing = file.procedure.step(file.procedure.filing[0])
    return format_lazy(_("须先完成：{names}。"), names=translated(filing.name))


@gate("《行政处罚法》第六十条")
def case_is_paused(file: CaseFile) -> Sentence | None:
    """Only a paused case is resumed."""
    return None if is_paused(file) else _("案件没有中止。")


@gate("《行政处罚法》第四十二条第一款、第五十五条第一款")
def officers_entitled_today(file: CaseFile) -> Sentence | None:
    """Two officers whose credentials are valid today and cover the item."""
    if len(file.handlers) < 2:
        return _("执法人员少于两人，请先指定两名承办人。")
    for handler in file.handlers:
        if handler.unentitled_because:
            return format_lazy(
                _("承办人{name}今天不具备执法资格：{reason}"),
                name=handler.name,
                reason=handler.unentitled_because,
            )
    return None


@gate("《行政处罚法》第五十六条")
def no_open_preservation(file: CaseFile) -> Sentence | None:
    """Preserved evidence must be settled first."""
    return _("先行登记保存的证据尚未作出处理决定。") if _open_preservation(file) else None


@gate("《行政处罚法》第五十六条")
def open_preservation(file: CaseFile) -> Sentence | None:
    """There is preserved evidence to settle."""
    return None if _open_preservation(file) else _("没有待处理的先行登记保存证据。")


@gate("《行政处罚法》第四十三条第三款")
def no_open_recusal(file: CaseFile) -> Sentence | None:
    """A request for recusal is decided before the case goes on to its end."""
    return _("回避申请尚未决定。") if _open_recusal(file) else None


@gate("《行政处罚法》第四十三条第三款")
def open_recusal(file: CaseFile) -> Sentence | None:
    """There is a request for recusal to decide."""
    return None if _open_recusal(file) else _("没有待决定的回避申请。")


def is_ended(file: CaseFile) -> bool:
    """Whether a final step was taken."""
    return file.has(*file.procedure.ending)


def is_paused(file: CaseFile) -> bool:
    """Whether the last pause has not been lifted."""
    paused = file.last(*file.procedure.pausing)
    return paused is not None and file.last_after(paused, *file.procedure.resuming) is None


def _open_preservation(file: CaseFile) -> Taken | None:
    ordered = file.last("preservation_ordered")
    return ordered if ordered and not file.last_after(ordered, "preservation_settled") else None


def _open_recusal(file: CaseFile) -> Taken | None:
    asked = file.last("recusal_requested")
    return asked if asked and not file.last_after(asked, "recusal_decided") else None
