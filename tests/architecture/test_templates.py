"""Templates and static files work under the strict policy of content and without other hosts."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import PRODUCT, short

TEMPLATES = sorted(PRODUCT.rglob("templates/**/*.html"))
STATIC = sorted(p for p in PRODUCT.rglob("static/**/*") if p.suffix in (".css", ".js", ".svg"))
NAMESPACES = re.compile(r"http://www\.w3\.org/[\w/.#-]+")
FAULTS = {
    "inline style": re.compile(r"<[^>]*\sstyle\s*=|<style\b", re.I),
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.I),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "text cut without a word": re.compile(r"<textarea\b[^>]*\smaxlength"),
    "script address": re.compile(r"javascript:", re.I),
    "htmx evaluation": re.compile(r"hx-on|hx-vals\s*=\s*[\"']js:|hx-vars"),
}
OTHER_HOST = re.compile(r"""(?:https?:|(?<=["'(\s]))//[\w.-]+\.\w+""")


def markup_faults(text: str) -> list[str]:
    return [name for name, pattern in FAULTS.items() if pattern.search(text)] + host_faults(text)


def host_faults(text: str) -> list[str]:
    return OTHER_HOST.findall(NAMESPACES.sub("", text))


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_a_template_needs_no_inline_code_and_no_other_host(path: Path) -> None:
    assert markup_faults(path.read_text()) == []


@pytest.mark.parametrize("path", STATIC, ids=short)
def test_a_static_file_needs_no_other_host(path: Path) -> None:
    assert host_faults(path.read_text()) == []


def test_templates_are_formatted() -> None:
    if not TEMPLATES:
        return
    djade = str(Path(sys.executable).parent / "djade")
    command = [djade, "--check", "--target-version", "5.2", *map(str, TEMPLATES)]
    outcome = subprocess.run(command, capture_output=True, text=True)

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ('<p style="color:red">', "inline style"),
        ("<style>p {}</style>", "inline style"),
        ("<script>alert(1)</script>", "inline script"),
        ('<a onclick="go()">', "event attribute"),
        ('<a href="javascript:go()">', "script address"),
        ('<button hx-on:click="go()">', "htmx evaluation"),
    ],
)
def test_the_checks_find_planted_faults(planted: str, fault: str) -> None:
    assert fault in markup_faults(planted)


def test_the_host_check_finds_hosts_and_passes_namespaces() -> None:
    assert host_faults('<link href="//cdn.example.com/a.css">')
    assert host_faults('@import "https' + '://fonts.example.com/a.css"')
    assert not host_faults('<svg xmlns="http://www.w3.org/2000/svg">')
    assert not markup_faults("<script src=\"{% static 'a.js' %}\" defer></script>")
