"""Walks taken through the pages instead of the acts: every step a person takes, in Chromium.

A walk (sunlit/interfaces/operator/demo/walking.py) opens, takes and approves by three acts. Here
each of them is done by the person at a phone: open the page, fill in what the act would be given,
send it. So every journey written for the acts is a journey in the browser too.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from sunlit.casework.models import Case
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.refusals import Refusal
from sunlit.interfaces import clock
from sunlit.interfaces.operator.demo import walking
from sunlit.procedures.models import StepProposal
from sunlit.registers.parties.models import Counterparty
from sunlit.rulebook.queries import release_in_force, rules_of
from sunlit.rulebook.schema import FieldType, Step
from tests.browser.looking import Looking
from tests.browser.people import fill

PHONE = 360
CODE = re.compile(r"\b(?:[A-Z]{2,}(?:_[A-Z]+)+|[a-z]+(?:_[a-z]+)+)\b")  # a name of ours on a page
BRANCHING = {FieldType.CHOICE, FieldType.CHOICES, FieldType.YES_NO}
OWN_PAGE = {"discretion_assessed"}  # a calculator; it has a journey of its own


class Hands:
    """The cast's hands. A step taken once with the same choices is later taken by its act."""

    known: set[tuple[object, ...]] = set()

    def __init__(self, looking: Looking, patch: pytest.MonkeyPatch, pictures: Path | None) -> None:
        self.looking, self.pictures = looking, pictures
        self.pages: dict[int, Page] = {}
        self.seen: set[str] = set()
        self.moment = datetime.now(UTC)
        watch = SimpleNamespace(now=lambda: self.moment, localdate=timezone.localdate)
        patch.setattr(clock, "timezone", watch)
        self.open_case, self.take_step, self.vote = (
            walking.open_case,
            walking.take_step,
            walking.vote_on_proposal,
        )
        patch.setattr(walking, "open_case", self.opened)
        patch.setattr(walking, "take_step", self.taken)
        patch.setattr(walking, "vote_on_proposal", self.voted)

    def opened(self, **given: Any) -> Case:
        """Register a case; given as to the act `open_case`."""
        step = _rules(given["at"]).procedures[given["procedure"] or "penalty-ordinary"].opening
        if given["origin"] or self._is_known(given["procedure"], step, given["data"]):
            return self.open_case(**given)
        page = self._at(given["actor"], given["at"])
        page.goto(f"/desk/cases/new/?procedure={given['procedure']}")
        page.locator("[name=party_query]").fill(Counterparty.objects.get(pk=given["party_id"]).name)
        page.locator("button[name=find]").click()
        page.locator(f'[name=party][value="{given["party_id"]}"]').check()
        chosen = f"{given['item_id']}:{given['section_code']}"
        if not page.locator(f'[name=item] option[value="{chosen}"]').count():
            return self.open_case(**given)  # not offered; the act has to refuse it
        page.locator("[name=item]").select_option(chosen)
        _fill_in(page, step, given["data"])
        is_open = self._sent(page, step, given["procedure"])
        if not is_open and page.locator("[name=another]").count():
            page.locator("[name=another]").check()
            is_open = self._sent(page, step, given["procedure"])
        if not is_open:
            _must_refuse(page, self.open_case, given)
        found = re.search(r"/cases/([0-9a-f-]{36})/", page.url)
        assert found, page.url
        return Case.objects.get(public_id=found[1])

    def taken(self, **given: Any) -> object:
        """Take a step; given as to the act `take_step`."""
        case = Case.objects.get(pk=given["case_id"])
        step = _rules(given["at"]).procedures[case.procedure].step(given["step_code"])
        if step.code in OWN_PAGE or self._is_known(case.procedure, step, given["data"]):
            return self.take_step(**given)
        page = self._at(given["actor"], given["at"])
        page.goto(f"/desk/cases/{case.public_id}/")
        self._look(page, f"{case.procedure}-{step.code}-0-case")
        page.goto(f"/desk/cases/{case.public_id}/steps/{step.code}/")
        _fill_in(page, step, given["data"])
        if not self._sent(page, step, case.procedure):
            _must_refuse(page, self.take_step, given)
        return None

    def voted(self, **given: Any) -> object:
        """Approve or return; given as to the act `vote_on_proposal`."""
        proposal = StepProposal.objects.select_related("case").get(pk=given["proposal_id"])
        if (proposal.case.procedure, proposal.step, given["actor"].pk) in self.known:
            return self.vote(**given)
        self.known.add((proposal.case.procedure, proposal.step, given["actor"].pk))
        page = self._at(given["actor"], given["at"])
        page.goto(f"/desk/cases/{proposal.case.public_id}/")
        page.get_by_role("link", name="去审批").first.click()
        page.locator(f'[name=outcome][value="{given["outcome"].value}"]').check()
        page.locator("[name=opinion]").fill(given["opinion"])
        self._look(page, f"{proposal.case.procedure}-{proposal.step}-2-approval")
        page.get_by_role("button", name="提交意见").click()
        expect(page).to_have_url(re.compile(f"/cases/{proposal.case.public_id}/$"))
        return None

    def _is_known(self, procedure: str, step: Step, data: Mapping[str, Any]) -> bool:
        """Whether this step was taken through its page before, with these choices."""
        chosen = (f.name for f in step.fields if f.type in BRANCHING and f.name in data)
        branch = (procedure, step.code, *((name, str(data[name])) for name in sorted(chosen)))
        is_known = branch in self.known
        self.known.add(branch)
        return is_known

    def _at(self, actor: Account, at: datetime) -> Page:
        """The phone of that person, at that moment."""
        self.moment = at
        if actor.pk not in self.pages:
            self.pages[actor.pk] = self.looking.at("/desk/", username=actor.username, width=PHONE)
        return self.pages[actor.pk]

    def _sent(self, page: Page, step: Step, procedure: str) -> bool:
        """Send the form. False if it was refused."""
        self._look(page, f"{procedure}-{step.code}-1-form")
        form = page.url
        page.locator("form.step-form button.primary[type=submit]").click()
        return page.url.split("?")[0] != form.split("?")[0]

    def _look(self, page: Page, name: str) -> None:
        """Nothing sticks out of the page, and no name of the program is shown to people."""
        self.seen.add(name)
        if self.pictures:
            page.screenshot(path=self.pictures / f"{name}.png", full_page=True)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{name}: {wide} px too wide"
        leaked = CODE.findall(page.locator("body").inner_text())
        assert not leaked, f"{name}: {leaked}"


