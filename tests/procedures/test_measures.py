"""A measure from draft to release: two persons, its day, its effect (办法的拟订和发布)."""

import json
import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import history
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.registers import keep_registers
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.attempts import StepRefused
from sunlit.procedures.measures.actions.discard_measure import discard_measure
from sunlit.procedures.measures.actions.draft_measure import draft_measure
from sunlit.procedures.measures.actions.edit_measure import edit_measure
from sunlit.procedures.measures.actions.file_measure import file_measure
from sunlit.procedures.measures.actions.release_measure import release_measure
from sunlit.procedures.measures.actions.return_measure import return_measure
from sunlit.procedures.measures.actions.submit_measure import submit_measure
from sunlit.procedures.measures.models import MeasureVersion
from sunlit.procedures.measures.queries import version_problems
from sunlit.procedures.measures.recording import MeasureMoved, MeasureRefused
from sunlit.registers.laws.actions.repeal_instrument import repeal_instrument
from sunlit.registers.laws.models import Instrument
from sunlit.rulebook.models import RulebookRelease
from sunlit.rulebook.queries import release_in_force, rules_of
from tests.builders.bureau import START, a_walk, company, crew, person, story
from tests.journeys.telling import file_of

pytestmark = pytest.mark.usefixtures("bureau")
TODAY = date(2026, 3, 2)
DAY = date(2026, 4, 1)
ROW = {
    "code": "BJ-SH-02",
    "category": "行政处罚",
    "name": "拟对公民处以三千元以上罚款（本局目录）",
    "test": "fine_reaches",
    "basis": "本局法制审核办法第二条",
    "amounts_yuan": {"PERSON": 3000},
    "inclusive": True,
}


def legal() -> Account:
    return person("shenhe")


def leader() -> Account:
    return person("fenguan")


def drafted(kind: str = "REVIEW") -> MeasureVersion:
    return draft_measure(actor=legal(), at=START, kind=kind)


def edited(version: MeasureVersion, **changes: Any) -> MeasureVersion:
    given: dict[str, Any] = {
        "title": version.title,
        "articles": version.articles,
        "rows": [*version.rows, ROW],
        "figures": {"days": 3, "rounds": {"penalty-ordinary": 2}},
    }
    return edit_measure(
        actor=legal(), at=START, version=version, seen=version.revision, **(given | changes)
    )


def submitted(day: date = DAY, **changes: Any) -> MeasureVersion:
    version = edited(drafted(), **changes)
    return submit_measure(
        actor=legal(), at=START, version=version, seen=version.revision, effective_from=day
    )


def released(day: date = DAY) -> MeasureVersion:
    return release_measure(actor=leader(), at=START, version=submitted(day))


def test_a_draft_begins_with_what_is_in_force() -> None:
    version = drafted()

    assert (version.number, version.status) == (2, "DRAFT")
    assert version.rows[0]["code"] == "BJ-SH-01"
    assert version.articles and version.figures["days"] == 5


def test_one_draft_of_a_measure_at_a_time() -> None:
    drafted()

    with pytest.raises(MeasureRefused, match="已有正在拟订的版本"):
        drafted()
    assert drafted("RECORDING").number == 2


def test_from_its_day_on_it_binds_new_cases_and_no_other() -> None:
    before = a_walk()
    before.until("case_filed")
    version = released()

    assert rules_of(release_in_force(DAY - timedelta(days=1)).digest).clocks["review"].length == 5
    rules = rules_of(release_in_force(DAY).digest)
    assert rules.clocks["review"].length == 3
    assert rules.parameters.review_rounds["penalty-ordinary"] == 2
    assert "BJ-SH-02" in {row.code for row in rules.review_catalogue}
    assert file_of(before).rules.clocks["review"].length == 5, "a case keeps its rules"
    assert version.release is not None and version.release.version == "2026.1+审核2"
    assert [entry.code for entry in history("measures/review")] == [
        "rules.measure_drafted",
        "rules.measure_edited",
        "rules.measure_submitted",
        "rules.measure_released",
    ]


