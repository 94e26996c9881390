"""Walk a case through its steps by running the acts, one working day after another (演示办案)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils.timezone import localdate

from sunlit.casework.models import Case
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.calendars import national
from sunlit.interfaces.operator.demo.answers import answers
from sunlit.interfaces.operator.demo.story import Story
from sunlit.procedures.actions.open_case import open_case
from sunlit.procedures.actions.take_step import take_step
from sunlit.procedures.actions.vote_on_proposal import vote_on_proposal
from sunlit.procedures.conditions import GATES
from sunlit.procedures.conditions.discussion_gates import discussion_is_due
from sunlit.procedures.conditions.under_review import review_rows, reviewer_of
from sunlit.procedures.loading import load_file, pinned_rules, read_case
from sunlit.procedures.models import StepProposal, VoteOutcome
from sunlit.procedures.recordings import recordings_open
from sunlit.registers.items.queries import items_in_force
from sunlit.registers.names import name_key
from sunlit.registers.parties.models import Counterparty
from sunlit.rulebook.schema import Step

PENALTY_LINE = (
    "case_filed",
    "credential_shown",
    "questioning",
    "onsite_checked",
    "evidence_added",
    "investigation_reported",
    "prior_notice_issued",
    "prior_notice_served",
    "statement_waived",
    "decision_drafted",
    "review_submitted",
    "review_concluded",
    "penalty_decided",
    "decision_served",
    "payment_recorded",
    "case_closed",
)


@dataclass(frozen=True)
class Crew:
    """Who acts in a case: accounts by their part."""

    handler: Account
    section_head: Account
    leader: Account
    reviewer: Account
    chair: Account
    section_code: str

    def approver(self, duty: str) -> Account:
        """Who approves under that duty."""
        return {"SECTION_HEAD": self.section_head, "BUREAU_LEADER": self.leader}[duty]


class Walk:
    """A case being walked; `at` moves on with every step."""

    opening = "lead_registered"
    procedure = ""
    answers = staticmethod(answers)

    def __init__(
        self,
        crew: Crew,
        story: Story,
        party: Counterparty,
        start: datetime,
        origin: tuple[int, int] | None = None,
    ) -> None:
        self.crew, self.story, self.at = crew, story, start
        name = name_key(story.item)
        items = items_in_force(localdate(start))
        item = next(item for item in items if name_key(item.name) == name)
        self.case: Case = open_case(
            actor=crew.handler,
            at=start,
            item_id=item.pk,
            party_id=party.pk,
            section_code=crew.section_code,
            data=self.answers(self.opening, story, start, localdate(start)),
            procedure=self.procedure,
            origin=origin,
        )

    def next_day(self, days: int = 1) -> None:
        """Go on that many days later, on a working day at ten in the morning (Beijing)."""
        moment = self.at + timedelta(days=days)
        while not national().is_working(localdate(moment)):
            moment += timedelta(days=1)
        self.at = moment.astimezone(UTC).replace(hour=2, minute=0)

    def take(self, step: str, /, **changes: object) -> None:
        """Take a step as the person it belongs to, with all its approvals; then a day passes."""
        self.propose(step, **changes)
        for _duty in self._rule(step).approvals:
            self.approve_next(step)
        self.next_day()

    def propose(self, step: str, /, **changes: object) -> None:
        """Take a step, or put it up for approval, without approving it."""
        data = self.answers(step, self.story, self.at, localdate(self.at)) | changes
        take_step(
            case_id=self.case.pk, step_code=step, actor=self._actor(step), at=self.at, data=data
        )

    def approve_next(self, step: str) -> None:
        """Give the next approval of a proposed step."""
        proposal = StepProposal.objects.filter(case=self.case, step=step).latest("id")
        duty = self._rule(step).approvals[proposal.votes.count()]
        vote_on_proposal(
            proposal_id=proposal.pk,
            actor=self.crew.approver(duty),
            at=self.at,
            outcome=VoteOutcome.APPROVED,
            opinion="同意。",
        )

    def _rule(self, step: str) -> Step:
        """The step as the rules of the case have it."""
        self.case.refresh_from_db(fields=["rules_digest"])
        return pinned_rules(self.case.rules_digest).procedures[self.case.procedure].step(step)

    def _case(self) -> Case:
        return read_case(pk=self.case.pk)

    def _actor(self, step: str) -> Account:
        by = self._rule(step).by
        if by == "legal_reviewer" and (reviewer := reviewer_of(load_file(self._case(), self.at))):
            return Account.objects.get(pk=reviewer)
        return {
            "leader": self.crew.leader,
            "section_head": self.crew.section_head,
            "legal_reviewer": self.crew.reviewer,
            "legal_section": self.crew.reviewer,
            "presiding_officer": self.crew.chair,
        }.get(by, self.crew.handler)

    def record_all(self) -> None:
        """Enter every recording that is due (音像记录登记)."""
        for recording in recordings_open(load_file(self._case(), self.at)):
            self.take(
                "recording_added",
                step=recording.key,
                medium="VIDEO",
                recorded_at=self.at.isoformat(timespec="minutes"),
                device="ZFJLY-0001",
                stored_at="执法记录仪采集站",
            )

    def until(self, last: str) -> None:
        """Walk the main line up to and including that step.

        Hearing and statement as the story says.
        """
        for step in PENALTY_LINE:
            if step == "case_closed":
                self.record_all()
            if step == "review_submitted" and not self._major():
                if last in {"review_submitted", "review_concluded"}:
                    return
                continue
            if step == "review_concluded" and not self._case_has("review_submitted"):
                continue
            if step == "penalty_decided":
                self._discuss()
            self._statement_and_hearing(step) if step == "statement_waived" else self.take(step)
            if step == last:
                return

    def _statement_and_hearing(self, step: str) -> None:
        if self.story.states:
            self.take("statement_heard")
            self.take("statement_reviewed")
        else:
            self.take(step)
        if self._hearing_due():
            if self.story.wants_hearing:
                self.hearing()
            else:
                self.take("hearing_waived")

    def hearing(self) -> None:
        """Ask for, notify and hold the hearing on its day."""
        self.take("hearing_requested")
        self.take("hearing_notified")
        file = load_file(self._case(), self.at)
        notified = file.last("hearing_notified")
        while notified and localdate(self.at) < notified.day("held_at"):
            self.next_day()
        self.take("hearing_held")

    def _discuss(self) -> None:
        if discussion_is_due(load_file(self._case(), self.at)):
            self.take("discussion_held")

    def _hearing_due(self) -> bool:
        return GATES["hearing_due"].unmet(load_file(self._case(), self.at)) is None

    def _major(self) -> bool:
        return bool(review_rows(load_file(self._case(), self.at)))

    def _case_has(self, step: str) -> bool:
        return load_file(self._case(), self.at).has(step)
