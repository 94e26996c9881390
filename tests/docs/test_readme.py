"""README and docs name what exists: rooms, settings, commands, links."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READMES = [ROOT / "README.md", ROOT / "README.en.md"]
SETTINGS = (ROOT / "sunlit/settings.py").read_text(encoding="utf-8")


def test_every_place_a_duty_lives_exists() -> None:
    for readme in READMES:
        named = re.findall(r"`(sunlit/[\w./-]+)`", readme.read_text(encoding="utf-8"))
        missing = [name for name in named if not (ROOT / name).exists()]

        assert len(named) > 15
        assert missing == []


def test_every_link_leads_somewhere() -> None:
    for page in [*READMES, *(ROOT / "docs").rglob("*.md")]:
        text = page.read_text(encoding="utf-8")
        links = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", text)
        broken = [link for link in links if not (page.parent / link).exists()]

        assert broken == [], page


def test_every_setting_is_documented() -> None:
    used = set(re.findall(r'"(SUNLIT_[A-Z_]+)"', SETTINGS)) | {"PORT", "SUNLIT_DEMO"}
    readme = READMES[0].read_text(encoding="utf-8")

    assert {name for name in used if f"`{name}`" not in readme} == set()


def test_every_room_of_the_foundations_is_named() -> None:
    readme = READMES[0].read_text(encoding="utf-8")
    rooms = [p.parent.name for p in (ROOT / "sunlit/foundations").glob("*/__init__.py")]
    named = [room for room in rooms if f"foundations/{room}" in readme]

    assert {"accounts", "calendars", "jobs", "ledger", "numbering", "vault"} <= set(named)
