"""Pages of lists and of imports hold WCAG 2.2 AA (axe) at both widths."""

from collections.abc import Iterator

import pytest

from sunlit.interfaces import clock
from sunlit.interfaces.operator.demo.versions import FILES, FOLDER, load_inspection_lists
from sunlit.registers.intake.models import ListKind
from sunlit.registers.lists.actions.open_draft import open_draft
from sunlit.registers.lists.queries import open_version, rows_of
from tests.browser.looking import Looking
from tests.browser.test_accessible import WIDTHS, faults
from tests.builders.bureau import FOUNDED, START, a_bureau, person
from tests.builders.workbooks import a_workbook

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def refusing(looking: Looking) -> Iterator[None]:
    """Chromium reports each refused form in its console; that alone is no fault."""
    yield
    looking.faults[:] = [fault for fault in looking.faults if "422" not in fault]


@pytest.fixture(autouse=True)
def lists(looking: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bureau with three versions of one list; the third waits for 法制机构."""
    a_bureau()
    load_inspection_lists(START, FOUNDED)
    monkeypatch.setattr(clock.timezone, "now", lambda: START)


@pytest.mark.parametrize("width", WIDTHS)
def test_reading_and_deciding(width: int, looking: Looking) -> None:
    version = open_version(ListKind.INSPECTION_ITEMS)
    assert version is not None
    page = looking.at("/desk/lists/", username="shenhe", width=width)
    found = faults(page)

    for address in (
        "/desk/",
        "/desk/lists/inspection-items/",
        "/desk/lists/inspection-items/compare/?from=1&to=2",
        "/desk/lists/inspection-items/compare/?from=9&to=x",
        f"/desk/lists/versions/{version.pk}/",
        f"/desk/lists/versions/{version.pk}/?q=没有",
        f"/desk/lists/versions/{version.pk}/rows/{rows_of(version)[0].pk}/",
        f"/desk/lists/versions/{version.pk}/approve/",
        f"/desk/lists/versions/{version.pk}/return/",
    ):
        page.goto(address)
        found += faults(page)

    assert found == []


@pytest.mark.usefixtures("refusing")
@pytest.mark.parametrize("width", WIDTHS)
def test_drafting(width: int, looking: Looking) -> None:
    items = ListKind.ITEMS
    page = looking.at("/desk/lists/items/draft/", username="minglu", width=width)
    found = faults(page)
    minglu = person("minglu")
    section = open_version(ListKind.INSPECTION_ITEMS).lead_section  # type: ignore[union-attr]
    assert section
    draft = open_draft(kind=items, lead_section=section, actor=minglu, at=START)

    for address in (
        "",
        f"rows/{rows_of(draft)[0].pk}/",
        "rows/new/",
        "submit/",
        "withdraw/",
        "empty/",
    ):
        page.goto(f"/desk/lists/versions/{draft.pk}/{address}")
        found += faults(page)
    page.goto(f"/desk/lists/versions/{draft.pk}/rows/new/")
    page.get_by_label("事项名称").fill("新事项")
    page.locator("form[method=post].card").evaluate("form => form.noValidate = true")
    page.get_by_role("button", name="保存").click()
    found += faults(page)

    assert found == []


@pytest.mark.usefixtures("refusing")
@pytest.mark.parametrize("width", WIDTHS)
def test_importing(width: int, looking: Looking) -> None:
    page = looking.at("/desk/imports/upload/items/", username="minglu", width=width)
    page.get_by_label("清单文件").set_input_files(FOLDER / FILES[ListKind.POWERS])
    page.get_by_role("button", name="上传并预览").click()
    found = faults(page)
    foreign = a_workbook([["所属门类", "执法节点"], ["行政检查", "到场"]])
    page.goto("/desk/imports/upload/recording/")
    page.get_by_label("清单文件").set_input_files(
        {"name": "一览.xlsx", "mimeType": "application/octet-stream", "buffer": foreign}
    )
    page.get_by_role("button", name="上传并预览").click()
    found += faults(page)
    page.locator("select").nth(1).select_option("title")
    page.get_by_role("button", name="记住并预览").click()
    found += faults(page)

    assert found == []
