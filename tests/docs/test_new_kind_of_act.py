"""The tutorial 新增一种执法行为: its file is read, checked and walked as printed, without code."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.disclosure.guides.listing import guide_of
from sunlit.interfaces.operator.demo.plain import PlainWalk, plain_answers
from sunlit.interfaces.operator.demo.story import Story
from sunlit.interfaces.operator.main import COMMANDS, main
from sunlit.procedures.checking import check
from sunlit.procedures.loading import read_case
from sunlit.registers.items.models import EnforcementItem
from sunlit.registers.officers.models import Officer
from sunlit.rulebook.models import RulebookRelease
from tests.builders.bureau import START, a_bureau, company, person
from tests.journeys.applied import approving, titles

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = (ROOT / "docs/tutorial/新增一种执法行为.md").read_text(encoding="utf-8")
FILE = re.findall(r"```yaml\n(.+?)```", TUTORIAL, flags=re.S)[0]
ITEM = "重点用能单位能源利用状况报告审查"


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """The bureau's folder with the tutorial's file in it."""
    settings.RULES_DIR = tmp_path
    (tmp_path / "energy-report.yaml").write_text(FILE, encoding="utf-8")
    return tmp_path


def edited(folder: Path, old: str, new: str) -> None:
    """The file with one thing changed in it."""
    assert FILE.count(old) >= 1
    text = FILE.replace(old, new, 1)
    (folder / "energy-report.yaml").write_text(text, encoding="utf-8")


@pytest.mark.django_db
def test_the_file_holds_as_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["rules", "check", "energy-report"])

    assert (status, "检查通过" in capsys.readouterr().out) == (0, True)


LAW = "    basis: 《节约能源法》第五十四条\n    by"
WRONG = {
    "unknown key": ("    decides: E", "    colour: red\n    decides: E", "没有名为“colour”的字段"),
    "gap": ("    by: handler\n", "", "缺少字段“by”"),
    "unknown condition": ("[case_running, o", "[case_runs, o", "没有名为“case_runs”的条件"),
    "no list": ("after: [matter_refused, decision_served]", "after: served", "应当写成列表"),
    "unknown type": ("type: integer}", "type: number}", "不合格式"),
    "unknown model": ("like: confirmation-general", "like: confirmation", "不存在"),
    "unknown step left out": ("leaves_out: [special", "leaves_out: [nothing, special", "“nothing”"),
    "code taken": ("code: energy-report\n", "code: filing\n", "已经使用，请另取一个"),
    "form taken": ("code: energy-report-receipt", "code: license-receipt", "只能增加，不能替换"),
    "clock left running": ("stops: [energy_report_review]", "stops: []", "仍在计时"),
    "unknown article": (LAW, LAW.replace("五十四", "五百"), "库中没有登记这一条"),
    "unknown law": (LAW, LAW.replace("能源法", "用能办法"), "没有这部法律法规"),
    "unknown category": ("_category: OTHER", "_category: REPORT", "没有名为“REPORT”的执法类别"),
    "ledger code taken": ("energy_reports.received", "matters.received", "名称和字段须一致"),
    "length in words": ("length: 30,", "length: 三十,", "“length”应当是整数，现为“三十”"),
    "yesterday": ("from: 2018-10-26", "from: 昨天", "“valid_from”应当是日期"),
    "before its law": ("from: 2018-10-26", "from: 1990-01-01", "早于依据《节约能源法》的施行日期"),
    "no name": ("name: 审查通过", "name: ''", "energy-report.matter_granted：“name”不能为空"),
    "no truth": ("field_act: true", "field_act: maybe", "“field_act”应当是true或者false"),
    "clock without code": ("{code: energy_report_review, name: 能", "{name: 能", "每一项有代码"),
    "step without code": ("  - code: rectification_checked\n    name", "  - name", "没有写明代码"),
    "no YAML": ("name: 重点用能单位", "name: [重点用能单位", "不是有效的YAML"),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("fault", WRONG)
def test_what_is_wrong_is_told_in_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    old, new, words = WRONG[fault]
    edited(folder, old, new)

    status = main(["rules", "check", "energy-report"])

    assert (status, words in (said := capsys.readouterr().out)) == (1, True), said


@pytest.mark.django_db
def test_nothing_unsound_is_released(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edited(folder, "starts: [energy_report_review]", "starts: [report]")

    status = main(["rules", "release", "--from", "2026-12-01"])

    assert status == 1 and "没有名为“report”的期限" in capsys.readouterr().err
    assert not RulebookRelease.objects.exists()


@pytest.mark.django_db
def test_a_field_changed_after_a_release_needs_a_new_number_of_its_form(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "_walk", lambda *_args: None)  # its paths are walked above
    assert main(["rules", "release", "--from", "2026-12-01"]) == 0
    edited(folder, "name: findings, label: 复查情况", "name: situation, label: 复查情况")
    text = (folder / "energy-report.yaml").read_text(encoding="utf-8")
    (folder / "energy-report.yaml").write_text(text.replace("{this.findings}", "{this.situation}"))

    assert main(["rules", "release", "--from", "2027-01-01"]) == 1
    assert "form_version" in capsys.readouterr().err
    assert main(["rules", "release", "--from", "一月一日"]) == 2


@pytest.mark.django_db
def test_it_is_walked_in_both_ways_and_published(folder: Path, client: Client) -> None:
    a_bureau()
    story = Story(
        item=ITEM,
        facts="年度能源消费12000吨标准煤，节能目标完成。",
        articles="《节约能源法》第五十四条",
        penalty_articles="",
        lead_officer=_officer("承办人戊"),
        assisting_officer=_officer("协办人己"),
    )
    kind = type("ReportWalk", (PlainWalk,), {
        "procedure": "energy-report", "answers": staticmethod(plain_answers("energy-report", {})),
    })  # fmt: skip

    passed = kind(approving("HZK"), story, company(), START)
    passed.until("case_closed")
    refused = kind(approving("HZK"), story, company(), START)
    refused.until("matter_accepted")
    refused.take("matter_examined", proposal="REFUSE")
    refused.take("decision_drafted", outcome="REFUSE")
    refused.until("decision_served")
    refused.take("rectification_checked")
    refused.until("case_closed")

    assert "能源利用状况报告审查意见" in titles(passed)
    assert titles(refused)[-1] == "整改复查记录"
    case = read_case(pk=passed.case.pk)
    publication = draft_publication(case=case, actor=None, at=passed.at)
    assert publication is not None and "12000吨" in str(publication.fields)
    item = EnforcementItem.objects.get(name=ITEM)
    fields = {one["name"]: one["value"] for one in guide_of(item, passed.at.date()).fields}
    assert "收到能源利用状况报告" in fields["steps"]
    assert "能源利用状况报告审查意见" in fields["result"]
    client.force_login(person("chengban-tz"), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("desk:case-new"), {"procedure": "energy-report"}).content.decode()
    assert "报告年度" in page and ITEM in page


def _officer(name: str) -> int:
    return Officer.objects.get(name=name).pk


def test_the_commands_it_names_exist() -> None:
    named = re.findall(r"^\.venv/bin/sunlit (\w+) (\w+)", TUTORIAL, flags=re.M)

    assert named == [("rules", "check"), ("rules", "release")]
    assert "rules" in COMMANDS
