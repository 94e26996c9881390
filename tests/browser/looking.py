"""Look at pages as people do: any member of the cast, any width, with or without script."""

from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from tests.builders.bureau import person

BACKEND = "django.contrib.auth.backends.ModelBackend"


class Looking:
    """Opens pages, and notes what went wrong in them: words in the console, requests elsewhere."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.contexts: list[BrowserContext] = []
        self.faults: list[str] = []

    def at(self, path: str, *, username: str = "", width: int = 1280, scripts: bool = True) -> Page:
        """The page at `path`, signed in as that member of the cast if one is named."""
        context = self.browser.new_context(
            base_url=self.address,
            locale="zh-CN",
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
        )
        self.contexts.append(context)
        if username:
            context.add_cookies([self._session(username)])
        page = context.new_page()
        page.on("console", lambda said: self._note(said.type == "error", said.text))
        page.on("pageerror", lambda error: self._note(True, str(error)))
        page.on("request", lambda asked: self._note(self._is_elsewhere(asked.url), asked.url))
        page.goto(path)
        return page

    def close(self) -> None:
        """End all sessions."""
        for context in self.contexts:
            context.close()

    def _note(self, is_fault: bool, text: str) -> None:
        if is_fault:
            self.faults.append(text)

    def _is_elsewhere(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme.startswith("http") and parts.netloc != urlsplit(self.address).netloc

    def _session(self, username: str) -> Any:
        client = Client()
        client.force_login(person(username), backend=BACKEND)
        value = client.cookies["sessionid"].value
        return {"name": "sessionid", "value": value, "url": self.address}