def test_with_two_rounds_the_party_is_told_after_the_first_only() -> None:
    released(date(2026, 3, 3))
    walk = Walk(crew(), story(), company(), START + timedelta(days=7))
    walk.until("investigation_reported")

    with pytest.raises(StepRefused, match="告知当事人之前须先通过一轮法制审核"):
        walk.take("prior_notice_issued")
    walk.take("review_submitted")
    walk.take("review_concluded")
    walk.take("prior_notice_issued")


def test_who_drafted_does_not_release() -> None:
    version = submitted()
    version.submitted_by = version.drafted_by = leader()
    version.save()

    with pytest.raises(NotAllowed, match="另一人发布"):
        release_measure(actor=leader(), at=START, version=version)


@pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=1), date(2031, 1, 1)])
def test_it_does_not_reach_back(day: date) -> None:
    with pytest.raises(MeasureRefused) as refused:
        submitted(day)
    assert list(refused.value.fields) == ["effective_from"]


def test_what_would_widen_the_law_is_not_submitted() -> None:
    with pytest.raises(MeasureRefused, match="不能替换全国目录"):
        submitted(rows=[ROW | {"code": "FG-SH-01"}])


def test_a_test_nobody_wrote_is_not_submitted() -> None:
    with pytest.raises(MeasureRefused, match="没有名为“feeling”的判断"):
        submitted(rows=[ROW | {"test": "feeling"}])


def test_a_measure_without_text_is_not_submitted() -> None:
    with pytest.raises(MeasureRefused, match="没有条文"):
        submitted(articles=[])


NO_ARTICLE = "库中没有登记这一条"
NO_LAW = "法律法规库中没有这部法律法规"


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("《行政处罚法》第五百条", NO_ARTICLE),
        ("本局办法第二条；《行政处罚法》第五十八条、第五百条", NO_ARTICLE),
        ("《不存在的法》第一条", NO_LAW),
        ("不存在的法第一条", NO_LAW),
        ("《示例市不存在的规定》", NO_LAW),
        ("《行政处罚法》", "没有写明条号"),
    ],
)
def test_a_row_on_no_law_of_the_library_is_not_submitted(basis: str, words: str) -> None:
    with pytest.raises(MeasureRefused, match=f"附表第1行：依据.*{words}"):
        submitted(rows=[ROW | {"basis": basis}])


@pytest.mark.parametrize(
    "basis",
    [
        "《行政处罚法》第五十八条第一款第四项",
        "国办发〔2018〕118号（十一）",
        "国办发〔2099〕5号",
        "本局法制审核办法第二条",
        "音像记录事项清单第6项",
    ],
)
def test_law_documents_by_number_and_own_rules_bear_a_row(basis: str) -> None:
    assert version_problems(edited(drafted(), rows=[ROW | {"basis": basis}]), DAY) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("依照《行政处罚法》第五十八条和《行政处罚法》第五百条，制定本办法。", NO_ARTICLE),
        ("根据《不存在的法》第一条的规定，制定本办法。", NO_LAW),
    ],
)
def test_an_article_of_the_text_on_no_law_is_named_by_its_heading(text: str, words: str) -> None:
    found = version_problems(edited(drafted(), articles=[{"heading": "第一条", "text": text}]), DAY)

    assert [one.where for one in found] == ["第一条"] and words in found[0].sentence


def test_a_law_ended_since_is_told_by_its_row() -> None:
    version = edited(drafted(), rows=[ROW | {"basis": "《行政强制法》第二十四条"}])
    law = Instrument.objects.get(title__endswith="行政强制法")
    repeal_instrument(actor=None, at=START, instrument=law, repealed_on=TODAY, reason="示例令第1号")

    found = version_problems(version, DAY)

    assert found[0].where == "附表第1行" and "已废止" in found[0].sentence


