"""Gates and checks of the summary penalty (简易程序), 第五十一条至第五十三条."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import yuan
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.registry import Sentence, check, gate

LAW = "《行政处罚法》"
SMALL_FINE_FEN = 10_000  # 一百元以下
Answers = Mapping[str, Sentence]


@gate(f"{LAW}第四十四条、第四十五条")
def telling_owed(file: CaseFile) -> Sentence | None:
    """The party is still to be told."""
    return _("已经当场告知。") if file.has("summary_told") else None


@gate(f"{LAW}第四十五条")
def telling_stands(file: CaseFile) -> Sentence | None:
    """No penalty on the spot where the party's defense holds."""
    told = file.last("summary_told")
    if told is None:
        return _("尚未告知当事人并听取陈述申辩。")
    adopted = told.data.get("adopted") == "ADOPTED"
    return _("当事人的陈述申辩成立，不得当场处罚。") if adopted else None


@check(f"{LAW}第五十一条")
def fine_within_limits(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """On the spot no fine above the procedure's limit for this kind of party."""
    most = file.procedure.fine_limits.of(file.party.kind)
    if most is None or (data.get("fine") or 0) <= most:
        return {}
    sentence = _("超过当场处罚的限额{most}，应当适用普通程序。")
    return {"fine": format_lazy(sentence, most=yuan(most))}


@check(f"{LAW}第四十四条、第四十五条第二款")
def as_told(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """The decision is what the party was told, no more."""
    told = file.last("summary_told")
    if told is None:
        return {}
    if set(data["kinds"]) - set(told.data.get("kinds") or ()):
        return {"kinds": _("处罚种类与告知的不一致，须重新告知。")}
    if (data.get("fine") or 0) > (told.data.get("fine") or 0):
        return {"fine": _("罚款金额重于告知的内容，须重新告知。")}
    if ("FINE" in data["kinds"]) != bool(data.get("fine")):
        return {"fine": _("处罚种类与罚款金额不符。")}
    return {}


@check(f"{LAW}第六十八条、第六十九条")
def on_spot_allowed(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Money is taken on the spot only where the law allows it."""
    decided = file.last("penalty_decided")
    fine = int(decided.data.get("fine") or 0) if decided else 0
    if data["way"] != "ON_SPOT_SMALL" or fine <= SMALL_FINE_FEN:
        return {}
    return {"way": _("罚款超过一百元，不属于可以当场收缴的小额罚款。")}


def _owes_hand_in(file: CaseFile) -> bool:
    taken = [one for one in file.all("payment_recorded") if one.data.get("way", "BANK") != "BANK"]
    return bool(taken) and file.last_after(taken[-1], "money_handed_in") is None


@gate(f"{LAW}第七十一条")
def hand_in_owed(file: CaseFile) -> Sentence | None:
    """Money taken on the spot is still to be handed in."""
    return None if _owes_hand_in(file) else _("没有待交缴的当场收缴款。")


@gate(f"{LAW}第七十一条")
def hand_in_settled(file: CaseFile) -> Sentence | None:
    """No end while money taken on the spot is not handed in."""
    return _("当场收缴的罚款尚未交缴。") if _owes_hand_in(file) else None
