"""`sunlit rules check`: the shipped rules hold, and unsound ones end with 1 and their faults."""

import json

import pytest

from sunlit.interfaces.operator.main import main
from sunlit.rulebook import shipping
from tests.rulebook.planting import Content, content, row, step


def test_the_shipped_rules_hold(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["rules", "check", "--json"])

    found = json.loads(capsys.readouterr().out)
    assert (status, found["ok"], found["faults"]) == (0, True, [])
    assert found["states"] > 10_000
    assert found["moves"] > 100_000
    assert found["steps"] == sum(len(one["steps"]) for one in content()["procedures"])


def plant(monkeypatch: pytest.MonkeyPatch, spoiled: Content) -> None:
    monkeypatch.setattr(shipping, "shipped_content", lambda *_args: spoiled)


def test_unsound_data_are_named_with_their_article(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spoiled = content()
    row(spoiled, "clocks", "decision")["length"] = 100
    plant(monkeypatch, spoiled)

    status = main(["rules", "check"])

    said = capsys.readouterr().out
    assert status == 1
    assert "期限“办案期限”：100（CALENDAR_DAY）与法律不符。（《行政处罚法》第六十条）" in said
    assert "检查未通过：发现1处问题。" in said


def test_a_lawless_path_is_shown_step_by_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spoiled = content()
    conditions = step(spoiled, "penalty_decided")["conditions"]
    conditions.remove("draft_not_heavier")
    plant(monkeypatch, spoiled)

    status = main(["rules", "check", "penalty-ordinary"])

    said = capsys.readouterr().out
    assert status == 1
    assert (
        "步骤“作出处罚决定”：处罚决定重于事先告知的内容。（《行政处罚法》第四十五条第二款）" in said
    )
    assert "经过：案源登记 → 立案 → " in said
