"""The pages of service guides, on the desk and on the portal."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sunlit.disclosure.actions.publish_list import publish_list
from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.interfaces.clock import now
from sunlit.interfaces.operator.demo.versions import import_list_file, put_in_force
from sunlit.registers.intake.models import ListKind
from sunlit.registers.items.models import EnforcementItem
from tests.builders.bureau import a_bureau, person

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def desk(client: Client) -> Client:
    """名录管理员 in a bureau whose guides are approved and public."""
    a_bureau()
    import_list_file(ListKind.GUIDES, now())
    put_in_force(ListKind.GUIDES, now())
    publish_list(kind=RecordKind.GUIDE, actor=None, at=now())
    client.force_login(person("minglu"), backend=BACKEND)
    return client


def test_it_lists_every_item_with_the_state_of_its_guide(desk: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        page = desk.get(reverse("guides:index"))

    assert "现行（75）" in page.content.decode()
    assert len(queries) <= 16
    missing = desk.get(reverse("guides:index"), {"state": "MISSING"}).content.decode()
    assert "粮食流通监督检查" not in missing and "未编制" in missing


def test_it_previews_a_guide_as_it_is_published(desk: Client) -> None:
    item = EnforcementItem.objects.filter(category="PENALTY").first()
    assert item is not None

    page = desk.get(reverse("guides:preview", args=[item.code]))

    text = page.content.decode()
    assert page.status_code == 200
    assert "<svg" in text and 'aria-describedby="steps"' in text and "救济渠道" in text
    assert desk.get(reverse("guides:preview", args=["NICHTS"])).status_code == 404


def test_the_public_reads_prints_and_downloads_it(desk: Client) -> None:
    record = PublishedRecord.objects.filter(kind=RecordKind.GUIDE, group="行政处罚").first()
    assert record is not None
    public = Client()

    text = public.get(reverse("portal:guide", args=[record.public_id])).content.decode()
    pdf = public.get(reverse("portal:guide-pdf", args=[record.public_id]))

    assert "<svg" in text and reverse("portal:guide-pdf", args=[record.public_id]) in text
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    record.is_visible = False
    record.save()
    assert public.get(reverse("portal:guide-pdf", args=[record.public_id])).status_code == 404
