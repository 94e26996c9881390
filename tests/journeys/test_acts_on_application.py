"""Every further kind of act, from the first paper to the archive, and what becomes public of it."""

import pytest

from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.interfaces.operator.demo import applying
from sunlit.interfaces.operator.demo.applying import STORIES
from sunlit.interfaces.operator.demo.plain import PlainWalk
from sunlit.procedures.loading import read_case
from tests.journeys.applied import a_walk_of, titles
from tests.journeys.telling import assert_ledger_is_whole_and_would_show_one_changed_byte

pytestmark = pytest.mark.usefixtures("bureau")

# kind: (decision, words of its publication, None where nothing is published)
ENDS = {
    applying.ProjectApproval: ("项目核准决定书", "粮食物流园扩建工程"),
    applying.ProjectChange: ("项目变更核准决定书", "粮食物流园扩建工程"),
    applying.ProjectDeferral: ("项目延期开工决定书", "粮食物流园扩建工程"),
    applying.EnergyReview: ("固定资产投资项目节能审查意见", "粮食物流园扩建工程"),
    applying.LicenseEnding: ("撤回（撤销、注销）行政许可决定书", "第六十九条"),
    applying.Price: ("价格认定结论书", None),
    applying.Confirmation: ("行政确认决定书", "邀请招标"),
    applying.Investment: ("政府投资项目批复", "储备粮库"),
    applying.Filing: ("备案证明", "仓房三座"),
    applying.Complaint: ("招标投标投诉处理决定书", "重新组织评标"),
    applying.Reward: ("行政奖励决定书", "外力破坏"),
    applying.Charge: ("行政收费决定书（缴款通知书）", "易地建设"),
}


@pytest.mark.parametrize("kind", STORIES, ids=lambda kind: kind.procedure)
def test_it_is_walked_to_its_archive_and_published_as_its_rule_says(kind: type[PlainWalk]) -> None:
    decision, words = ENDS[kind]
    walk = a_walk_of(kind)

    walk.until("case_closed")

    case = read_case(pk=walk.case.pk)
    assert (case.status, case.procedure) == ("CLOSED", kind.procedure)
    assert case.decision_no and case.decided_on and case.case_no
    assert decision in titles(walk)
    publication = draft_publication(case=case, actor=None, at=walk.at)
    assert (publication is None) == (words is None)
    if publication and words:
        assert words in "".join(field["value"] for field in publication.fields)
    assert_ledger_is_whole_and_would_show_one_changed_byte(case)
