"""Checks on the persons chosen in a step: officers, successor, presiding officer (办案人员)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.registry import Sentence, check

Answers = Mapping[str, Sentence]


@check("《行政处罚法》第四十二条第一款", only="PENALTY")
def two_different_officers(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Never fewer than two officers."""
    if data["lead_officer"] == data["assisting_officer"]:
        return {"assisting_officer": _("执法人员不得少于两人，请另选一名协办人。")}
    return {}


@check("《行政处罚法》第四十二条第一款", only="PENALTY")
def officers_entitled(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Both officers chosen hold credentials valid today for the item.

    The loader puts into `data` why a candidate is not entitled, or is barred by another part in
    the case: id -> reason.
    """
    barred = data.get("_barred_officers", {}) | data.get("_unentitled", {})
    return {
        name: barred[data[name]]
        for name in ("lead_officer", "assisting_officer")
        if data.get(name) in barred
    }


@check("《行政处罚法》第四十二条第一款、第四十三条", only="PENALTY")
def successor_entitled(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """The successor is entitled, has no other part in the case and was not recused from it."""
    successor = data.get("successor")
    if successor is None:
        return {}
    if any(handler.officer_id == successor for handler in file.handlers):
        return {"successor": _("该执法人员已是本案承办人，执法人员不得少于两人。")}
    barred = data.get("_barred_officers", {}) | data.get("_unentitled", {})
    return {"successor": barred[successor]} if successor in barred else {}


@check("《行政处罚法》第四十二条、第四十三条", only="PENALTY")
def officer_is_handler(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Only a handler of this case can be recused or replaced."""
    if any(handler.officer_id == data["officer"] for handler in file.handlers):
        return {}
    return {"officer": _("该执法人员不是本案承办人。")}


@check("《行政处罚法》第六十四条第四项", only="PENALTY")
def chair_not_handler(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """The presiding officer neither investigated the case nor approved a step of it."""
    reason = data.get("_barred_chairs", {}).get(data.get("chair"))
    return {"chair": reason} if reason else {}
