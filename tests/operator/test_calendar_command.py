"""`sunlit calendar`: previewed, adopted, listed; a file that cannot be read says why."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pytest_django import Settings

from sunlit.foundations.calendars import adoption, bureau_calendar
from sunlit.foundations.calendars.models import AdoptedCalendar
from sunlit.interfaces.calendars import CalendarMiddleware
from sunlit.interfaces.operator.main import main
from tests.builders.calendars import TABLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bureau")]


@pytest.fixture(autouse=True)
def shipped_again() -> Iterator[None]:
    """What a test adopts is gone from this process after it."""
    yield
    adoption.forget()


def file_of(folder: Path, content: Any) -> str:
    path = folder / "CN-2027.yaml"
    text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_dry_run_changes_nothing_and_the_real_one_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file_of(tmp_path, TABLE)

    assert main(["calendar", "adopt", path, "--dry-run"]) == 0
    assert "这是预览" in capsys.readouterr().out
    assert not AdoptedCalendar.objects.exists()

    assert main(["calendar", "adopt", path]) == 0
    assert "已采用2027年放假安排" in capsys.readouterr().out
    assert main(["calendar", "list"]) == 0
    assert "CN 2027" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "status", "told"),
    [
        ("[1, 2", 2, "无法读取文件"),
        ("just words", 2, "不是放假安排"),
        ({**TABLE, "region": "ZZ"}, 2, "行政区划代码"),
        ({**TABLE, "holidays": "元旦"}, 2, "有误"),
        ({**TABLE, "year": "明年"}, 2, "有误"),
        ({**TABLE, "notice_no": ""}, 1, "文号"),
        ({**TABLE, "holidays": TABLE["holidays"][:3]}, 1, "缺少"),
        ("x" * 200_000, 2, "文件过大"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(
    tmp_path: Path, content: Any, status: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calendar", "adopt", file_of(tmp_path, content)]) == status

    assert told in capsys.readouterr().err
    assert not AdoptedCalendar.objects.exists()


def test_a_missing_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", "adopt", "nowhere.yaml"]) == 2
    assert "无法读取文件" in capsys.readouterr().err


def test_another_web_process_reads_what_was_adopted(
    tmp_path: Path, settings: Settings, rf: Any
) -> None:
    main(["calendar", "adopt", file_of(tmp_path, TABLE)])
    adoption.forget()
    settings.CALENDAR_REMEMBERED = 0.0
    middleware = CalendarMiddleware(lambda request: request)  # type: ignore[arg-type,return-value]

    middleware(rf.get("/"))
    assert bureau_calendar().announced_until.year == 2026, "门户不计算期限，也不读取"
    middleware(rf.get("/desk/"))

    assert bureau_calendar().announced_until.year == 2027
