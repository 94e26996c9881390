"""Codes that show a credential (亮证码): signed, unguessable, and bearing their own age.

A code names a credential by its random public id, and says when it was made; in a case also the
case and a number used once. It holds neither the number nor anything of a person.
"""

import base64
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.core import signing

FRESH = timedelta(minutes=5)  # older codes prove nothing: anybody may have photographed one


class ForgedCodeError(Exception):
    """The code was not made here, or somebody altered it."""


@dataclass(frozen=True)
class CredentialCode:
    """What a code says. `case_id` and `nonce` are empty outside a case."""

    credential_id: UUID
    made_at: datetime
    case_id: UUID | None = None
    nonce: str = ""

    def age(self, at: datetime) -> timedelta:
        """How old the code is, never less than nothing."""
        return max(at - self.made_at, timedelta(0))

    def is_fresh(self, at: datetime) -> bool:
        """Whether the code is young enough to stand for the person who shows it."""
        return self.age(at) <= FRESH


class _Signer(signing.TimestampSigner):
    """Stamps with the moment given: the training clock may run ahead of the machine's."""

    def __init__(self, at: datetime | None = None) -> None:
        super().__init__(salt="sunlit.credential")
        self.at = at

    def timestamp(self) -> str:
        """The moment in the signer's own short form."""
        assert self.at is not None  # noqa: S101  (only signing asks)
        return signing.b62_encode(int(self.at.timestamp()))

    def opened(self, code: str) -> tuple[str, datetime]:
        """What was signed, and when; BadSignature for anything else."""
        value, _, stamp = signing.Signer.unsign(self, code).rpartition(self.sep)
        return value, datetime.fromtimestamp(signing.b62_decode(stamp), UTC)


def make_code(credential_id: UUID, at: datetime, case_id: UUID | None = None) -> str:
    """A new code; one for a case can be confirmed once."""
    parts = [_short(credential_id)]
    if case_id is not None:
        parts += [_short(case_id), secrets.token_urlsafe(12)]
    return _Signer(at).sign(".".join(parts))


def read_code(code: str) -> CredentialCode:
    """What a code says; ForgedCodeError for one not made here."""
    try:
        value, made_at = _Signer().opened(code)
        credential, *rest = value.split(".")
        if not rest:
            return CredentialCode(_long(credential), made_at)
        case, nonce = rest
        return CredentialCode(_long(credential), made_at, _long(case), nonce)
    except (signing.BadSignature, ValueError) as error:
        raise ForgedCodeError from error


def _short(name: UUID) -> str:
    return base64.urlsafe_b64encode(name.bytes).decode().rstrip("=")


def _long(text: str) -> UUID:
    return UUID(bytes=base64.urlsafe_b64decode(text + "=="))
