"""`sunlit import` on the demonstration bureau's lists."""

import argparse
import json
from pathlib import Path

import pytest

from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.interfaces.operator import import_lists
from sunlit.interfaces.operator.demo.versions import load_lists
from sunlit.registers.models import (
    Counterparty,
    EnforcementItem,
    ListImport,
    ListKind,
    ListRow,
    Officer,
    PowerEntry,
)
from tests.builders.bureau import FOUNDED
from tests.builders.workbooks import a_workbook

DEMO = Path(import_lists.__file__).parent / "demo"
LISTS = [
    ("items", "行政执法事项清单.xlsx", 89),
    ("powers", "权责清单.xlsx", 89),
    ("inspection-items", "随机抽查事项清单.xlsx", 18),
    ("recording", "音像记录事项清单.xlsx", 26),
    ("review-catalogue", "重大执法决定法制审核目录清单.xlsx", 20),
    ("benchmarks", "行政裁量权基准.xlsx", 49),
    ("officers", "行政执法人员名单.xlsx", 36),
    ("parties", "检查对象名录库.xlsx", 2000),
]


def sunlit(*words: object) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser()
    import_lists.add_parser(parser.add_subparsers())
    args = parser.parse_args([str(word) for word in words])
    status: int = args.run(args)
    return status


def outcome(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    result: dict[str, object] = json.loads(capsys.readouterr().out)
    return result


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "file", "count"), LISTS)
def test_it_imports_the_real_lists_and_a_second_time_changes_nothing(
    name: str, file: str, count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = {"created": 0, "changed": 0, "unchanged": 0, "refused": []}

    assert sunlit("import", name, DEMO / file, "--json") == 0
    assert outcome(capsys) == {**empty, "created": count}

    assert sunlit("import", name, DEMO / file, "--json") == 0
    assert outcome(capsys) == {**empty, "unchanged": count}


@pytest.mark.django_db
def test_it_only_previews_on_a_dry_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert sunlit("import", "parties", DEMO / "检查对象名录库.xlsx", "--dry-run", "--json") == 0

    assert outcome(capsys)["created"] == 2000
    assert not Counterparty.objects.exists()
    assert not ListImport.objects.exists()


@pytest.mark.django_db
def test_it_keeps_good_rows_and_tells_of_bad_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "名录.xlsx"
    rows = [["单位名称", "统一社会信用代码"], ["甲米业", "915300002818662058"], ["乙米业", "9153"]]
    file.write_bytes(a_workbook({"名录": rows}))

    assert sunlit("import", "parties", file, "--json") == 1

    result = outcome(capsys)
    assert list(result) == ["created", "changed", "unchanged", "refused"]
    assert result["created"] == 1
    (row,) = result["refused"]  # type: ignore[misc]
    assert (row["sheet"], row["row"], row["column"]) == ("名录", 3, "统一社会信用代码")
    assert "18位" in row["reason"]


@pytest.mark.django_db
def test_it_reports_in_words_without_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert sunlit("import", "officers", DEMO / "行政执法人员名单.xlsx") == 0

    assert "新增36条" in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", b"no workbook", a_workbook([["x"]])])
def test_it_ends_with_2_and_one_sentence_when_the_file_cannot_be_read(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "清单.xlsx"
    file.write_bytes(content)

    assert sunlit("import", "items", file) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1

    assert sunlit("import", "items", file, "--json") == 2

    captured = capsys.readouterr()
    assert list(json.loads(captured.out)) == ["error"]
    assert captured.err == ""
    assert not ListImport.objects.exists()


def test_it_ends_with_2_when_there_is_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert sunlit("import", "items", "no-such-file.xlsx") == 2
    assert "no-such-file.xlsx" in capsys.readouterr().err


@pytest.mark.django_db
def test_it_writes_one_ledger_entry_per_import_as_the_command_line() -> None:
    sunlit("import", "officers", DEMO / "行政执法人员名单.xlsx")

    (entry,) = history("registers/officers")
    payload = read_payload(entry)
    assert (entry.actor_name, entry.duty) == ("系统", "命令行")
    assert (payload["created"], payload["refused"]) == (36, 0)
    assert len(payload["file_sha256"]) == 64
    assert len(payload["rows"]) == 36
    assert "演示人员01" in payload["rows"][0]


@pytest.mark.django_db
def test_it_refuses_a_list_of_another_kind_unless_told_that_it_is_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """权责清单 taken as 事项清单 would erase every limit and note."""
    assert sunlit("import", "items", DEMO / "权责清单.xlsx") == 2
    assert "这像是《权责清单》" in capsys.readouterr().err
    assert not ListRow.objects.exists()

    assert sunlit("import", "items", DEMO / "权责清单.xlsx", "--confirm-kind") == 0
    assert ListRow.objects.count() == 89


@pytest.mark.django_db
def test_it_takes_off_what_the_file_lacks_only_if_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sunlit("import", "recording", DEMO / "音像记录事项清单.xlsx")
    file = tmp_path / "音像记录事项清单.xlsx"
    file.write_bytes(
        a_workbook([["执法类别", "执法环节", "记录方式"], ["行政许可", "听证会", "录音"]])
    )

    assert sunlit("import", "recording", file) == 0
    assert ListRow.objects.count() == 26
    assert sunlit("import", "recording", file, "--remove-missing") == 0
    assert ListRow.objects.get().data["method"] == "录音"


@pytest.mark.usefixtures("bureau")
def test_it_keeps_every_fact_of_the_real_lists() -> None:
    load_lists(FOUNDED, (ListKind.POWERS,))
    sunlit("import", "officers", DEMO / "行政执法人员名单.xlsx")

    item = EnforcementItem.objects.get(name="粮食收购者未执行国家粮食质量标准")
    power = PowerEntry.objects.get(name=item.name)
    bases = item.legal_bases.order_by("position")
    assert (item.category, item.statutory_days, item.statutory_unit) == (
        "PENALTY",
        90,
        "NATURAL_DAY",
    )
    assert [(basis.article, basis.paragraph, basis.subparagraph) for basis in bases] == [
        (11, 1, None),
        (45, None, 1),
    ]
    assert [section.name for section in item.sections.all()] == ["执法监督科（粮食执法督查）"]
    assert list(power.sections.all()) == list(item.sections.all())
    assert power.accountability_text == "依照有关法律法规追究责任"
    assert Officer.objects.filter(name__startswith="演示人员").count() == 36
