"""About thirty cases in all stages (演示案件)， each walked by running the acts up to today."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from django.utils.timezone import localdate

from sunlit.disclosure.actions.clear_publication import CLEARANCE_POINTS, clear_publication
from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.disclosure.actions.publish import publish
from sunlit.disclosure.actions.publish_list import publish_list
from sunlit.disclosure.actions.submit_publication import submit_publication
from sunlit.disclosure.lists.queries import lists_behind
from sunlit.disclosure.models import Publication
from sunlit.disclosure.queries import cases_without_publication
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.calendars import national
from sunlit.interfaces.operator.demo.applying import (
    STORIES,
    Charge,
    Complaint,
    Confirmation,
    EnergyReview,
    Filing,
    Investment,
    LicenseEnding,
    Price,
    ProjectApproval,
    ProjectChange,
    ProjectDeferral,
    Reward,
)
from sunlit.interfaces.operator.demo.executing import REMOVAL, ExecutionWalk
from sunlit.interfaces.operator.demo.inspecting import (
    GRAIN_CHECK,
    PIPELINE_CHECK,
    InspectionWalk,
)
from sunlit.interfaces.operator.demo.licensing import LICENSE, LicenseWalk
from sunlit.interfaces.operator.demo.plain import PlainWalk
from sunlit.interfaces.operator.demo.sealing import GRAIN_SEIZED, SealWalk
from sunlit.interfaces.operator.demo.story import Story
from sunlit.interfaces.operator.demo.summary import NO_LEDGER, SummaryWalk
from sunlit.interfaces.operator.demo.walking import Crew, Walk
from sunlit.interfaces.operator.demo.weighing import AssessedWalk as Weighed
from sunlit.registers.officers.models import Officer
from sunlit.registers.parties.models import Counterparty, CounterpartyKind

GRAIN = Story(
    item="粮食收购者未执行国家粮食质量标准",
    facts="当事人在收购小麦过程中未按照国家粮食质量标准检验定等，涉及小麦四百余吨。",
    articles="《粮食流通管理条例》第十一条第一款",
    penalty_articles="《粮食流通管理条例》第四十五条第一项",
)
LEDGER = Story(
    item="未建立粮食经营台账，或者未按照规定报送粮食基本数据和有关情况",
    facts="当事人未建立粮食经营台账，也未按照规定报送粮食收购、销售、储存数据。",
    articles="《粮食流通管理条例》第二十三条",
    penalty_articles="《粮食流通管理条例》第四十五条第五项",
    fine="8000",
)
PIPELINE = Story(
    item="未经依法批准进行管道保护范围内施工作业",
    facts="当事人未经批准，在石油天然气管道线路中心线两侧保护范围内进行顶管施工。",
    articles="《中华人民共和国石油天然气管道保护法》第三十五条",
    penalty_articles="《中华人民共和国石油天然气管道保护法》第五十三条",
    fine="30000",
)
ENERGY = replace(
    PIPELINE,
    item="危害供电、用电安全或者扰乱供电、用电秩序",
    facts="当事人擅自在供电设施上接线用电，危害供电安全。",
    articles="《中华人民共和国电力法》第三十二条",
    penalty_articles="《中华人民共和国电力法》第六十五条",
    fine="5000",
)


@dataclass(frozen=True)
class Plan:
    """A story, how many working days ago it began, and the last step taken."""

    story: Story
    section: str
    days_ago: int
    last: str = ""
    publishes: bool = False
    walker: type[Walk] = Walk


HEARING = replace(GRAIN, fine="200000", wants_hearing=True, states=True)
MINOR = replace(LEDGER, outcome="NO_PENALTY_MINOR", kinds=(), fine="")
PLANS = [
    Plan(GRAIN, "ZFJ", 150, "case_closed", publishes=True, walker=Weighed),
    Plan(HEARING, "ZFJ", 160, "case_closed", publishes=True, walker=Weighed),
    Plan(LEDGER, "ZFJ", 140, "case_closed", publishes=True, walker=Weighed),
    Plan(PIPELINE, "NYK", 150, "case_closed", publishes=True),
    Plan(ENERGY, "NYK", 130, "case_closed", publishes=True),
    Plan(replace(GRAIN, fine="80000"), "ZFJ", 120, "case_closed", publishes=True, walker=Weighed),
    Plan(
        replace(LEDGER, fine="20000"),
        "ZFJ",
        110,
        "payment_recorded",
        publishes=True,
        walker=Weighed,
    ),
    Plan(
        replace(GRAIN, fine="90000", states=True),
        "ZFJ",
        26,
        "decision_served",
        publishes=True,
        walker=Weighed,
    ),
    Plan(replace(PIPELINE, fine="45000"), "NYK", 20, "decision_served"),
    Plan(replace(GRAIN, fine="60000"), "ZFJ", 24, "decision_served", walker=Weighed),
    Plan(replace(LEDGER, fine="15000"), "ZFJ", 30, "penalty_decided", walker=Weighed),
    Plan(replace(GRAIN, fine="70000"), "ZFJ", 32, "review_concluded", walker=Weighed),
    Plan(replace(GRAIN, fine="60000"), "ZFJ", 30, "review_submitted", walker=Weighed),
    Plan(replace(GRAIN, fine="90000"), "ZFJ", 26, "review_submitted", walker=Weighed),
    Plan(replace(GRAIN, fine="66000"), "ZFJ", 28, "decision_drafted", walker=Weighed),
    Plan(replace(GRAIN, fine="150000"), "ZFJ", 18, "prior_notice_served", walker=Weighed),
    Plan(replace(PIPELINE, fine="20000"), "NYK", 18, "prior_notice_served"),
    Plan(replace(LEDGER, fine="12000"), "ZFJ", 16, "prior_notice_issued", walker=Weighed),
    Plan(GRAIN, "ZFJ", 16, "investigation_reported"),
    Plan(ENERGY, "NYK", 14, "investigation_reported"),
    Plan(LEDGER, "ZFJ", 12, "evidence_added"),
    Plan(GRAIN, "ZFJ", 10, "evidence_added"),
    Plan(PIPELINE, "NYK", 9, "onsite_checked"),
    Plan(GRAIN, "ZFJ", 8, "questioning"),
    Plan(LEDGER, "ZFJ", 7, "credential_shown"),
    Plan(GRAIN, "ZFJ", 85, "investigation_reported"),
    Plan(ENERGY, "NYK", 5, "case_filed"),
    Plan(GRAIN, "ZFJ", 4, "case_filed"),
    Plan(LEDGER, "ZFJ", 3),
    Plan(PIPELINE, "NYK", 2),
    Plan(GRAIN, "ZFJ", 1),
]
SIDE_WAYS = [
    Plan(MINOR, "ZFJ", 45, "no_penalty"),
    Plan(replace(GRAIN, outcome="DISMISSAL", kinds=(), fine=""), "ZFJ", 50, "dismissal"),
    Plan(GRAIN, "ZFJ", 20, "paused"),
]


LICENSES = [
    Plan(LICENSE, "NYK", 60, "case_closed", publishes=True, walker=LicenseWalk),
    Plan(replace(LICENSE, outcome="REFUSE"), "NYK", 30, "review_submitted", walker=LicenseWalk),
    Plan(LICENSE, "NYK", 12, "license_examined", walker=LicenseWalk),
    Plan(LICENSE, "NYK", 4, "license_accepted", walker=LicenseWalk),
    Plan(LICENSE, "NYK", 1, walker=LicenseWalk),
]


def _applying(kind: type[PlainWalk], days_ago: int, last: str, publishes: bool = False) -> Plan:
    section, story = STORIES[kind]
    return Plan(story, section, days_ago, last, publishes, kind)


APPLICATIONS = [
    _applying(ProjectApproval, 70, "case_closed", publishes=True),
    _applying(ProjectApproval, 16, "license_examined"),
    _applying(ProjectChange, 20, "license_accepted"),
    _applying(ProjectDeferral, 30, "decision_served"),
    _applying(EnergyReview, 60, "case_closed", publishes=True),
    _applying(EnergyReview, 12, "license_accepted"),
    _applying(LicenseEnding, 25, "licensee_told"),
    _applying(Price, 20, "case_closed"),
    _applying(Price, 6, "site_verified"),
    _applying(Confirmation, 24, "decision_served"),
    _applying(Investment, 40, "case_closed", publishes=True),
    _applying(Filing, 30, "case_closed", publishes=True),
    _applying(Filing, 1, "application_received"),
    _applying(Complaint, 45, "case_closed", publishes=True),
    _applying(Complaint, 9, "site_verified"),
    _applying(Reward, 14, "reward_announced"),
    _applying(Charge, 40, "decision_served"),
]
FOLLOWED_UP = replace(GRAIN_CHECK, outcome="FURTHER", source="COMPLAINT")
ENFORCING = [
    Plan(GRAIN_CHECK, "ZFJ", 50, "case_closed", publishes=True, walker=InspectionWalk),
    Plan(PIPELINE_CHECK, "NYK", 35, "correction_ordered", walker=InspectionWalk),
    Plan(FOLLOWED_UP, "ZFJ", 14, "filing_transferred", walker=InspectionWalk),
    Plan(GRAIN_CHECK, "ZFJ", 3, "inspection_approved", walker=InspectionWalk),
    Plan(GRAIN_SEIZED, "ZFJ", 30, "case_closed", publishes=True, walker=SealWalk),
    Plan(GRAIN_SEIZED, "ZFJ", 12, "decision_served", walker=SealWalk),
    Plan(REMOVAL, "NYK", 80, "case_closed", walker=ExecutionWalk),
    Plan(REMOVAL, "NYK", 12, "demand_served", walker=ExecutionWalk),
    Plan(NO_LEDGER, "ZFJ", 18, "case_closed", publishes=True, walker=SummaryWalk),
    Plan(NO_LEDGER, "ZFJ", 7, "decision_served", walker=SummaryWalk),
]
TEAMS = {"ZFJ": "", "NYK": "-ny"}  # the people of a section by the end of their names; else -tz


def load_cases(at: datetime) -> tuple[int, int]:
    """Walk every plan up to its step and publish what is due: (cases, published decisions)."""
    parties = list(
        Counterparty.objects.filter(kind=CounterpartyKind.ORGANIZATION).order_by("pk")[:60]
    )
    published: list[int] = []
    plans = [*PLANS, *SIDE_WAYS, *LICENSES, *APPLICATIONS, *ENFORCING]
    for number, plan in enumerate(plans):
        party = parties[number % len(parties)]
        team = TEAMS.get(plan.section, "-tz")
        story = _with_people(plan.story, (f"chengban{team}", f"xieban{team}"), party)
        crew = _crew(plan.section, f"chengban{team}", f"kezhang{team}")
        walk = plan.walker(crew, story, party, _working_days_before(at, plan.days_ago))
        _walk(walk, plan)
        if plan.publishes:
            published.append(walk.case.pk)
    _publish(published, at)
    return len(plans), len(published)


def _walk(walk: Walk, plan: Plan) -> None:
    match plan.last:
        case "":
            return
        case "no_penalty":
            walk.until("investigation_reported")
            walk.take("no_penalty_decided")
            walk.take("decision_served")
        case "dismissal":
            walk.until("investigation_reported")
            walk.take("case_dismissed")
            walk.record_all()
            walk.take("case_closed")
        case "paused":
            walk.until("evidence_added")
            walk.take("case_paused")
        case _:
            walk.until(plan.last)


def _crew(section: str, handler: str, head: str) -> Crew:
    people = {account.username: account for account in Account.objects.all()}
    return Crew(
        handler=people[handler],
        section_head=people[head],
        leader=people["fenguan"],
        reviewer=people["shenhe"],
        chair=people["shenhe-er"],
        section_code=section,
    )


def _with_people(story: Story, pair: tuple[str, str], party: Counterparty) -> Story:
    officers = {o.account.username: o.pk for o in _officers(pair) if o.account}
    return replace(
        story,
        lead_officer=officers[pair[0]],
        assisting_officer=officers[pair[1]],
        chair=Account.objects.get(username="shenhe-er").pk,
        party_address=party.address or story.party_address,
    )


def _officers(pair: tuple[str, str]) -> list[Officer]:
    return list(Officer.objects.filter(account__username__in=pair).select_related("account"))


def _working_days_before(at: datetime, days: int) -> datetime:
    """Ten in the morning (Beijing), that many working days earlier."""
    calendar, today = national(), localdate(at)
    day = calendar.workday_at(calendar.workdays_through(today) - days)
    return datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC)


def _publish(cases: list[int], at: datetime) -> None:
    """Draft every decision in time; publish those of these cases; publish both lists."""
    people = {account.username: account for account in Account.objects.all()}
    for case in list(cases_without_publication()):
        moment = _soon_after(case.decided_on or localdate(at), at)
        publication = draft_publication(case=case, actor=None, at=moment)
        if publication and case.pk in cases:
            _release(publication, people, moment)
    for kind, _list in lists_behind(localdate(at)):
        publish_list(kind=kind, actor=people["gongshi"], at=at - timedelta(hours=1))


def _release(publication: Publication, people: dict[str, Account], at: datetime) -> None:
    """Submit, clear and publish, each as the person it belongs to."""
    pk = publication.pk
    submit_publication(publication_id=pk, actor=people["gongshi"], at=at, extra_masks=[])
    clear_publication(
        publication_id=pk,
        actor=people["gongshi-shencha"],
        at=at,
        is_cleared=True,
        points=set(CLEARANCE_POINTS),
    )
    publish(publication_id=pk, actor=people["gongshi"], at=at)


def _soon_after(decided_on: date, at: datetime) -> datetime:
    """Four working days after the decision, in the afternoon: inside the seven the rule gives."""
    calendar = national()
    day = calendar.workday_at(calendar.workdays_through(decided_on) + 4)
    return min(datetime(day.year, day.month, day.day, 7, 0, tzinfo=UTC), at)