@pytest.mark.parametrize("kind", ["DISCLOSURE", "RECORDING", "REVIEW"])
def test_the_measures_of_the_demonstration_can_be_drafted_anew(kind: str) -> None:
    founded = START - timedelta(days=60)
    keep_registers(founded, START)

    assert version_problems(drafted(kind), DAY) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"articles": [{"heading": "第七条", "text": "本局公示" + "长" * 4997}]},
            "第七条“本局公示长长长长长长长长…”有5001字，最多4000字",
        ),
        ({"rows": [ROW, ROW | {"basis": "长" * 4001}]}, "附表第2行“长+…”有4001字，最多4000字"),
        ({"rows": [ROW | {"name": "拟\x00罚款"}]}, "附表第1行“拟罚款…”含有不可见的控制字符"),
    ],
)
def test_a_text_too_long_or_unreadable_is_named_by_its_place(
    changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(MeasureRefused) as refused:
        edited(drafted(), **changes)

    assert re.search(words, str(refused.value.message)), str(refused.value.message)


def test_an_editor_does_not_overwrite_what_he_has_not_seen() -> None:
    version = drafted()
    seen = version.revision
    edited(version)

    with pytest.raises(MeasureMoved):
        edit_measure(
            actor=legal(),
            at=START,
            version=version,
            seen=seen,
            title="x",
            articles=[],
            rows=[],
            figures={},
        )


def test_of_two_releases_at_once_one_is_refused() -> None:
    version = submitted()
    same = MeasureVersion.objects.get(pk=version.pk)
    release_measure(actor=leader(), at=START, version=version)

    with pytest.raises(MeasureMoved):
        release_measure(actor=leader(), at=START, version=same)
    assert RulebookRelease.objects.count() == 2


def test_a_release_does_not_slip_under_a_later_one() -> None:
    released(date(2026, 5, 1))
    recording = draft_measure(actor=legal(), at=START, kind="RECORDING")
    recording = submit_measure(
        actor=legal(), at=START, version=recording, seen=0, effective_from=date(2026, 4, 1)
    )

    with pytest.raises(MeasureRefused, match="不能早于它"):
        release_measure(actor=leader(), at=START, version=recording)


def test_two_measures_one_after_the_other_stand_together() -> None:
    released(date(2026, 4, 1))
    recording = draft_measure(actor=legal(), at=START, kind="RECORDING")
    recording = submit_measure(
        actor=legal(), at=START, version=recording, seen=0, effective_from=date(2026, 4, 1)
    )
    release_measure(actor=leader(), at=START, version=recording)

    rules = rules_of(release_in_force(DAY).digest)
    assert (rules.measures["REVIEW"].number, rules.measures["RECORDING"].number) == (2, 2)


def test_its_day_must_not_have_come_when_it_is_released() -> None:
    version = submitted(date(2026, 3, 4))

    with pytest.raises(MeasureRefused, match="施行日期已到"):
        release_measure(actor=leader(), at=START + timedelta(days=2), version=version)
    back = return_measure(actor=leader(), at=START, version=version, reason="重新确定施行日期")
    assert (back.status, back.effective_from) == ("DRAFT", None)


def test_a_draft_given_up_uses_up_its_number() -> None:
    discard_measure(actor=legal(), at=START, version=drafted())

    assert drafted().number == 3


def test_a_release_is_filed_once() -> None:
    version = released()
    when: datetime = START + timedelta(days=3)
    with pytest.raises(MeasureRefused) as early:
        file_measure(
            actor=legal(), at=when, version=version, filing_no="示备1", filed_on=date(2026, 3, 1)
        )
    assert list(early.value.fields) == ["filed_on"]
    file_measure(
        actor=legal(), at=when, version=version, filing_no="示备1", filed_on=date(2026, 3, 4)
    )

    with pytest.raises(MeasureRefused, match="只备案一次"):
        file_measure(
            actor=legal(), at=when, version=version, filing_no="示备2", filed_on=date(2026, 3, 4)
        )


def test_the_release_is_what_was_edited_byte_for_byte() -> None:
    version = released()
    assert version.release is not None
    kept = json.loads(version.release.content)["measures"]["REVIEW"]

    assert kept["rows"] == version.rows and kept["articles"] == version.articles
    assert kept["effective_from"] == "2026-04-01"
