"""What the statutes fix, written down a second time (法定标准): the check compares the rules
with it. Change a line only when the law named in it changes.
"""

from dataclasses import dataclass

from sunlit.foundations.accounts.duties import Duty

PENALTY_LAW = "《行政处罚法》"
COERCION_LAW = "《行政强制法》"


@dataclass(frozen=True)
class Limit:
    """How long a clock may be: at least, at most, or both for an exact figure."""

    clock: str
    unit: str
    least: int
    most: int
    article: str


ANY = 10**6
LIMITS = (
    Limit("decision", "CALENDAR_DAY", 1, 90, f"{PENALTY_LAW}第六十条"),
    Limit("preservation", "WORKING_DAY", 1, 7, f"{PENALTY_LAW}第五十六条、第八十五条"),
    Limit("statement", "WORKING_DAY", 3, ANY, f"{PENALTY_LAW}第四十四条、第四十五条"),
    Limit("hearing_request", "WORKING_DAY", 5, ANY, f"{PENALTY_LAW}第六十四条第一项、第八十五条"),
    Limit("decision_serving", "WORKING_DAY", 1, 7, f"{PENALTY_LAW}第六十一条第一款、第八十五条"),
    Limit("announcement", "CALENDAR_DAY", 30, 30, "《民事诉讼法》第九十五条"),
    Limit("payment", "CALENDAR_DAY", 15, 15, f"{PENALTY_LAW}第六十七条第三款"),
    Limit("reconsideration", "CALENDAR_DAY", 60, ANY, "《行政复议法》第二十条第一款"),
    Limit("litigation", "MONTH", 6, 6, "《行政诉讼法》第四十六条第一款"),
    Limit("demand", "WORKING_DAY", 10, ANY, f"{COERCION_LAW}第五十四条、第六十九条"),
)
LATE_FINE_PERMILLE = 30
LATE_FINE_ARTICLE = f"{PENALTY_LAW}第七十二条第一款第一项"
TIME_BARS = (2, 5)
TIME_BAR_ARTICLE = f"{PENALTY_LAW}第三十六条第一款"
REPLACED_WITHIN, REPLACED_ARTICLE = 3, "国办发〔2018〕118号（六）"  # working days
TAKEN_DOWN = {"REVOKED": "撤销", "ILLEGAL": "确认违法或者无效", "CHANGED": "变更"}
TAKEN_DOWN_ARTICLE = "国办发〔2018〕118号（六）；《行政处罚法》第四十八条第二款"
DISCLOSURE_WORKING_DAYS = {"PENALTY": (7, "国办发〔2018〕118号（六）")}
PARTY_KINDS = ("ORGANIZATION", "INDIVIDUAL_BUSINESS", "PERSON")

