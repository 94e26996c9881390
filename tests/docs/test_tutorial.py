"""The tutorial 办一件案子 names only screens, people and commands that exist."""

import re
from pathlib import Path

from sunlit.interfaces.operator.demo.cast import CAST
from sunlit.interfaces.operator.main import COMMANDS
from sunlit.rulebook.shipping import shipped_content

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = (ROOT / "docs/tutorial/办一件案子.md").read_text(encoding="utf-8")
TEMPLATES = "\n".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "sunlit").rglob("*.html")
)
CODE = "\n".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "sunlit/interfaces").rglob("*.py")
)


def step_names() -> list[str]:
    """Names of the steps, in their order."""
    content = shipped_content("tutorial", "2024-01-01")
    penalty = next(one for one in content["procedures"] if one["code"] == "penalty-ordinary")
    return [step["name"] for step in penalty["steps"]]


def test_every_screen_word_it_quotes_exists() -> None:
    quoted = set(re.findall(r"「([^」]+)」", TUTORIAL))
    steps = set(step_names())
    unknown = {
        word
        for word in quoted
        if word not in steps
        and word.removeprefix("办理：") not in steps
        and f'"{word}"' not in TEMPLATES
        and f'"{word}"' not in CODE
    }

    assert len(quoted) > 30
    assert unknown == set()


def test_every_account_it_names_belongs_to_the_cast() -> None:
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)?)`", TUTORIAL))

    assert named <= {person.username for person in CAST}
    assert {"chengban", "kezhang", "fenguan", "shenhe", "gongshi"} <= named


def test_the_main_steps_stand_in_their_order() -> None:
    told = ["立案", "亮证并告知权利义务", "调查终结报告", "行政处罚事先告知", "送达事先告知书"]
    told += ["拟定处罚决定", "送法制审核", "法制审核意见", "送达决定书", "缴款登记", "结案"]
    order = step_names()
    places = [TUTORIAL.index(f"「办理：{told[0]}」")]
    places += [TUTORIAL.index(f"「{name}」") for name in told[1:]]

    assert [order.index(name) for name in told] == sorted(order.index(name) for name in told)
    assert places == sorted(places)


def test_its_commands_exist() -> None:
    commands = re.findall(r"```console\n(.+?)\n```", TUTORIAL, flags=re.S)

    assert commands == ["script/serve", ".venv/bin/sunlit ledger verify"]
    assert (ROOT / "script/serve").exists()
    assert "ledger" in COMMANDS
