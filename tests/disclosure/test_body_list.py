"""What the public reads of bodies: only those that enforce, the names they bear, what counts."""

from datetime import date, timedelta

import pytest

from sunlit.disclosure.lists.bodies import body_fields
from sunlit.registers.bodies.actions.file_entrustment import file_entrustment
from sunlit.registers.bodies.models import EnforcementBody, OutwardName
from tests.builders.bodies import AT, an_entrustment
from tests.builders.officers import a_section

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def body() -> EnforcementBody:
    return a_section("JGK", "价格认定中心").body


def told(name: str, on: date = DAY) -> str | None:
    """The field of the one body; None where the body or the field is not published."""
    values = [
        field["value"] for _body, fields in body_fields(on) for field in fields
        if field["name"] == name
    ]  # fmt: skip
    return values[0] if values else None


def test_a_body_is_published_from_its_first_day_until_it_ends(body: EnforcementBody) -> None:
    body.valid_from, body.valid_until = DAY, DAY + timedelta(days=1)
    body.save()

    assert told("name", DAY - timedelta(days=1)) is None
    assert told("name") == body.name
    assert told("name", DAY + timedelta(days=1)) is None


def test_a_further_name_is_published_only_while_it_is_borne(body: EnforcementBody) -> None:
    OutwardName.objects.create(body=body, name="示例市能源局", valid_from=DAY)

    assert told("outward_names", DAY - timedelta(days=1)) is None
    assert told("outward_names") == "示例市能源局"


def test_an_entrustment_is_published_once_it_is_filed(body: EnforcementBody) -> None:
    agreement = an_entrustment(body)
    assert told("entrusted") == "无"

    given = {"filed_with": "示例市司法局", "receipt_no": "备〔2026〕7号"}
    file_entrustment(actor=None, at=AT, agreement=agreement, filed_on=DAY, **given)

    assert told("entrusted", DAY - timedelta(days=1)) == "无"
    assert agreement.organization.name in (told("entrusted") or "")
