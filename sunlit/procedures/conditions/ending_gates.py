"""Conditions for the change and the end of licenses (许可变更、延续、撤回、撤销、注销)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.calendars import Period, Unit, days_before
from sunlit.foundations.refusals import Sentence
from sunlit.foundations.wording import full_day
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.licensing_gates import examination
from sunlit.procedures.conditions.registry import check, gate
from sunlit.procedures.conditions.under_review import current_draft, valid_pass
from sunlit.procedures.deadlines import party_deadline

HEARD = "《行政许可法》第七条"
RENEWAL = "《行政许可法》第五十条"
RENEWAL_AHEAD = Period(30, Unit.WORKING_DAY)
TAKES_AWAY = ("WITHDRAW", "REVOKE")
# What may be proposed for each kind of matter; REFUSE for all.
PROPOSALS = {
    "CHANGE": "GRANT",
    "RENEWAL": "GRANT",
    "WITHDRAWAL": "WITHDRAW",
    "REVOCATION": "REVOKE",
    "CANCELLATION": "CANCEL",
}
# Who may bring each kind about.
ORIGINS = {
    "CHANGE": ("LICENSEE",),
    "RENEWAL": ("LICENSEE",),
    "WITHDRAWAL": ("OFFICE",),
    "REVOCATION": ("OFFICE", "INTERESTED"),
    "CANCELLATION": ("OFFICE", "LICENSEE"),
}


def _asked(file: CaseFile) -> Mapping[str, Any]:
    opened = file.first("application_received")
    return opened.data if opened else {}


@check("《行政许可法》第八条、第四十九条、第五十条、第六十九条、第七十条")
def ending_fits_origin(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """Change and renewal are asked for; withdrawal and revocation are begun by the body."""
    if data["origin"] in ORIGINS[data["kind"]]:
        return {}
    return {"origin": _("该事项不能以这种方式启动。")}


@check("《行政许可法》第四十九条、第五十条、第六十九条、第七十条")
def proposal_fits_kind(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """What is proposed answers what was asked for or begun."""
    if data["proposal"] in ("REFUSE", PROPOSALS.get(_asked(file).get("kind", ""))):
        return {}
    return {"proposal": _("审查意见与办理事项不一致。")}


@check(f"{RENEWAL}第一款")
def renewal_asked_in_time(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """A renewal is asked for thirty working days before the license ends, or law says otherwise."""
    asked = _asked(file)
    if data["outcome"] != "GRANT" or asked.get("kind") != "RENEWAL":
        return {}
    ends = date.fromisoformat(asked["expires_on"])
    latest = days_before(ends, RENEWAL_AHEAD, file.calendar)
    on_time = date.fromisoformat(asked["received_on"]) <= latest
    if on_time or asked.get("other_period") == "YES":
        return {}
    sentence = _("有效期至{ends}届满，最迟应当在{latest}申请延续；本申请已逾期，不能准予延续。")
    return {"outcome": format_lazy(sentence, ends=full_day(ends), latest=full_day(latest))}


@gate(RENEWAL, LICENSE=f"{RENEWAL}第二款")
def renewal_overdue(file: CaseFile) -> Sentence | None:
    """A renewal asked for in time and not decided before the end is taken for granted."""
    asked = _asked(file)
    if asked.get("kind") != "RENEWAL":
        return _("本案不是延续申请。")
    ends = date.fromisoformat(asked["expires_on"])
    if file.today > ends:
        return None
    return format_lazy(_("原许可有效期至{day}，尚未届满。"), day=full_day(ends))


@gate("《行政处罚法》第五十八条", LICENSE="国办发〔2018〕118号（十一）")
def review_settled(file: CaseFile) -> Sentence | None:
    """Whatever was put to review or ordered to be reviewed has passed."""
    if file.has("review_submitted", "review_ordered") and valid_pass(file) is None:
        return _("已经送法制审核或者交办审核，须先通过审核。")
    return None


@gate("《行政许可法》第三十二条", LICENSE="《行政许可法》第三十二条")
def asked_from_outside(file: CaseFile) -> Sentence | None:
    """Only what somebody asked for is corrected, refused or withdrawn by him."""
    if _asked(file).get("origin") == "OFFICE":
        return _("本案由本机关依职权启动，没有申请人。")
    return None


def _takes_away(file: CaseFile) -> bool:
    """Whether the examination, or the draft, takes the license away."""
    examined, draft = examination(file), current_draft(file)
    proposed = examined is not None and examined.data.get("proposal") in TAKES_AWAY
    return proposed or (draft is not None and draft.data.get("outcome") in TAKES_AWAY)


def _told(file: CaseFile) -> Taken | None:
    return file.last_after(examination(file), "licensee_told")


@gate(HEARD, LICENSE=HEARD)
def licensee_untold(file: CaseFile) -> Sentence | None:
    """Withdrawal or revocation is proposed, and the licensee was not told."""
    if not _takes_away(file):
        return _("审查意见不是撤回或者撤销许可。")
    return _("已经告知被许可人。") if _told(file) else None


@gate(HEARD, LICENSE=HEARD)
def licensee_unheard(file: CaseFile) -> Sentence | None:
    """The licensee was told, and has not been heard."""
    told = _told(file)
    if told is None:
        return _("尚未告知被许可人。")
    return _("已经听取陈述、申辩。") if file.last_after(told, "licensee_heard") else None


@gate(HEARD, LICENSE=HEARD)
def licensee_heard_if_due(file: CaseFile) -> Sentence | None:
    """No withdrawal or revocation before the licensee was told and heard."""
    if not _takes_away(file):
        return None
    told = _told(file)
    if told is None:
        return _("撤回、撤销许可的，尚未告知被许可人事实、理由、依据。")
    heard = file.last_after(told, "licensee_heard")
    return None if heard else _("尚未听取被许可人的陈述、申辩。")


@check(HEARD)
def licensee_silent_long_enough(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """Silence counts only after the period to answer has passed."""
    told = _told(file)
    if data["answer"] != "SILENT" or told is None:
        return {}
    due_on = party_deadline(file, "license_statement", told)
    if file.today > due_on:
        return {}
    sentence = _("陈述、申辩期限至{day}届满，尚未逾期。")
    return {"answer": format_lazy(sentence, day=full_day(due_on))}


@gate("《行政许可法》第八条、第六十九条、第七十条")
def ending_drafted(file: CaseFile) -> Sentence | None:
    """The draft withdraws, revokes or cancels the license, as the case was opened for."""
    draft = current_draft(file)
    outcome = str(draft.data.get("outcome")) if draft else ""
    if outcome not in ("WITHDRAW", "REVOKE", "CANCEL"):
        return _("拟定的决定不是撤回、撤销或者注销许可。")
    if outcome != PROPOSALS.get(str(_asked(file).get("kind"))):
        return _("拟定的决定与办理事项不一致。")
    return None
