"""An officer with a credential, as the registrar enters one."""

from datetime import UTC, date, datetime

from sunlit.registers.bodies.models import EnforcementBody, Section
from sunlit.registers.officers.actions.register_officer import register_officer
from sunlit.registers.officers.models import Credential, Officer

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # Monday, 10:00 in Beijing
TODAY = date(2026, 11, 23)


def a_section(code: str = "ZFJ", name: str = "执法监督科") -> Section:
    """A section of the example bureau."""
    body, _new = EnforcementBody.objects.get_or_create(name="示例局")
    return Section.objects.get_or_create(body=body, code=code, defaults={"name": name})[0]


def an_officer(name: str = "承办人甲", number: str = "A1", **changes: object) -> Officer:
    """An officer verified for 2023 to 2025, with a credential to the end of 2027."""
    values: dict[str, object] = {
        "name": name,
        "section": a_section(),
        "post": "科员",
        "credential_no": number,
        "categories": ["PENALTY"],
        "area": "示例市",
        "valid_from": date(2024, 1, 1),
        "valid_until": date(2027, 12, 31),
        "verified_years": [2023, 2024, 2025],
    }
    return register_officer(actor=None, at=AT, **values | changes)  # type: ignore[arg-type]


def credential_of(officer: Officer) -> Credential:
    """The newest credential, read anew."""
    return Credential.objects.filter(officer=officer).order_by("-pk")[0]
