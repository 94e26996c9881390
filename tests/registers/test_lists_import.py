"""A file into the draft of a list, the draft into force, and the register that cases use."""

from datetime import datetime, timedelta

import pytest

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.foundations.refusals import NotAllowed
from sunlit.registers.intake.models import ListKind
from sunlit.registers.intake.recording import PlanChangedError
from sunlit.registers.intake.rules import Place, RefusedRow
from sunlit.registers.items.models import EnforcementItem, PowerEntry
from sunlit.registers.items.queries import item_in_force, item_versions, items_in_force
from sunlit.registers.items.rules import Cited, MatterLine, read_limit
from sunlit.registers.laws.parsing import parse_citations
from sunlit.registers.lists.baseline import comparison_now
from sunlit.registers.lists.models import ListRow, ListStatus, ListVersion
from sunlit.registers.lists.queries import open_version, rows_of, version_in_force
from sunlit.registers.lists.refusals import WrongListState
from sunlit.registers.models import ListImport
from tests.builders.accounts import an_account
from tests.builders.lists import (
    Circle,
    a_circle,
    approved,
    draft_of,
    imported,
    matters,
    submitted,
)

pytestmark = pytest.mark.django_db
ITEMS = ListKind.ITEMS


@pytest.fixture
def circle() -> Circle:
    return a_circle()


def an_item(row: int = 3, name: str = "甲事项", note: str = "", days: str = "90") -> MatterLine:
    return MatterLine(
        place=Place("清单", row),
        name=name,
        category="PENALTY",
        body_name="示例局",
        section_names=("能源科",),
        bases=tuple(map(Cited, parse_citations("《价格法》第三条"))),
        texts={"note": note},
        limits={"statutory": read_limit(days, "PENALTY")},
    )


def coded(code: str, name: str = "甲事项") -> MatterLine:
    return changed(an_item(name=name), code=code)


def changed(line: MatterLine, **changes: object) -> MatterLine:
    fields = {name: getattr(line, name) for name in MatterLine.__dataclass_fields__}
    return MatterLine(**{**fields, **changes})  # type: ignore[arg-type]


def into_force(circle: Circle, at: datetime, *lines: MatterLine, **more: object) -> ListImport:
    done = imported(ITEMS, matters(*lines), circle.registrar, at, **more)
    if open_version(ITEMS):
        approved(ITEMS, circle, at)
    return done


def test_it_refuses_everybody_but_the_registrar(circle: Circle, at: datetime) -> None:
    officer = an_account("承办人甲", Duty.CASE_OFFICER)

    for account in (officer, circle.head, circle.leader):
        with pytest.raises(NotAllowed):
            imported(ITEMS, matters(an_item()), account, at)

    assert not ListVersion.objects.exists()
    assert not history("registers/items").exists()


def test_it_writes_into_a_draft_that_changes_no_register(circle: Circle, at: datetime) -> None:
    imported(ITEMS, matters(an_item()), circle.registrar, at)

    version = draft_of(ITEMS)
    (row,) = rows_of(version)
    assert (version.number, version.status) == (1, ListStatus.DRAFT)
    assert (row.category, row.title, row.code[:3]) == ("行政处罚", "甲事项", "CF-")
    assert row.data["statutory"] == "90日"
    assert version_in_force(ITEMS, at.date()) is None
    assert not EnforcementItem.objects.exists()


def test_it_records_who_imported_what(circle: Circle, at: datetime) -> None:
    read = matters(an_item())
    read = type(read)(read.lines, (RefusedRow("清单", 9, "执法依据", "缺少执法依据"),))

    done = imported(ITEMS, read, circle.registrar, at)

    (entry,) = history("registers/items")
    assert (entry.actor_name, entry.duty) == ("名录管理员", Duty.REGISTRAR)
    assert read_payload(entry)["rows"] == ['["清单",3,"甲事项",[]]']
    assert (done.created_count, done.imported_by) == (1, circle.registrar)
    assert done.refused[0]["reason"] == "缺少执法依据"


def test_it_leaves_a_version_alone_that_is_being_approved(circle: Circle, at: datetime) -> None:
    imported(ITEMS, matters(an_item()), circle.registrar, at)
    submitted(ITEMS, circle, at)

    with pytest.raises(WrongListState, match="待科室负责人审核"):
        imported(ITEMS, matters(an_item(note="新")), circle.registrar, at)

    assert rows_of(draft_of(ITEMS)).get().data["note"] == ""
    assert imported(ITEMS, matters(an_item()), circle.registrar, at).unchanged_count == 1


def test_it_keeps_the_old_version_of_a_changed_item(circle: Circle, at: datetime) -> None:
    later = at + timedelta(days=30)
    into_force(circle, at, an_item(note="旧"))

    into_force(circle, later, an_item(note="新"))

    old, new = item_versions(EnforcementItem.objects.earliest("pk").code)
    assert (old.version, old.note, old.valid_until) == (1, "旧", later.date())
    assert (new.version, new.note, new.valid_until) == (2, "新", None)
    assert item_in_force(old.code, at.date()) == old
    assert item_in_force(old.code, later.date()) == new
    assert items_in_force(later.date()).count() == 1


