"""The code on the officer's screen (亮证码): made anew at every look, drawn here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import segno
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sunlit.interfaces.credential_codes import make_code

SECONDS = 60  # after which the page asks for a new code by itself


@dataclass(frozen=True)
class ShownCode:
    """An address, its picture as a data URI, and when it was made."""

    address: str
    picture: str
    made_at: datetime


def shown_code(
    request: HttpRequest, credential_id: UUID, at: datetime, case_id: UUID | None = None
) -> ShownCode:
    """A new code for the credential; bound to a case if one is given."""
    path = reverse("portal:credential", args=[make_code(credential_id, at, case_id)])
    address = request.build_absolute_uri(path)
    drawn = segno.make(address, error="m")
    return ShownCode(address, drawn.svg_data_uri(scale=6, border=2, light="#fff"), at)


def renewing(response: HttpResponse) -> HttpResponse:
    """Let the browser ask again by itself, also without script; an old code proves nothing."""
    response["Refresh"] = str(SECONDS)
    return response