def _rules(at: datetime) -> Any:
    return rules_of(release_in_force(timezone.localdate(at)).digest)


def _fill_in(page: Page, step: Step, data: Mapping[str, Any]) -> None:
    """Answer the fields of the step as the act would be given them."""
    for field in step.fields:
        answer = data.get(field.name)
        if field.assigned or answer in (None, "", []):
            continue
        if field.type is FieldType.TEN_POINTS:
            _conclude(page, field.name, answer)
        elif field.type is FieldType.FILE:
            page.locator(f'[name="{field.name}"]').set_input_files(
                {"name": "材料.txt", "mimeType": "text/plain", "buffer": b"sunlit"}
            )
        elif field.type is FieldType.MOMENT:
            fill(page, field.name, _local(str(answer)))
        else:
            fill(page, field.name, answer)


def _local(moment: str) -> str:
    """A moment as the field of a page takes it: the bureau's time, to the minute."""
    read = datetime.fromisoformat(moment)
    if timezone.is_aware(read):
        read = timezone.localtime(read)
    return f"{read:%Y-%m-%dT%H:%M}"


def _conclude(page: Page, name: str, points: list[dict[str, Any]]) -> None:
    for point in points:
        box = f"{name}-{point['no']}"
        page.locator(f'[name="{box}"][value="{point["conclusion"]}"]').check()
        page.locator(f'[name="{box}-reason"]').fill(point.get("reason", ""))


def _must_refuse(page: Page, act: Any, given: dict[str, Any]) -> None:
    """What the page refused the act refuses too, with the very sentence shown."""
    said = page.get_by_role("alert").first.inner_text()
    try:
        act(**given)
    except Refusal as refusal:
        assert str(refusal.message) in said
        raise
    raise AssertionError(f"only the page refused: {said}")