def test_an_unchanged_item_keeps_its_version_when_others_change(
    circle: Circle, at: datetime
) -> None:
    into_force(circle, at, an_item(), an_item(row=4, name="乙事项"))

    into_force(circle, at + timedelta(days=1), an_item(note="新"))

    assert item_versions(EnforcementItem.objects.get(name="乙事项").code).count() == 1


def test_it_carries_over_what_a_list_has_no_column_for(circle: Circle, at: datetime) -> None:
    into_force(circle, at, an_item())
    EnforcementItem.objects.update(fine_max_fen=20_000_000)
    short = MatterLine(
        place=Place("清单", 2),
        name="甲事项",
        category="PENALTY",
        body_name="示例局",
        texts={"note": "新"},
    )

    into_force(circle, at, short)

    item = EnforcementItem.objects.get(valid_until=None)
    assert (item.note, item.statutory_days, item.fine_max_fen) == ("新", 90, 20_000_000)
    assert [basis.article for basis in item.legal_bases.all()] == [3]
    assert [section.name for section in item.sections.all()] == ["能源科"]


def test_it_changes_nothing_the_second_time(circle: Circle, at: datetime) -> None:
    into_force(circle, at, an_item())

    again = into_force(circle, at, an_item())

    assert (again.created_count, again.changed_count, again.unchanged_count) == (0, 0, 1)
    assert EnforcementItem.objects.count() == ListVersion.objects.count() == 1


def test_it_knows_sections_and_laws_by_either_parentheses(circle: Circle, at: datetime) -> None:
    for names in (("执法科(粮食)",), ("执法科（粮食）",)):
        done = into_force(circle, at, changed(an_item(), section_names=names))

    assert done.unchanged_count == 1


def test_it_refuses_the_second_of_two_equal_rows(circle: Circle, at: datetime) -> None:
    done = imported(ITEMS, matters(an_item(row=3), an_item(row=7)), circle.registrar, at)

    assert done.created_count == 1
    (row,) = done.refused
    assert (row["row"], row["reason"]) == (7, "与第3行重复")


def test_it_takes_over_codes_a_list_gives_later(circle: Circle, at: datetime) -> None:
    into_force(circle, at, an_item())

    done = into_force(circle, at, coded("FG-CF-01"), coded("FG-CF-02"))

    assert (done.created_count, done.changed_count) == (1, 1)
    assert {item.code for item in items_in_force(at.date())} == {"FG-CF-01", "FG-CF-02"}
    again = into_force(circle, at, coded("FG-CF-01"), coded("FG-CF-02"))
    assert again.unchanged_count == 2


def test_it_finds_coded_items_by_name_in_a_list_without_codes(circle: Circle, at: datetime) -> None:
    into_force(circle, at, coded("FG-CF-01"))

    done = into_force(circle, at, an_item(row=3), an_item(row=4))

    assert (done.created_count, done.unchanged_count) == (0, 1)
    assert [row["row"] for row in done.refused] == [4]


def test_it_says_how_many_items_a_list_leaves_out(circle: Circle, at: datetime) -> None:
    into_force(circle, at, an_item(), an_item(row=4, name="乙事项"))

    plan = comparison_now(ITEMS, matters(an_item()), at).plan

    assert plan.notes == ["名录中另有1项不在本表中，保持不变"]
    assert not plan.writes
    assert items_in_force(at.date()).count() == 2


def test_it_takes_off_what_the_file_lacks_if_asked(circle: Circle, at: datetime) -> None:
    into_force(circle, at, an_item(), an_item(row=4, name="乙事项"))

    into_force(circle, at + timedelta(days=9), an_item(), remove_missing=True)

    closed = EnforcementItem.objects.get(name="乙事项")
    assert closed.valid_until == (at + timedelta(days=9)).date()
    assert [item.name for item in items_in_force(closed.valid_until)] == ["甲事项"]
    assert items_in_force(at.date()).count() == 2


def test_it_enters_powers_as_versions_too(circle: Circle, at: datetime) -> None:
    line = changed(an_item(), limits={}, texts={"accountability_text": "依法追责"})
    imported(ListKind.POWERS, matters(line), circle.registrar, at)

    approved(ListKind.POWERS, circle, at)

    power = PowerEntry.objects.get()
    assert (power.accountability_text, power.valid_from) == ("依法追责", at.date())


def test_it_refuses_to_confirm_another_plan_than_the_one_seen(circle: Circle, at: datetime) -> None:
    read = matters(an_item(note="新"))
    seen = comparison_now(ITEMS, read, at).plan.digest()
    imported(ITEMS, matters(an_item(note="旧")), circle.registrar, at)

    with pytest.raises(PlanChangedError):
        imported(ITEMS, read, circle.registrar, at, expected=seen)

    assert ListImport.objects.count() == 1
    assert ListRow.objects.get().data["note"] == "旧"


def test_it_takes_over_categories_declared_empty(circle: Circle, at: datetime) -> None:
    read = matters(an_item())
    read = type(read)(read.lines, empty_categories=("行政收费", "行政处罚"))

    imported(ITEMS, read, circle.registrar, at)

    assert draft_of(ITEMS).empty_categories == ["行政收费"]
    assert not comparison_now(ITEMS, read, at).plan.writes
    charge = changed(an_item(row=5, name="收费事项"), category="CHARGE")
    imported(ITEMS, matters(charge), circle.registrar, at)
    assert draft_of(ITEMS).empty_categories == []
