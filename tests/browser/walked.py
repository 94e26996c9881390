"""The cast's bureau for journeys walked in the browser (see hands.py): `script/drill pages`."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import chromium
from tests.browser.hands import Hands
from tests.browser.looking import Looking
from tests.builders.bureau import a_bureau

__all__ = ["bureau", "chromium"]
REFUSED = re.compile("status of (403|409|422)")  # the console repeats what the page says


@pytest.fixture
def bureau(
    transactional_db: None,
    live_server: LiveServer,
    chromium: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Hands]:
    """The cast's bureau, whose walks go through the pages."""
    a_bureau()
    looking = Looking(chromium, live_server.url)
    pictures = os.environ.get("SUNLIT_PICTURES")
    yield Hands(looking, monkeypatch, Path(pictures) if pictures else None)
    looking.close()
    assert [fault for fault in looking.faults if not REFUSED.search(fault)] == []
