"""A live server with the cast's bureau, and Chromium driven by Playwright."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from sunlit.interfaces.clock import forget
from tests.browser.looking import Looking
from tests.browser.people import Desk
from tests.builders.bureau import a_bureau

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Playwright runs an event loop in this thread; the tests still ask the database directly.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is a browser test."""
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the session."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page of somebody who never signed in."""
    context = chromium.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def bureau(transactional_db: None, settings: Settings, live_server: LiveServer) -> str:
    """The cast's bureau behind a live server whose training clock may be moved; its address."""
    settings.TRAINING = True
    forget()
    a_bureau()
    return live_server.url


@pytest.fixture
def desk(bureau: str, chromium: Browser) -> Iterator[Desk]:
    """The desk with every member of the cast one sign-in away."""
    desk = Desk(bureau, chromium)
    yield desk
    desk.close()


@pytest.fixture
def looking(chromium: Browser, live_server: LiveServer) -> Iterator[Looking]:
    """Any page at any width; errors in the console and requests to other hosts fail the test."""
    looking = Looking(chromium, live_server.url)
    yield looking
    looking.close()
    assert looking.faults == []
