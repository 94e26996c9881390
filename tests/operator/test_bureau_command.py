"""`sunlit bureau load`: the bureau with its sections and rules, or nothing of it."""

from pathlib import Path

import pytest
import yaml
from pytest_django import Settings

from sunlit.interfaces.operator.main import main
from sunlit.registers.bodies.models import EnforcementBody
from sunlit.rulebook.models import RulebookRelease
from sunlit.rulebook.shipping import DEMONSTRATION_OVERLAY

pytestmark = pytest.mark.django_db
BUREAU = {
    "name": "示例县发展和改革局",
    "kind": "STATUTORY_ORGAN",
    "document_mark": "示县发改",
    "sections": [
        {"code": "ZFJ", "name": "执法股", "is_enforcement": True, "is_legal_section": True},
    ],
}
OWN = {"code": "own-kind", "like": "filing", "name": "本局备案", "basis": "由本局办法设定"}


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "bureau.yaml"
    path.write_text(yaml.safe_dump(BUREAU, allow_unicode=True), encoding="utf-8")
    return str(path)


def test_it_enters_the_bureau_and_tells_what_its_measures_cite_in_vain(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    overlay = yaml.safe_load(DEMONSTRATION_OVERLAY.read_text("utf-8"))
    overlay["measures"]["REVIEW"]["rows"][0]["basis"] = "《示例省听证规定》第五条"
    (tmp_path / "办法.yaml").write_text(yaml.safe_dump(overlay, allow_unicode=True), "utf-8")

    status = main(["bureau", "load", file, "--overlay", str(tmp_path / "办法.yaml")])

    said = capsys.readouterr()
    assert status == 0 and EnforcementBody.objects.get().name == BUREAU["name"]
    assert "附表第1行：依据《示例省听证规定》第五条：法律法规库中没有" in said.err


def test_rules_that_do_not_hold_found_no_bureau(
    file: str, tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.RULES_DIR = tmp_path / "rules"
    settings.RULES_DIR.mkdir()
    (settings.RULES_DIR / "own.yaml").write_text(
        yaml.safe_dump(OWN | {"valid_from": "昨天"}, allow_unicode=True), encoding="utf-8"
    )

    assert main(["bureau", "load", file]) == 1

    assert "“valid_from”应当是日期" in capsys.readouterr().err
    assert not EnforcementBody.objects.exists() and not RulebookRelease.objects.exists()
