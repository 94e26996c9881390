"""The catalogue holds every string of the screens, and is what the script makes of the sources."""

import re
import subprocess
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "sunlit/locale/en/LC_MESSAGES/django.po"
TRANSLATE = re.compile(r"""\{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")


def test_it_holds_every_string_of_the_templates() -> None:
    known = {entry.msgid for entry in polib.pofile(str(CATALOGUE))}
    used = {
        double or single
        for path in (ROOT / "sunlit").rglob("*.html")
        for double, single in TRANSLATE.findall(path.read_text())
    }

    assert len(used) > 100
    assert used - known == set()


def test_a_translation_keeps_the_places_of_its_values() -> None:
    place = re.compile(r"%\(\w+\)[sd]")
    for entry in polib.pofile(str(CATALOGUE)).translated_entries():
        assert sorted(place.findall(entry.msgstr)) == sorted(place.findall(entry.msgid))


def test_it_is_up_to_date() -> None:
    outcome = subprocess.run(
        [str(ROOT / "script/locales"), "check"], capture_output=True, text=True, cwd=ROOT
    )

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
