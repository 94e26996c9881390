"""Licenses changed, renewed, withdrawn, revoked and canceled (许可变更、延续、撤回、撤销、注销)."""

import pytest

from sunlit.interfaces.operator.demo.applying import LicenseEnding
from sunlit.interfaces.operator.demo.plain import PlainWalk
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.loading import read_case
from tests.journeys.applied import a_walk_of, titles

pytestmark = pytest.mark.usefixtures("bureau")
RENEWAL = {"kind": "RENEWAL", "origin": "LICENSEE", "other_period": "NO"}


def examined(walk: PlainWalk, proposal: str) -> PlainWalk:
    """Accepted and examined with that proposal."""
    walk.until("license_accepted")
    walk.take("license_examined", proposal=proposal)
    return walk


def test_nothing_is_revoked_before_the_licensee_is_told_and_heard_and_the_review_passed() -> None:
    walk = examined(a_walk_of(LicenseEnding), "REVOKE")

    with pytest.raises(StepRefused, match="尚未告知被许可人"):
        walk.take("decision_drafted")
    walk.take("licensee_told")
    with pytest.raises(StepRefused, match="尚未听取"):
        walk.take("decision_drafted")
    with pytest.raises(EntryRefused, match="尚未逾期") as refused:
        walk.take("licensee_heard", answer="SILENT")
    assert refused.value.article == "《行政许可法》第七条"
    walk.next_day(days=10)
    walk.take("licensee_heard", answer="SILENT")
    walk.take("decision_drafted")
    with pytest.raises(StepRefused, match="未经法制审核"):
        walk.take("license_ended")
    walk.until("case_closed")

    assert "撤回（撤销、注销）行政许可决定书" in titles(walk)


def test_a_change_is_granted_on_application() -> None:
    walk = examined(a_walk_of(LicenseEnding, kind="CHANGE", origin="LICENSEE"), "GRANT")

    walk.take("decision_drafted", outcome="GRANT")
    walk.until("case_closed")

    assert "准予变更（延续）行政许可决定书" in titles(walk)


@pytest.mark.parametrize("kind", ["WITHDRAWAL", "CANCELLATION"])
def test_a_license_is_withdrawn_or_canceled_by_the_body(kind: str) -> None:
    outcome = {"WITHDRAWAL": "WITHDRAW", "CANCELLATION": "CANCEL"}[kind]
    grounds = {"withdrawal_ground": "LAW_CHANGED", "cancellation_ground": "EXPIRED"}
    walk = examined(a_walk_of(LicenseEnding, kind=kind, **grounds), outcome)
    if kind == "WITHDRAWAL":
        walk.until("licensee_heard")

    walk.take("decision_drafted", outcome=outcome)
    walk.until("case_closed")

    assert "撤回（撤销、注销）行政许可决定书" in titles(walk)


@pytest.mark.parametrize(
    ("opening", "field"),
    [
        ({"kind": "CHANGE", "origin": "OFFICE"}, "origin"),
        ({"kind": "REVOCATION", "origin": "LICENSEE"}, "origin"),
        ({"kind": "RENEWAL", "origin": "LICENSEE"}, "expires_on"),
        ({"kind": "WITHDRAWAL", "origin": "OFFICE"}, "withdrawal_ground"),
    ],
)
def test_each_kind_is_begun_by_whom_the_law_names_with_what_it_needs(
    opening: dict[str, str], field: str
) -> None:
    with pytest.raises(EntryRefused) as refused:
        a_walk_of(LicenseEnding, **opening)

    assert field in refused.value.fields


def test_a_proposal_answers_what_was_opened() -> None:
    walk = a_walk_of(LicenseEnding)
    walk.until("license_accepted")

    with pytest.raises(EntryRefused, match="与办理事项不一致"):
        walk.take("license_examined", proposal="CANCEL")


def test_a_renewal_is_asked_for_thirty_working_days_ahead_unless_a_law_says_otherwise() -> None:
    late = examined(a_walk_of(LicenseEnding, **RENEWAL, expires_on="2026-03-31"), "GRANT")
    with pytest.raises(EntryRefused, match="不能准予延续"):
        late.take("decision_drafted", outcome="GRANT")

    special = RENEWAL | {"other_period": "YES"}
    excepted = examined(a_walk_of(LicenseEnding, **special, expires_on="2026-03-31"), "GRANT")
    excepted.take("decision_drafted", outcome="GRANT")

    early = examined(a_walk_of(LicenseEnding, **RENEWAL, expires_on="2026-06-30"), "GRANT")
    early.take("decision_drafted", outcome="GRANT")
    early.until("case_closed")
    assert "准予变更（延续）行政许可决定书" in titles(early)


def test_a_renewal_not_decided_before_the_end_is_taken_for_granted() -> None:
    walk = a_walk_of(LicenseEnding, **RENEWAL, expires_on="2026-06-30")
    walk.until("license_accepted")
    with pytest.raises(StepRefused, match="尚未届满"):
        walk.take("renewal_deemed")

    walk.next_day(days=130)
    walk.take("renewal_deemed")

    assert read_case(pk=walk.case.pk).decision_no
    assert titles(walk)[-1] == "视为准予延续行政许可通知书"


def test_what_the_body_began_has_no_applicant() -> None:
    walk = a_walk_of(LicenseEnding)

    for step in ("license_not_accepted", "correction_requested"):
        with pytest.raises(StepRefused, match="没有申请人"):
            walk.take(step)


def test_a_change_asked_for_is_corrected_and_may_be_withdrawn() -> None:
    walk = a_walk_of(LicenseEnding, kind="CHANGE", origin="LICENSEE")
    walk.take("correction_requested")
    with pytest.raises(StepRefused, match="尚未收到补正材料"):
        walk.take("license_accepted")
    walk.take("correction_received")
    walk.take("license_accepted")
    walk.take("application_withdrawn")

    assert read_case(pk=walk.case.pk).status == "CLOSED"
