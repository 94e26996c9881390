"""Compute a past decision anew with the rules of its day (重算), and say what agrees.

Nothing is written. The case is read as it stood just before it was decided, on that day, under the
release of the rules it pinned; what was kept then is held against what comes out now.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case, CaseClock
from sunlit.foundations.ledger.verification import verify_ledger
from sunlit.foundations.wording import Words, full_day, listed, translated
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.clocks import clocks
from sunlit.procedures.completing import stream_of
from sunlit.procedures.conditions import GATES
from sunlit.procedures.conditions.under_review import review_is_due, review_rows
from sunlit.procedures.evaluation import ALWAYS
from sunlit.procedures.loading import load_file
from sunlit.procedures.reviewing import review_digest
from sunlit.review.models import ReviewSubmission
from sunlit.rulebook.models import RulebookRelease
from sunlit.rulebook.shipping import digest_of


@dataclass(frozen=True)
class Finding:
    """One thing computed anew: what was kept, what comes out, whether they agree.

    `trace` is the article, or the name of the condition in the rules.
    """

    part: str | Promise
    name: Words
    kept: Words
    computed: Words
    agrees: bool
    trace: str = ""


@dataclass(frozen=True)
class Recomputation:
    """Everything computed anew for one decision."""

    decision: Taken
    step_name: str
    version: str
    findings: list[Finding]

    @property
    def agrees(self) -> bool:
        """Whether the decision comes out as it was made."""
        return all(one.agrees for one in self.findings)


def recompute(case: Case, file: CaseFile) -> Recomputation | None:
    """Compute the decision of a case anew; None while it is not decided."""
    decision = file.decision()
    if decision is None or decision.at is None:
        return None
    then = load_file(case, decision.at)
    before = replace(then, taken=then.taken[: decision.position - 1], proposals=())
    step = file.procedure.step(decision.step)
    findings = [
        *_rules(case),
        *_trace(case),
        *_conditions(before, decision),
        *_review(case, before, decision),
        *_clocks(case, file),
    ]
    return Recomputation(decision, step.name, file.rules.version, findings)


def _rules(case: Case) -> Iterator[Finding]:
    """The release is, byte for byte, the one the case pinned."""
    stored = RulebookRelease.objects.get(digest=case.rules_digest)
    digest = digest_of(stored.content.encode())
    yield Finding(
        _("规则"),
        format_lazy(_("规则版本{version}的摘要"), version=stored.version),
        case.rules_digest[:16],
        digest[:16],
        digest == case.rules_digest,
    )


def _trace(case: Case) -> Iterator[Finding]:
    """The ledger of the case is whole."""
    report = verify_ledger(limit_streams=[stream_of(case)])
    computed = _("完整") if report.ok else _("有改动")
    yield Finding(_("留痕"), _("案件留痕的哈希链"), _("完整"), computed, report.ok)


def _conditions(before: CaseFile, decision: Taken) -> Iterator[Finding]:
    """Every condition the decision had to meet, asked again on its day."""
    step = before.procedure.step(decision.step)
    for name in (*ALWAYS, *step.conditions):
        if name == "body_has_power":  # asks the registers as they are today
            continue
        gate, unmet = GATES[name], GATES[name].unmet(before)
        yield Finding(
            _("作出决定的条件"),
            gate.article_for(before.procedure.item_category) or step.basis,
            _("符合"),
            unmet.sentence if unmet else _("符合"),
            unmet is None,
            name,
        )


def _review(case: Case, before: CaseFile, decision: Taken) -> Iterator[Finding]:
    """Whether review was due, by which rows, and that exactly what was reviewed was decided."""
    rows = review_rows(before)
    submitted = (
        ReviewSubmission.objects.filter(case=case, submitted_at__lte=decision.at)
        .select_related("opinion")
        .order_by("-id")
        .first()
    )
    kept = [row["name"] for row in submitted.rows] if submitted else []
    computed = [row.name for row in rows]
    yield Finding(
        _("法制审核"),
        _("符合的目录条目"),
        _names(kept),
        _names(computed),
        not submitted or sorted(kept) == sorted(computed),
    )
    if review_is_due(before) and submitted:
        digest = review_digest(before)
        opinion = getattr(submitted, "opinion", None)
        passed = opinion.digest if opinion else ""
        yield Finding(
            _("法制审核"), _("通过内容的摘要"), passed[:16], digest[:16], passed == digest
        )


def _clocks(case: Case, file: CaseFile) -> Iterator[Finding]:
    """Every time limit computed anew, against the one the lists show."""
    kept = {row.rule: row.due_on for row in CaseClock.objects.filter(case=case)}
    for view in clocks(file):
        was = kept.get(view.rule.code)
        yield Finding(
            _("期限"),
            translated(view.rule.name),
            full_day(was) if was else _("无"),
            full_day(view.due_on) if view.due_on else _("无"),
            was == view.due_on,
            view.rule.basis,
        )


def _names(names: list[str]) -> Any:
    return listed(translated(name) for name in names) if names else _("无")
