"""What the ledger keeps of accounts and duties (账号与职责留痕)."""

from datetime import date

from sunlit.foundations.ledger.codes import register_code

_PERSON = {"username": str, "full_name": str}
_DUTY = {"username": str, "duty_held": str, "section_code": str}

OPENED = register_code("accounts.opened", fields=_PERSON, title="开立账号").code
CLOSED = register_code(
    "accounts.closed",
    fields={"username": str, "reason": str, "ended_sessions": int},
    title="停用账号",
).code
PASSWORD_CHANGED = register_code(
    "accounts.password_changed", fields={"username": str}, title="修改密码"
).code
PASSWORD_RESET = register_code(
    "accounts.password_reset", fields={"username": str}, title="重置密码"
).code
DUTY_ASSIGNED = register_code(
    "accounts.duty_assigned",
    fields={**_DUTY, "valid_from": date},
    optional={"valid_until": date},
    title="任命职责",
).code
DUTY_ENDED = register_code(
    "accounts.duty_ended", fields={**_DUTY, "valid_until": date}, title="免去职责"
).code


def account_stream(username: str) -> str:
    """Name of the stream that keeps everything about one account."""
    return f"accounts/{username}"
