"""Lists of items and officers as the public reads them (公示清单)."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sunlit.disclosure.actions.publish_list import publish_list
from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.registers.items.models import EnforcementItem
from sunlit.registers.officers.actions.record_exit import record_exit
from sunlit.registers.officers.models import Credential, Officer
from tests.builders.bureau import START, person

pytestmark = pytest.mark.usefixtures("bureau")


def publish(kind: RecordKind) -> int:
    return publish_list(kind=kind, actor=person("gongshi"), at=START)


def visible(kind: RecordKind) -> set[str]:
    found = PublishedRecord.objects.filter(kind=kind, is_visible=True)
    return set(found.values_list("title", flat=True))


def test_every_item_in_force_is_public_with_its_basis_and_limit() -> None:
    count = publish(RecordKind.ITEM)

    assert count == EnforcementItem.objects.count() > 50
    record = PublishedRecord.objects.filter(kind=RecordKind.ITEM, group="行政处罚").first()
    assert record is not None
    labels = {field["label"] for field in record.fields}
    assert {"事项名称", "执法类别", "执法主体", "承办机构", "执法依据"} <= labels


def test_publishing_again_changes_nothing_but_the_ledger() -> None:
    publish(RecordKind.ITEM)
    before = list(PublishedRecord.objects.order_by("pk").values())

    publish(RecordKind.ITEM)

    assert list(PublishedRecord.objects.order_by("pk").values()) == before
    entry = history("lists/item").last()
    assert entry is not None
    assert read_payload(entry)["withdrawn"] == 0


def spoil(name: str, fault: str) -> None:
    officer = Officer.objects.get(name=name)
    match fault:
        case "exited":
            record_exit(
                actor=None, at=START, officer=officer, exited_on=date(2026, 3, 2), reason="调离"
            )
        case "expired":
            Credential.objects.filter(officer=officer).update(valid_until=date(2026, 3, 1))
        case "suspended":
            Credential.objects.filter(officer=officer).update(status="SUSPENDED")


@pytest.mark.parametrize("fault", ["exited", "expired", "suspended"])
def test_an_officer_who_may_no_longer_enforce_leaves_the_public_list(fault: str) -> None:
    publish(RecordKind.OFFICER)
    assert "协办人乙" in visible(RecordKind.OFFICER)
    spoil("协办人乙", fault)

    publish(RecordKind.OFFICER)

    assert "协办人乙" not in visible(RecordKind.OFFICER)
    gone = PublishedRecord.objects.get(kind=RecordKind.OFFICER, title="协办人乙")
    assert gone.tombstone_reason and gone.taken_down_on


def test_the_public_list_of_officers_shows_no_account_and_no_phone() -> None:
    publish(RecordKind.OFFICER)

    shown: list[Any] = list(PublishedRecord.objects.values_list("fields", flat=True))

    assert "chengban" not in str(shown)
    labels = {field["label"] for fields in shown for field in fields}
    assert labels <= {"姓名", "单位", "科室", "职务", "证件编号", "执法类别", "执法区域"}


def queries(kind: RecordKind) -> int:
    with CaptureQueriesContext(connection) as found:
        publish(kind)
    return len(found)


def test_publishing_an_unchanged_list_asks_the_same_whatever_its_length() -> None:
    publish(RecordKind.OFFICER)
    few = queries(RecordKind.OFFICER)
    body = Officer.objects.first()
    assert body is not None
    for number in range(30):
        officer = Officer.objects.create(name=f"执法人员{number}", unit=body.unit)
        Credential.objects.create(
            officer=officer, credential_no=f"YS{number:07d}", categories=["PENALTY"]
        )
    publish(RecordKind.OFFICER)

    assert queries(RecordKind.OFFICER) == few
