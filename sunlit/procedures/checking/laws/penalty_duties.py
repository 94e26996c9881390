"""The duties no path of a penalty may pass by (行政处罚法定程序义务), each with its article."""

from collections.abc import Iterator

from sunlit.procedures.checking.law import Act, Broken, LawfulDuty
from sunlit.procedures.checking.laws import reviewing
from sunlit.procedures.checking.laws.general import after_announcement, in_its_time, two_officers
from sunlit.procedures.checking.standing import Penalty, Standing, penalty_of

SEVERE = frozenset(
    {"BUSINESS_SUSPENSION_ORDER", "CLOSURE_ORDER", "PRACTICE_RESTRICTION", "LICENSE_REVOCATION"}
)
OUTCOMES = {
    "PENALTY": ("PENALTY",),
    "NO_PENALTY": ("NO_PENALTY_MINOR", "NO_PENALTY_UNPROVEN"),
    "DISMISSAL": ("DISMISSAL",),
    "REFERRAL": ("REFERRAL",),
}
TOWARDS_PARTY = ("PENALTY", "NO_PENALTY")
ANNULLED = ("REVOKED", "ILLEGAL")
OPEN_MATTERS = {
    "PAUSE": ("案件尚在中止", "《行政处罚法》第六十条"),
    "RECUSAL": ("回避申请尚未决定", "《行政处罚法》第四十三条第三款"),
    "PRESERVATION": ("先行登记保存的证据尚未处理", "《行政处罚法》第五十六条"),
}
CRIME_RULES = "《行政执法机关移送涉嫌犯罪案件的规定》"
ELSEWHERE = ("case_merged", "jurisdiction_transferred")  # goes on in another case or organ
BEFORE_DECISION = ("notice", "review", "decision")


def _in_its_time(act: Act) -> Iterator[Broken]:
    step, case = act.step, act.case
    if case.decided and step.stage in BEFORE_DECISION:
        yield "作出决定之后又办理了决定之前的步骤", "《行政处罚法》第五十七条"


def _decision(act: Act) -> Iterator[Broken]:
    """What every decision needs, whichever way it goes."""
    if not act.step.decides:
        return
    if act.case.outcome not in OUTCOMES[act.step.decides]:
        yield "调查终结报告没有提出这样的处理意见", "《行政处罚法》第五十七条第一款"
    for matter in sorted(act.case.opened):
        yield OPEN_MATTERS[matter]
    if act.step.decides == "REFERRAL" and act.case.review != "PASSED" and _reviews_referral(act):
        yield "移送司法机关没有通过法制审核", "《行政处罚法》第五十八条"


def _reviews_referral(act: Act) -> bool:
    return any(row.test == "crime_suspected" for row in act.rules.review_catalogue)


def _before_notice(act: Act) -> Iterator[Broken]:
    """With two rounds a major penalty is reviewed before the party is told of it."""
    rounds = act.rules.parameters.review_rounds.get(act.file.procedure.code, 1)
    report = act.file.last("investigation_reported")
    if act.step.code != "prior_notice_issued" or rounds < 2 or report is None:
        return
    is_told = act.case.notice is not None
    if not is_told and act.case.review != "PASSED" and _is_major(act, penalty_of(report.data)):
        yield "拟作重大处罚，告知之前没有通过法制审核", "《行政处罚法》第五十八条"


def _told_and_heard(act: Act) -> Iterator[Broken]:
    """A penalty needs prior notice of exactly this report, and a party heard."""
    if act.step.decides != "PENALTY":
        return
    case = act.case
    if case.notice is None or not case.is_told:
        yield "未向当事人送达现在这份处罚的事先告知书", "《行政处罚法》第四十四条、第六十二条"
        return
    is_over = case.is_statement_waived or act.has_passed("statement", case.told_on)
    if case.statement == "HEARD" or (not case.statement and not is_over):
        yield "当事人的陈述申辩没有听取、复核", "《行政处罚法》第四十五条、第六十二条"
    settled = case.hearing in {"HELD", "WAIVED"}
    is_late = not case.hearing and act.has_passed("hearing_request", case.told_on)
    if _gives_hearing(act, case.notice) and not settled and not is_late:
        yield "应当听证而没有举行", "《行政处罚法》第六十三条、第六十四条"


def _draft(act: Act) -> Iterator[Broken]:
    """A penalty is what was drafted on the facts as they are, no heavier than notified."""
    if act.step.decides != "PENALTY":
        return
    case = act.case
    if case.draft is None or not case.is_draft_fresh:
        yield "事实、证据或者告知内容变化之后没有重新拟定决定", "《行政处罚法》第五十七条"
        return
    if case.notice is not None and _is_heavier(case.draft, case.notice):
        yield "处罚决定重于事先告知的内容", "《行政处罚法》第四十五条第二款"
    if _is_major(act, case.draft) and case.review != "PASSED":
        yield "重大处罚决定没有通过法制审核", "《行政处罚法》第五十八条"
    if _needs_discussion(act, case.draft) and case.discussion != "AGREED":
        yield "应当集体讨论而没有经集体讨论同意", "《行政处罚法》第五十七条第二款"


def _closure(act: Act) -> Iterator[Broken]:
    """A closure is decided by the government, on the bureau's report."""
    draft = act.case.draft
    if act.step.decides != "PENALTY" or draft is None or "CLOSURE_ORDER" not in draft.kinds:
        return
    if "CONSENT" not in act.case.marks:
        yield "责令关闭没有报请本级人民政府决定", "《节约能源法》第六十八条第二款、第七十一条"


