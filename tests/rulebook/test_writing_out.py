"""Procedures written short: shared steps and fields, procedures like another (写出全文)."""

from typing import Any

import pytest

from sunlit.rulebook.composing import Shared, written_out
from sunlit.rulebook.loading import RuleDataError

SHARED = Shared(
    steps={"served": {"code": "served", "name": "送达", "fields": [{"use": "day"}]}},
    fields={"day": {"name": "day", "label": "日期", "required": False}},
)


def steps(*rows: dict[str, Any], **procedure: Any) -> list[dict[str, Any]]:
    base = {"code": "base", "steps": [{"use": "served"}]}
    own = {"code": "own", "steps": list(rows)} | procedure
    files: dict[str, dict[str, Any]] = {"base": base, "own": own}
    found: list[dict[str, Any]] = written_out(files, SHARED)[1]["steps"]
    return found


def test_a_shared_field_is_written_out_with_the_keys_of_the_step_over_it() -> None:
    (step,) = steps({"code": "own_step", "fields": [{"use": "day", "not_before": "served.day"}]})

    assert step["fields"] == [SHARED.fields["day"] | {"not_before": "served.day"}]


def test_a_shared_step_brings_its_shared_fields() -> None:
    (step,) = steps({"use": "served", "name": "交付"})

    assert (step["name"], step["fields"]) == ("交付", [SHARED.fields["day"]])


def test_a_step_changed_in_place_may_use_shared_fields() -> None:
    (step,) = steps({"use": "served", "fields": [{"use": "day", "label": "交付日期"}]}, like="base")

    assert step["fields"][0]["label"] == "交付日期"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"use": "nothing"}, "共用步骤“nothing”不存在"),
        ({"code": "step", "fields": [{"use": "nothing"}]}, "共用栏目“nothing”不存在"),
    ],
)
def test_what_nobody_shares_is_refused_by_name(row: dict[str, Any], told: str) -> None:
    with pytest.raises(RuleDataError, match=told):
        steps(row)
