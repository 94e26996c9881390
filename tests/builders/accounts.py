"""Build accounts and duties through the acts, as 系统 does at first start."""

from datetime import UTC, date, datetime

from sunlit.foundations.accounts.actions.assign_duty import assign_duty
from sunlit.foundations.accounts.actions.open_account import open_account
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account

PASSWORD = "阳光-Sunlit-2026"
OPENED_AT = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
SINCE = date(2026, 1, 1)


def an_account(
    full_name: str, *duties: Duty, section_code: str = "", username: str = ""
) -> Account:
    """An account with duties held since the first day of 2026; the password is `PASSWORD`."""
    account = open_account(
        actor=None,
        at=OPENED_AT,
        username=username or f"user{Account.objects.count() + 1}",
        full_name=full_name,
        password=PASSWORD,
    )
    for duty in duties:
        assign_duty(
            actor=None,
            at=OPENED_AT,
            account=account,
            duty=duty,
            valid_from=SINCE,
            section_code=section_code,
        )
    return account