def _suspected_crime(act: Act) -> Iterator[Broken]:
    """Referral on a written report; what comes back was handed over and answered first."""
    marks = act.case.marks
    if act.step.decides == "REFERRAL" and "REPORTED" not in marks:
        yield "没有移送书面报告就决定移送", f"{CRIME_RULES}第五条"
    if act.step.undecides and "ANSWERED" not in marks:
        yield "没有移送回执就退回恢复办理", f"{CRIME_RULES}第八条、第十条"


def _taken_up_again(act: Act) -> Iterator[Broken]:
    """A matter is reopened after its end only, and never beside a penalty that stands."""
    if act.step.code != "reopening_decided":
        return
    if not act.case.ended_by:
        yield "案件没有终结就重新启动", "《行政处罚法》第七十五条第二款"
    if act.case.decided == "PENALTY" and act.case.remedy not in ANNULLED:
        yield "处罚决定仍然有效就重新启动", "《行政处罚法》第二十九条"


def _is_heavier(draft: Penalty, notice: Penalty) -> bool:
    return (
        draft.fine > notice.fine
        or draft.confiscation > notice.confiscation
        or bool((draft.kinds & SEVERE) - notice.kinds)
    )


def _gives_hearing(act: Act, notice: Penalty) -> bool:
    parameters = act.rules.parameters
    threshold = parameters.hearing_fine_fen[act.file.party.kind]
    most = max(notice.fine, notice.confiscation)
    reached = most >= threshold if parameters.hearing_inclusive else most > threshold
    return reached or bool(notice.kinds & SEVERE)


def _is_major(act: Act, draft: Penalty) -> bool:
    case = act.case
    if draft.kinds & SEVERE or case.hearing == "HELD":
        return True
    if case.is_complex or case.public_interest or case.departs:
        return True
    kind = act.file.party.kind
    amounts = {"fine_reaches": draft.fine, "confiscation_reaches": draft.confiscation}
    for row in act.rules.review_catalogue:
        threshold, amount = row.amounts_fen.get(kind), amounts.get(row.test, 0)
        if threshold and amount and (amount > threshold or (row.inclusive and amount == threshold)):
            return True
    return False


def _needs_discussion(act: Act, draft: Penalty) -> bool:
    most = max(draft.fine, draft.confiscation)
    return act.case.is_complex or most >= act.rules.parameters.discussion_fine_fen


def execution(act: Act) -> Iterator[Broken]:
    """The court is asked after decision, demand and the time to sue, never beside a suit."""
    case = act.case
    pay_by_over = act.file.today > case.pay_by if case.pay_by else None
    overdue = act.has_passed("payment", case.served_on) if pay_by_over is None else pay_by_over
    if act.step.code in {"demand_served", "court_applied"} and not overdue:
        yield "缴款期限没有届满就催告或者申请强制执行", "《行政强制法》第五十三条、第五十四条"
    if act.step.code != "court_applied":
        return
    if not act.has_passed("demand", case.demanded_on):
        yield "催告期限没有届满就申请强制执行", "《行政强制法》第五十四条"
    is_heard = case.remedy not in ("", "OPEN")  # the time to sue ended with the remedy
    if not is_heard and not act.has_passed("litigation", case.served_on):
        yield "起诉期限没有届满就申请强制执行", "《行政强制法》第五十三条"
    if case.remedy == "OPEN":
        yield "复议或者诉讼期间申请强制执行", "《行政强制法》第五十三条"


def _end(act: Act) -> Iterator[Broken]:
    """No end with a matter open, a clock of the bureau running, a recording missing."""
    if not act.step.final:
        return
    case = act.case
    for matter in sorted(case.opened):
        yield OPEN_MATTERS[matter]
    clocks = act.rules.clocks
    for code in sorted(case.running - frozenset(act.step.stops)):
        yield f"“{clocks[code].name}”仍在计时", clocks[code].basis
    if "case_filed" in case.has and case.owes_recordings:
        yield "应当作的音像记录没有登记就结案", "国办发〔2018〕118号（八）"
    if "case_filed" in case.has and act.step.code not in ELSEWHERE:
        yield from _decided_at_end(case)


def _decided_at_end(case: Standing) -> Iterator[Broken]:
    """A case filed ends decided, served, unchallenged, performed; a crime in other hands."""
    if not case.decided:
        yield "没有作出处理决定就结案", "《行政处罚法》第五十七条"
    if case.decided == "REFERRAL" and "TAKEN" not in case.marks:
        yield "移送的案件没有立案回执就结案", f"{CRIME_RULES}第六条"
    if case.decided in TOWARDS_PARTY and not case.is_served:
        yield "决定书没有送达就结案", "《行政处罚法》第六十一条"
    if case.remedy == "OPEN":
        yield "复议或者诉讼没有终结就结案", "《行政处罚法》第七十三条"
    if case.decided == "PENALTY" and not is_fulfilled(case):
        yield "处罚没有履行、也没有申请强制执行就结案", "《行政处罚法》第六十六条、第七十二条"


def is_fulfilled(case: Standing) -> bool:
    """Whether everything is paid, handed to the court, ended as execution, or annulled."""
    if case.has & {"court_applied", "fine_execution_ended"} or case.remedy in ANNULLED:
        return True
    draft = case.draft or Penalty(frozenset(), 0, 0)
    fine, confiscation = case.paid.get("FINE", 0), case.paid.get("CONFISCATION", 0)
    return fine >= draft.fine and confiscation >= draft.confiscation


DUTIES: tuple[LawfulDuty, ...] = (
    two_officers,
    in_its_time,
    after_announcement,
    reviewing.in_due_form,
    reviewing.before_decision,
    _in_its_time,
    _decision,
    _before_notice,
    _told_and_heard,
    _draft,
    _closure,
    _suspected_crime,
    _taken_up_again,
    execution,
    _end,
)
