"""Periods of entitlement, held against a slow rule that asks day by day."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sunlit.registers.officers.history import entitlement_history, spans
from sunlit.registers.officers.rules import Change, CredentialFacts, ExitFacts
from tests.builders.officers import TODAY, an_officer

FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
DAYS = st.dates(date(2023, 6, 1), date(2027, 6, 1))


@st.composite
def credentials(draw: st.DrawFn) -> CredentialFacts:
    """A credential with a life as the acts allow it: changes in order, terms without overlap."""
    start = draw(DAYS)
    days = sorted(draw(st.lists(DAYS, max_size=5)))
    kinds = st.sampled_from(["SUSPENDED", "RESUMED", "WITHDRAWN", "CANCELED", "RENEWED"])
    changes, end = [], start + timedelta(days=draw(st.integers(0, 900)))
    for day in days:
        kind, length = draw(kinds), draw(st.integers(0, 200))
        until = day + timedelta(days=length)
        if kind == "RENEWED" and day > end:
            changes.append(Change(kind, day, until, end))
            end = until
        elif kind != "RENEWED":
            lasts = until if kind == "SUSPENDED" and draw(st.booleans()) else None
            changes.append(Change(kind, day, lasts))
    results = draw(st.dictionaries(st.integers(2022, 2026), st.sampled_from(["PASSED", "FAILED"])))
    late = {year: draw(DAYS) for year in results if draw(st.booleans())}
    status = draw(st.sampled_from(["VALID", "VALID", "SUSPENDED"]))
    return CredentialFacts("A", ["PENALTY"], status, start, end, results, late, changes)


@st.composite
def exits(draw: st.DrawFn) -> list[ExitFacts]:
    found = []
    for day in draw(st.lists(DAYS, max_size=2, unique=True)):
        back = draw(st.none() | st.integers(0, 200))
        found.append(ExitFacts(day, "", None if back is None else day + timedelta(days=back)))
    return found


def may_on(day: date, left: Sequence[ExitFacts], facts: CredentialFacts) -> bool:
    """The slow rule: play the life of the officer day by day up to that day."""
    status, until, changes = facts.status, None, list(facts.changes)
    dated = [change for change in changes if change.kind != "RENEWED"]
    if dated:
        status = "SUSPENDED" if dated[0].kind == "RESUMED" else "VALID"
    is_in_term, now = False, date(2023, 1, 1)
    while now <= day:
        if until and now == until + timedelta(days=1):
            status, until = "VALID", None
        for change in (one for one in changes if one.from_on == now and one.kind != "RENEWED"):
            status = "VALID" if change.kind == "RESUMED" else change.kind
            until = change.until_on
        now += timedelta(days=1)
    renewals = [one for one in changes if one.kind == "RENEWED"]
    ends = [*(one.term_ended_on for one in renewals), facts.valid_until]
    for begins, ends_on in zip(
        [facts.valid_from, *(o.from_on for o in renewals)], ends, strict=True
    ):
        assert begins and ends_on
        is_in_term = is_in_term or begins <= day <= ends_on
    is_out = any(one.exited_on <= day < (one.restored_on or date.max) for one in left)
    assert facts.valid_from
    year = day.year - 1
    passed_on = facts.counts_from.get(year, date(year, 1, 1))
    verified = facts.results.get(year) == "PASSED" and passed_on <= day
    return (
        status == "VALID"
        and is_in_term
        and not is_out
        and (verified or facts.valid_from.year == day.year)
    )


@settings(max_examples=60, deadline=None)
@given(credentials(), exits(), st.data())
def test_periods_agree_with_asking_day_by_day(
    facts: CredentialFacts, left: list[ExitFacts], data: st.DataObject
) -> None:
    found = spans("甲", left, [facts], "PENALTY", FIRST, LAST)

    assert found[0].first == FIRST
    assert found[-1].last == LAST
    for one, following in pairwise(found):
        assert following.first == one.last + timedelta(days=1)
        assert (one.ok, one.reason) != (following.ok, following.reason)
    for span in found:
        for day in {span.first, span.last, data.draw(st.dates(span.first, span.last))}:
            assert span.ok is may_on(day, left, facts), day
            assert span.ok is (span.reason == "")


@pytest.mark.django_db
def test_it_tells_the_history_of_an_officer_of_the_register() -> None:
    officer = an_officer(verified_years=[2024, 2025])

    found = entitlement_history(officer, "PENALTY", date(2023, 12, 1), TODAY)

    assert [(span.first, span.ok) for span in found] == [
        (date(2023, 12, 1), False),
        (date(2024, 1, 1), True),
    ]
