"""`sunlit rules release` keeps the bureau's measures in force (办法的延续).

The walk along every path has tests of its own; here it is left out.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.utils.timezone import localdate

from sunlit.interfaces import clock
from sunlit.interfaces.operator.main import main
from sunlit.procedures.checking import check
from sunlit.procedures.measures.actions.draft_measure import draft_measure
from sunlit.procedures.measures.actions.edit_measure import edit_measure
from sunlit.procedures.measures.actions.release_measure import release_measure
from sunlit.procedures.measures.actions.submit_measure import submit_measure
from sunlit.rulebook import shipping
from sunlit.rulebook.models import RulebookRelease
from sunlit.rulebook.queries import release_in_force, rules_of
from sunlit.rulebook.schema import Rulebook
from sunlit.rulebook.shipping import DEMONSTRATION_OVERLAY
from tests.builders.bureau import START, person

pytestmark = pytest.mark.usefixtures("bureau", "unwalked")
DAY = date(2026, 4, 1)


@pytest.fixture
def unwalked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the data are checked, on the day the bureau began."""
    monkeypatch.setattr(check, "_walk", lambda *_args: None)
    monkeypatch.setattr(clock.timezone, "now", lambda: START)


def released(day: date, days: int = 3) -> None:
    """A second version of the review measure, from the desk."""
    version = draft_measure(actor=person("shenhe"), at=START, kind="REVIEW")
    version = edit_measure(
        actor=person("shenhe"),
        at=START,
        version=version,
        seen=0,
        title=version.title,
        articles=version.articles,
        rows=version.rows,
        figures={"days": days},
    )
    version = submit_measure(
        actor=person("shenhe"), at=START, version=version, seen=1, effective_from=day
    )
    release_measure(actor=person("fenguan"), at=START, version=version)


def new_rules(day: date, *more: str) -> int:
    return main(["rules", "release", "--from", f"{day}", "--name", "新版", *more])


def rules_on(day: date) -> Rulebook:
    return rules_of(release_in_force(day).digest)


def numbers(day: date) -> dict[str, int]:
    return {kind: one.number for kind, one in rules_on(day).measures.items()}


def overlay(folder: Path, **measures: Any) -> str:
    path = folder / "办法.yaml"
    path.write_text(yaml.safe_dump({"measures": measures}, allow_unicode=True), encoding="utf-8")
    return str(path)


def demonstrated() -> dict[str, Any]:
    measures: dict[str, Any] = yaml.safe_load(DEMONSTRATION_OVERLAY.read_text("utf-8"))["measures"]
    return measures


def test_rules_do_not_reach_back(capsys: pytest.CaptureFixture[str]) -> None:
    before = RulebookRelease.objects.count()

    assert new_rules(localdate(START) - timedelta(days=1)) == 1
    assert "已经过去" in capsys.readouterr().err
    assert RulebookRelease.objects.count() == before
    assert new_rules(localdate(START)) == 0


def test_the_measures_in_force_hold_under_the_new_rules(
    capsys: pytest.CaptureFixture[str],
) -> None:
    released(date(2026, 3, 10))

    assert new_rules(DAY) == 0

    assert rules_on(DAY).version == "新版"
    assert numbers(DAY) == {"DISCLOSURE": 1, "RECORDING": 1, "REVIEW": 2}
    assert rules_on(DAY).clocks["review"].length == 3
    said = capsys.readouterr().out
    assert "继续适用的本局办法：" in said and "法制审核办法》第2版" in said


def test_a_measure_for_a_later_day_begins_on_it_over_the_new_rules(
    capsys: pytest.CaptureFixture[str],
) -> None:
    later = DAY + timedelta(days=30)
    released(later)

    assert new_rules(DAY) == 0

    assert (numbers(DAY)["REVIEW"], numbers(later)["REVIEW"]) == (1, 2)
    assert rules_on(later).version == "新版+审核2", "the new rules do not end with the measure"
    assert numbers(later)["RECORDING"] == 1
    assert f"{later}起适用的本局办法" in capsys.readouterr().out
    count = RulebookRelease.objects.count()
    assert new_rules(DAY) == 0
    assert RulebookRelease.objects.count() == count, "said again, it changes nothing"


def test_it_does_not_slip_under_later_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert new_rules(date(2026, 5, 1)) == 0
    with_other_rules = RulebookRelease.objects.get(version="新版")
    changed = with_other_rules.content.replace('"name":"立案期限"', '"name":"登记立案期限"')
    RulebookRelease.objects.filter(pk=with_other_rules.pk).update(content=changed)

    assert new_rules(DAY) == 1
    assert "已有自2026-05-01起施行的规则版本“新版”" in capsys.readouterr().err


def test_an_overlay_replaces_the_measures_it_names_and_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review = demonstrated()["REVIEW"] | {"number": 7}

    assert new_rules(DAY, "--overlay", overlay(tmp_path, REVIEW=review)) == 0

    assert numbers(DAY) == {"DISCLOSURE": 1, "RECORDING": 1, "REVIEW": 7}
    said = capsys.readouterr().out
    assert "由--overlay文件写明的办法：" in said and "继续适用的本局办法：" in said


def test_an_overlay_on_no_law_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review = demonstrated()["REVIEW"]
    review["rows"][0]["basis"] = "《行政处罚法》第五百条"

    assert new_rules(DAY, "--overlay", overlay(tmp_path, REVIEW=review)) == 1
    assert "附表第1行：依据《行政处罚法》第五百条" in capsys.readouterr().err


def test_a_measure_the_new_rules_break_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = shipping.shipped_content

    def shortened(*given: Any) -> dict[str, Any]:
        content = shipped(*given)
        rule = next(one for one in content["disclosure"] if one["code"] == "inspection-result")
        rule["period"] = 10
        return content

    monkeypatch.setattr(shipping, "shipped_content", shortened)

    assert new_rules(DAY) == 1
    said = capsys.readouterr().err
    assert "行政执法公示办法》（第1版）在新规则下不能继续适用" in said and "只能提前" in said
    assert not RulebookRelease.objects.filter(version="新版").exists()


def test_a_procedure_does_not_begin_after_its_rules(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = shipping.shipped_content

    def begun_late(*given: Any) -> dict[str, Any]:
        content = shipped(*given)
        content["procedures"][0]["valid_from"] = "2027-01-01"
        return content

    monkeypatch.setattr(shipping, "shipped_content", begun_late)

    assert new_rules(DAY) == 1
    assert "“valid_from”为2027-01-01，晚于本版施行日期2026-04-01" in capsys.readouterr().err
