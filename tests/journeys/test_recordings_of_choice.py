"""What may be recorded is entered like what must be, and only what must be is waived (可以记录)."""

import pytest

from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.attempts import EntryRefused
from sunlit.procedures.recordings import recording_states
from tests.builders.bureau import a_walk
from tests.journeys.telling import file_of

pytestmark = pytest.mark.usefixtures("bureau")


def key_of(walk: Walk, state: str) -> str:
    return next(one.key for one in recording_states(file_of(walk)) if one.state == state)


def entered(walk: Walk, key: str) -> None:
    walk.take(
        "recording_added",
        step=key,
        medium="VIDEO",
        recorded_at=walk.at.isoformat(timespec="minutes"),
        device="ZFJLY-0001",
        stored_at="采集站",
    )


def test_what_may_be_recorded_is_entered() -> None:
    walk = a_walk()
    walk.until("credential_shown")
    key = key_of(walk, "OPTIONAL")
    entered(walk, key)

    states = {one.key: one.state for one in recording_states(file_of(walk))}
    assert states[key] == "RECORDED"
    with pytest.raises(EntryRefused, match="没有待登记的音像记录"):
        entered(walk, key)


def test_nobody_needs_a_reason_for_what_may_be_left_out() -> None:
    walk = a_walk()
    walk.until("credential_shown")

    with pytest.raises(EntryRefused, match="没有待登记的音像记录"):
        walk.take("recording_waived", step=key_of(walk, "OPTIONAL"), reason="未携带设备。")
