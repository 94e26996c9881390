"""The pages on lists: what each duty sees and does, refusals at the form, and how much is asked."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from sunlit.interfaces import clock
from sunlit.interfaces.operator.demo.versions import import_list_file, put_in_force
from sunlit.registers.intake.models import ListKind
from sunlit.registers.lists.models import ListRow, ListStatus, ListVersion
from sunlit.registers.lists.queries import content_digest, rows_of
from tests.builders.bureau import START, person
from tests.builders.lists import draft_of

pytestmark = pytest.mark.usefixtures("bureau")
BACKEND = "django.contrib.auth.backends.ModelBackend"
KIND = ListKind.REVIEW_CATALOGUE
FIRST, SECOND = START, START + timedelta(days=10)


@pytest.fixture(autouse=True)
def its_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock.timezone, "now", lambda: SECOND)


@pytest.fixture
def version() -> ListVersion:
    """A draft of the catalogue with twenty rows."""
    return import_list_file(KIND, FIRST)


def at_desk(username: str) -> Client:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    return client


def address(name: str, *args: object) -> str:
    return reverse(f"lists:{name}", args=args)


def text(response: HttpResponse) -> str:
    return response.content.decode()


def approve(username: str, version: ListVersion, **data: str) -> HttpResponse:
    posted = {"digest": content_digest(version), **data}
    return at_desk(username).post(address("approve", version.pk), posted)  # type: ignore[return-value]


def submit(version: ListVersion) -> HttpResponse:
    data = {"lead_section": "ZFJ", "summary": "首次编制。"}
    return at_desk("minglu").post(address("submit", version.pk), data)  # type: ignore[return-value]


def test_it_shows_every_list_and_where_it_waits(version: ListVersion) -> None:
    submit(version)

    page = text(at_desk("jiandu").get(address("index")))  # type: ignore[arg-type]

    assert "89条" in page
    assert "待科室负责人审核" in page
    assert "由科长办理" in page
    assert "起草新版" not in page
    assert "起草新版" in text(at_desk("minglu").get(address("index")))  # type: ignore[arg-type]


@pytest.mark.parametrize("username", ["xitong", "anquan", "shenji"])
def test_it_is_closed_to_the_administrators(username: str, version: ListVersion) -> None:
    for url in (address("index"), address("version", version.pk), address("export", version.pk)):
        assert at_desk(username).get(url).status_code == 403


def test_four_persons_take_a_list_into_force_in_their_browsers(version: ListVersion) -> None:
    assert submit(version).status_code == 302
    for username in ("kezhang", "shenhe"):
        assert "审批" in text(at_desk(username).get(address("approve", version.pk)))  # type: ignore[arg-type]
        assert approve(username, version, note="同意。").status_code == 302
    today = f"{SECOND:%Y-%m-%d}"

    done = approve("fenguan", version, document_no="示发〔2026〕2号", effective_on=today)

    assert done.status_code == 302
    page = text(at_desk("chengban").get(address("version", version.pk)))  # type: ignore[arg-type]
    assert "现行有效" in page
    assert "示发〔2026〕2号" in page
    assert "同意。" in page
    assert "报批</a>" not in page


@pytest.mark.parametrize("username", ["chengban", "kezhang-ny", "shenhe", "fenguan", "gongshi"])
def test_only_the_next_person_finds_the_form(username: str, version: ListVersion) -> None:
    submit(version)

    assert at_desk(username).get(address("approve", version.pk)).status_code == 403
    assert approve(username, version).status_code == 403
    assert ListVersion.objects.get(pk=version.pk).status == ListStatus.SECTION_HEAD


def test_the_leader_is_told_what_is_missing_and_keeps_what_was_typed(version: ListVersion) -> None:
    submit(version)
    approve("kezhang", version)
    approve("shenhe", version)

    response = approve("fenguan", version, note="同意公布", effective_on="2020-01-01")

    assert response.status_code == 422
    assert "生效日期不能早于今天" in text(response)
    assert "请填写文号" in text(response)
    assert "同意公布" in text(response)


def test_a_stale_page_is_shown_anew(version: ListVersion) -> None:
    submit(version)

    response = at_desk("kezhang").post(address("approve", version.pk), {"digest": "x"})

    assert response.status_code == 409
    assert "有变化" in text(response)  # type: ignore[arg-type]


def test_a_returned_list_goes_back_with_its_reason(version: ListVersion) -> None:
    submit(version)
    data = {"digest": content_digest(version), "note": "标准不清。"}

    assert at_desk("kezhang").post(address("return", version.pk), data).status_code == 302

    page = text(at_desk("minglu").get(address("version", version.pk)))  # type: ignore[arg-type]
    assert "标准不清。" in page
    assert "添加条目" in page


def test_it_saves_a_row_or_says_at_the_field_what_is_wrong(version: ListVersion) -> None:
    desk, new = at_desk("minglu"), address("row-new", version.pk)

    refused = desk.post(new, {"category": "行政许可", "standard": "程序"})

    assert refused.status_code == 422
    assert "请填写审核的具体执法决定项目" in text(refused)  # type: ignore[arg-type]
    assert 'value="程序"' in text(refused)  # type: ignore[arg-type]
    assert desk.post(new, {"category": "行政许可", "title": "新项目"}).status_code == 302
    row = ListRow.objects.get(title="新项目")
    url = address("row", version.pk, row.pk)
    assert desk.post(url, {"category": "其他", "title": "新项目"}).status_code == 302
    assert ListRow.objects.get(pk=row.pk).category == "其他"
    remove = address("row-remove", version.pk, row.pk)
    assert "将从这一版草稿中删去" in text(desk.get(remove))  # type: ignore[arg-type]
    assert desk.post(remove).status_code == 302
    assert not ListRow.objects.filter(title="新项目").exists()


def test_others_read_a_row_but_find_no_form(version: ListVersion) -> None:
    row = rows_of(version).first()
    assert row is not None

    page = text(at_desk("chengban").get(address("row", version.pk, row.pk)))  # type: ignore[arg-type]

    assert "自然人1万元以上（含本数）" in page
    assert "<textarea" not in page
    assert at_desk("chengban").get(address("row-new", version.pk)).status_code == 403


def test_a_row_typed_into_an_old_page_is_refused_with_the_reason(version: ListVersion) -> None:
    row = rows_of(version).first()
    assert row is not None
    submit(version)

    answer = at_desk("minglu").post(address("row", version.pk, row.pk), {"title": "改名"})

    assert answer.status_code == 422
    assert "不能再修改" in text(answer)  # type: ignore[arg-type]
    assert not ListRow.objects.filter(title="改名").exists()


def test_two_persons_at_one_row_do_not_overwrite_each_other(version: ListVersion) -> None:
    row = ListRow.objects.filter(version=version).earliest("position")
    page, typed = address("row", version.pk, row.pk), dict(row.data)
    seen = row.digest
    first = at_desk("minglu").post(page, typed | {"standard": "甲的标准", "seen": seen})

    second = at_desk("minglu").post(page, typed | {"standard": "乙的标准", "seen": seen})

    row.refresh_from_db()
    assert first.status_code == 302 and second.status_code == 422
    assert row.data["standard"] == "甲的标准"
    assert "刚刚被他人修改" in text(second) and "乙的标准" in text(second)  # type: ignore[arg-type]


def test_it_declares_a_category_empty(version: ListVersion) -> None:
    data = {"category": "行政确认", "is_empty": "YES"}

    assert at_desk("minglu").post(address("empty", version.pk), data).status_code == 302

    assert draft_of(KIND).empty_categories == ["行政确认"]
    page = text(at_desk("minglu").get(address("version", version.pk)))  # type: ignore[arg-type]
    assert "明示“无”的类别" in page


def test_it_finds_rows_by_words_and_category(version: ListVersion) -> None:
    desk, url = at_desk("minglu"), address("version", version.pk)

    assert len(desk.get(url, {"q": "听证"}).context["page"].rows) == 2
    assert len(desk.get(url, {"group": "行政许可"}).context["page"].rows) == 3
    assert "没有符合条件的条目" in text(desk.get(url, {"q": "没有"}))  # type: ignore[arg-type]


def test_it_compares_versions_and_days(version: ListVersion) -> None:
    put_in_force(KIND, FIRST)
    desk = at_desk("minglu")
    begun = desk.post(address("draft", "review-catalogue"), {"lead_section": "ZFJ"}, follow=True)
    assert "草稿已建立" in text(begun)  # type: ignore[arg-type]
    row = rows_of(draft_of(KIND)).first()
    assert row is not None
    desk.post(address("row", row.version_id, row.pk), {**row.data, "standard": "数额"})
    compare = address("compare", "review-catalogue")

    page = text(desk.get(compare, {"from": "1", "to": "2"}))  # type: ignore[arg-type]

    assert "<del>金额</del>" in page
    assert "<ins>数额</ins>" in page
    day = f"{SECOND:%Y-%m-%d}"
    assert "内容相同" in text(desk.get(compare, {"from": "1", "to": day}))  # type: ignore[arg-type]
    for wrong in ("9", "2020-01-01", "2026-02-30", "明天"):
        assert desk.get(compare, {"from": wrong, "to": "1"}).context["before"].error


def test_an_open_version_is_not_drafted_twice(version: ListVersion) -> None:
    response = at_desk("minglu").post(address("draft", "review-catalogue"), {"lead_section": "ZFJ"})

    assert response.status_code == 422
    assert "办完之前不能另起草一版" in text(response)  # type: ignore[arg-type]


def test_it_withdraws_a_draft_with_a_reason(version: ListVersion) -> None:
    url = address("withdraw", version.pk)

    assert at_desk("minglu").post(url, {"note": ""}).status_code == 422
    assert at_desk("minglu").post(url, {"note": "另行研究。"}).status_code == 302
    assert "已撤回" in text(at_desk("minglu").get(address("history", "review-catalogue")))  # type: ignore[arg-type]


def test_it_exports_a_version(version: ListVersion) -> None:
    response = at_desk("chengban").get(address("export", version.pk))

    rows = CalamineWorkbook.from_filelike(_file(response)).get_sheet_by_index(0).to_python()
    assert len(rows) == 22
    assert rows[1][1] == "执法项目类别"


def _file(response: object) -> object:
    import io

    return io.BytesIO(response.content)  # type: ignore[attr-defined]


def test_the_workbench_names_the_lists_that_wait_for_me(version: ListVersion) -> None:
    submit(version)

    assert "等您审批的清单" in text(at_desk("kezhang").get(reverse("desk:workbench")))  # type: ignore[arg-type]
    assert "等您审批" not in text(at_desk("kezhang-ny").get(reverse("desk:workbench")))  # type: ignore[arg-type]


@pytest.mark.parametrize("slug", ["officers", "parties", "unknown"])
def test_it_knows_no_other_lists(slug: str) -> None:
    assert at_desk("minglu").get(address("history", slug)).status_code == 404


def asked(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_pages_ask_a_number_of_queries_that_does_not_grow(version: ListVersion) -> None:
    """A page of three rows and one of fifty ask the same."""
    long = ListVersion.objects.get(kind=ListKind.ITEMS)
    desk = at_desk("minglu")

    few = asked(desk, address("version", long.pk) + "?q=能源消费")
    many = asked(desk, address("version", long.pk))

    assert many == few <= 12
    assert asked(desk, address("index")) <= 14
    assert asked(desk, address("history", "items")) <= 8
    assert asked(desk, address("compare", "items") + "?from=1&to=1") <= 12