# Who must agree last, by step: the head of the organ (行政机关负责人) wherever the law says so.
LAST_APPROVALS = {
    "lead_closed": (Duty.SECTION_HEAD, f"{PENALTY_LAW}第五十四条第二款"),
    "case_filed": (Duty.BUREAU_LEADER, f"{PENALTY_LAW}第五十四条第二款"),
    "preservation_ordered": (Duty.BUREAU_LEADER, f"{PENALTY_LAW}第五十六条"),
    "extension_approved": (Duty.BUREAU_LEADER, f"{PENALTY_LAW}第六十条"),
    "case_paused": (Duty.BUREAU_LEADER, f"{PENALTY_LAW}第六十条"),
    "investigation_reported": (Duty.SECTION_HEAD, f"{PENALTY_LAW}第五十七条第一款"),
    "prior_notice_issued": (Duty.SECTION_HEAD, f"{PENALTY_LAW}第四十四条"),
    "statement_reviewed": (Duty.SECTION_HEAD, f"{PENALTY_LAW}第四十五条第一款"),
    "decision_drafted": (Duty.SECTION_HEAD, f"{PENALTY_LAW}第五十七条"),
    "deferral_approved": (Duty.BUREAU_LEADER, f"{PENALTY_LAW}第六十六条第二款"),
    "case_joined": (Duty.BUREAU_LEADER, f"{PENALTY_LAW}第二十九条"),
    "case_split": (Duty.BUREAU_LEADER, f"{PENALTY_LAW}第五十四条第二款"),
    "jurisdiction_transferred": (Duty.BUREAU_LEADER, f"{PENALTY_LAW}第二十二条"),
    "government_reported": (Duty.BUREAU_LEADER, "《节约能源法》第六十八条第二款"),
    "fine_execution_ended": (Duty.BUREAU_LEADER, f"{COERCION_LAW}第四十条"),
    "court_applied": (Duty.BUREAU_LEADER, f"{COERCION_LAW}第五十四条、第五十五条"),
    "recording_waived": (Duty.SECTION_HEAD, "国办发〔2018〕118号（八）"),
    "case_closed": (Duty.BUREAU_LEADER, f"{PENALTY_LAW}第四十七条"),
}
# Whose act a step is, where the law names the person.
ACTORS = {
    "penalty_decided": ("leader", f"{PENALTY_LAW}第五十七条第一款"),
    "no_penalty_decided": ("leader", f"{PENALTY_LAW}第五十七条第一款"),
    "case_dismissed": ("leader", f"{PENALTY_LAW}第五十七条第一款"),
    "crime_referred": ("leader", f"{PENALTY_LAW}第二十七条、第五十七条第一款"),
    "decision_revoked": ("leader", f"{PENALTY_LAW}第七十五条第二款"),
    "reopening_decided": ("leader", f"{PENALTY_LAW}第七十五条第二款"),
    "recusal_decided": ("leader", f"{PENALTY_LAW}第四十三条第三款"),
    "discussion_held": ("leader", f"{PENALTY_LAW}第五十七条第二款"),
    "review_concluded": ("legal_reviewer", f"{PENALTY_LAW}第五十八条第二款"),
    "hearing_held": ("presiding_officer", f"{PENALTY_LAW}第六十四条第四项"),
}
# Done towards the party, so by two officers entitled that day.
FIELD_ACTS = (
    "credential_shown",
    "questioning",
    "onsite_checked",
    "evidence_added",
    "preservation_ordered",
    "prior_notice_served",
    "statement_heard",
    "decision_served",
)
FIELD_ACT_ARTICLE = f"{PENALTY_LAW}第四十二条第一款"
# Whatever touches facts, evidence or the draft makes a passed review lapse.
CHANGES = (
    "questioning",
    "onsite_checked",
    "evidence_added",
    "preservation_ordered",
    "preservation_settled",
    "correction_ordered",
    "investigation_reported",
    "prior_notice_issued",
    "statement_heard",
    "statement_reviewed",
    "hearing_held",
    "decision_drafted",
    "discretion_assessed",
    "case_split",
    "case_joined",
    "referral_returned",
)
CHANGES_ARTICLE = f"{PENALTY_LAW}第五十八条"
# Steps whose audio-visual recording is a duty.
RECORDINGS = {
    "hearing_held": "国办发〔2018〕118号（八）",
    "preservation_ordered": "国办发〔2018〕118号（八）",
    "onsite_checked": "国办发〔2018〕118号（八）",
}
# Review grounds the statute itself names; a catalogue may add rows, never lack these.
REVIEW_TESTS = {
    "public_interest": f"{PENALTY_LAW}第五十八条第一款第一项",
    "hearing_held": f"{PENALTY_LAW}第五十八条第一款第二项",
    "is_complex": f"{PENALTY_LAW}第五十八条第一款第三项",
    "severe_kind": f"{PENALTY_LAW}第五十八条第一款第二项",
}
REVIEW_ARTICLE = f"{PENALTY_LAW}第五十八条第一款"
# What a decision must state; facts of the form, 《行政处罚法》第五十九条第一款.
DECISION_MUST_STATE = (
    "party.name",
    "party.address",
    "decision_drafted.facts",
    "decision_drafted.evidence",
    "decision_drafted.penalty_text",
    "decision_drafted.penalty_articles",
    "decision_drafted.performance",
    "remedies",
    "body.name",
)
# What a publication may show of a decision; everything else about a person stays inside.
PUBLIC_FIELDS = frozenset(
    {
        "party_name",
        "party_code",
        "representative",
        "document_no",
        "facts",
        "kinds",
        "articles",
        "content",
        "decided_on",
        "body",
        "fulfillment",
        "credit_class",
        "credit_period",
        "conditions",
        "valid_from",
        "valid_until",
        "item",
        "method",
        "result",
        "measure",
    }
)
