"""The cast at their browsers: each person has an own session and does what a person would do."""

from playwright.sync_api import Browser, BrowserContext, Page, expect

from sunlit.interfaces.operator.demo.cast import PASSWORD


class Desk:
    """The bureau's people, signed in on first use."""

    def __init__(self, address: str, browser: Browser) -> None:
        self.address, self.browser = address, browser
        self.contexts: dict[str, BrowserContext] = {}
        self.pages: dict[str, Page] = {}

    def person(self, username: str) -> Page:
        """The page of a person, signed in."""
        if username not in self.pages:
            context = self.browser.new_context(locale="zh-CN")
            page = context.new_page()
            page.set_default_timeout(15000)
            page.goto(f"{self.address}/desk/sign-in/")
            page.get_by_label("用户名").fill(username)
            page.get_by_label("密码").fill(PASSWORD)
            page.get_by_role("button", name="登录").click()
            expect(page).to_have_url(f"{self.address}/desk/")
            self.contexts[username], self.pages[username] = context, page
        return self.pages[username]

    def close(self) -> None:
        """End all sessions."""
        for context in self.contexts.values():
            context.close()

    def days_pass(self, days: int) -> None:
        """Move the training clock."""
        page = self.person("chengban")
        page.goto(f"{self.address}/desk/")
        page.get_by_text("演示时钟", exact=True).click()
        if not page.get_by_role("button", name=f"过{days}天").is_visible():
            page.get_by_text("演示时钟", exact=True).click()
        page.get_by_role("button", name=f"过{days}天").click()
        expect(page.get_by_role("status")).to_contain_text("演示时钟已调快")


class CaseAtDesk:
    """A case as the cast works on it: every step through its page."""

    def __init__(self, desk: Desk, address: str) -> None:
        self.desk, self.address = desk, address

    def step(self, username: str, code: str) -> Page:
        """Open the page of a step as that person."""
        page = self.desk.person(username)
        page.goto(f"{self.address}steps/{code}/")
        return page

    def take(self, username: str, code: str, **answers: object) -> None:
        """Fill in a step and send it; it must be accepted."""
        page = self.step(username, code)
        for name, answer in answers.items():
            fill(page, name, answer)
        page.locator("form.step-form button.primary[type=submit]").click()
        expect(page).to_have_url(self.address)

    def refuse(self, username: str, code: str, **answers: object) -> Page:
        """Fill in a step and send it; it must be refused, on its own page."""
        page = self.step(username, code)
        for name, answer in answers.items():
            fill(page, name, answer)
        page.locator("form.step-form button.primary[type=submit]").click()
        expect(page.get_by_role("alert")).to_be_visible()
        return page

    def approve(self, *usernames: str) -> None:
        """Approve what waits, each person in turn, from the case page."""
        for username in usernames:
            page = self.desk.person(username)
            page.goto(self.address)
            page.get_by_role("link", name="去审批").first.click()
            page.get_by_label("同意", exact=True).check()
            page.get_by_label("意见", exact=True).fill("同意。")
            page.get_by_role("button", name="提交意见").click()
            expect(page).to_have_url(self.address)

    def next_steps(self, username: str) -> str:
        """What the case page says is to be done next."""
        page = self.desk.person(username)
        page.goto(self.address)
        return page.locator(".next-card").inner_text()


def fill(page: Page, name: str, answer: object) -> None:
    """Answer one field by its name, whatever kind it is, unless other answers leave it out."""
    inputs = page.locator(f'[name="{name}"]')
    if inputs.first.is_disabled():
        return
    kind = inputs.first.evaluate("e => e.tagName === 'INPUT' ? e.type : e.tagName.toLowerCase()")
    if kind == "radio":
        page.locator(f'[name="{name}"][value="{answer}"]').check()
    elif kind == "checkbox" and isinstance(answer, list | tuple):
        for value in answer:
            page.locator(f'[name="{name}"][value="{value}"]').check()
    elif kind == "checkbox":
        inputs.first.check()
    elif kind == "select":
        inputs.first.select_option(str(answer))
    elif kind == "file":
        inputs.first.set_input_files(answer)  # type: ignore[arg-type]
    else:
        inputs.first.fill(str(answer))
