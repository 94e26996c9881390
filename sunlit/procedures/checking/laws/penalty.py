"""The law of penalties (行政处罚), put together: 《行政处罚法》, 《行政强制法》 chapter five."""

from collections.abc import Mapping

from sunlit.procedures.checking import statutes
from sunlit.procedures.checking.law import Awaited, ProcedureLaw
from sunlit.procedures.checking.laws import general
from sunlit.procedures.checking.laws.penalty_duties import DUTIES
from sunlit.procedures.checking.laws.penalty_moves import MOVES, OPENS, SETTLES

# Side ways, each walked on its own: the first step opens it, the others belong to it.
SIDES: Mapping[str, frozenset[str]] = {
    **general.SIDES,
    "登记保存": frozenset({"preservation_ordered", "preservation_settled"}),
    "补充调查": frozenset(
        {"questioning", "onsite_checked", "correction_ordered", "extension_approved"}
    ),
    "执行": frozenset({"deferral_approved", "demand_served", "court_applied"}),
    "执行结果": frozenset(
        {"demand_served", "demand_objected", "court_applied", "court_answered"}
        | {"fine_execution_ended"}
    ),
    "分案并案": frozenset({"case_split", "parallel_started", "case_joined", "case_merged"}),
    "移送管辖": frozenset({"jurisdiction_transferred", "measure_wanted"}),
    "移送": frozenset(
        {"referral_reported", "crime_referred", "referral_handed_over", "referral_answered"}
        | {"referral_contested", "referral_returned"}
    ),
    "重新启动": frozenset({"decision_revoked", "reopening_decided", "lead_closed"}),
}
OVERTAKEN = ("investigation_reported", "prior_notice_issued", "penalty_decided")
AWAITED = (
    general.announcement("prior_notice_served", "告知书公告期满"),
    general.announcement("decision_served"),
    Awaited(
        "陈述申辩期限届满",
        "prior_notice_served",
        "statement",
        ends_with=("statement_heard", "statement_waived", *OVERTAKEN),
    ),
    Awaited(
        "申请听证期限届满",
        "prior_notice_served",
        "hearing_request",
        ends_with=("hearing_requested", "hearing_waived", *OVERTAKEN),
    ),
    Awaited(
        "听证之日到来",
        "hearing_notified",
        field="held_at",
        is_reached_on=True,
        ends_with=("hearing_held", "hearing_waived", *OVERTAKEN),
    ),
    Awaited("缴款期限届满", "decision_served", "payment", ends_with=("deferral_approved",)),
    Awaited("暂缓缴纳期限届满", "deferral_approved", field="until_on"),
    Awaited("催告期限届满", "demand_served", "demand", ends_with=("court_applied",)),
    Awaited("起诉期限届满", "decision_served", "litigation", ends_with=("court_applied",)),
    Awaited(
        "申请强制执行期限届满",
        "decision_served",
        "litigation",
        ends_with=("court_applied",),
        months_later=3,
    ),
    Awaited(
        "暂缓之后申请强制执行期限届满",
        "deferral_approved",
        field="until_on",
        ends_with=("court_applied",),
        months_later=3,
    ),
)

PENALTY_LAW = ProcedureLaw(
    moves=MOVES,
    duties=DUTIES,
    sides=SIDES,
    awaited=AWAITED,
    opens=OPENS,
    settles=SETTLES,
    changes=frozenset(statutes.CHANGES),
    changes_article=statutes.CHANGES_ARTICLE,
    last_approvals=statutes.LAST_APPROVALS,
    actors=statutes.ACTORS,
    field_acts=frozenset(statutes.FIELD_ACTS),
    field_act_article=statutes.FIELD_ACT_ARTICLE,
    recordings=statutes.RECORDINGS,
    must_state={"PENALTY": statutes.DECISION_MUST_STATE},
    must_state_article="《行政处罚法》第五十九条",
    needs_remedies=dict.fromkeys(("PENALTY", "NO_PENALTY"), "《行政处罚法》第五十九条第一款第五项"),
)
