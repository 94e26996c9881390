"""The import acts: who may, what they write, what a second list changes."""

from datetime import datetime, timedelta

import pytest

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.foundations.refusals import NotAllowed
from sunlit.registers.intake.recording import PlanChangedError
from sunlit.registers.intake.rules import FileSource, Place, ReadList, RefusedRow
from sunlit.registers.items.actions.import_items import import_items
from sunlit.registers.items.comparing import compare_items
from sunlit.registers.items.models import EnforcementItem
from sunlit.registers.items.queries import item_in_force, item_versions, items_in_force
from sunlit.registers.items.rules import Cited, MatterLine, read_limit
from sunlit.registers.laws.parsing import parse_citations
from sunlit.registers.models import Counterparty, ListImport, Officer
from sunlit.registers.officers.actions.import_officers import import_officers
from sunlit.registers.officers.comparing import compare_officers
from sunlit.registers.officers.rules import OfficerLine
from sunlit.registers.parties.actions.import_parties import import_parties
from sunlit.registers.parties.queries import find_counterparties
from sunlit.registers.parties.rules import PartyLine
from tests.builders.accounts import an_account

pytestmark = pytest.mark.django_db
SOURCE = FileSource("清单.xlsx", "0" * 64)


@pytest.fixture
def registrar() -> Account:
    return an_account("名录管理员", Duty.REGISTRAR)


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


def imported(actor: Account | None, at: datetime, *lines: MatterLine) -> ListImport:
    return import_items(read=ReadList(lines), source=SOURCE, actor=actor, at=at)


def test_it_refuses_everybody_but_the_registrar(at: datetime) -> None:
    officer = an_account("承办人甲", Duty.CASE_OFFICER)

    with pytest.raises(NotAllowed):
        imported(officer, at, an_item())

    assert not EnforcementItem.objects.exists()
    assert not history("registers/items").exists()


def test_it_records_who_imported_what(registrar: Account, at: datetime) -> None:
    refused = RefusedRow("清单", 9, "执法依据", "缺少执法依据")

    done = import_items(
        read=ReadList((an_item(),), (refused,)), source=SOURCE, actor=registrar, at=at
    )

    (entry,) = history("registers/items")
    assert (entry.actor_name, entry.duty) == ("名录管理员", Duty.REGISTRAR)
    assert read_payload(entry)["rows"] == ['["清单",3,"甲事项",[]]']
    assert (done.created_count, done.imported_by) == (1, registrar)
    assert done.refused[0]["reason"] == "缺少执法依据"


def test_it_keeps_the_old_version_of_a_changed_item(registrar: Account, at: datetime) -> None:
    later = at + timedelta(days=30)
    imported(registrar, at, an_item(note="旧"))

    imported(registrar, later, an_item(note="新"))

    old, new = item_versions(EnforcementItem.objects.earliest("pk").code)
    assert (old.version, old.note, old.valid_until) == (1, "旧", later.date())
    assert (new.version, new.note, new.valid_until) == (2, "新", None)
    assert item_in_force(old.code, at.date()) == old
    assert item_in_force(old.code, later.date()) == new
    assert items_in_force(later.date()).count() == 1
    assert "备注" in read_payload(history("registers/items").last())["rows"][0]  # type: ignore[arg-type]


def test_it_carries_over_what_a_list_has_no_column_for(registrar: Account, at: datetime) -> None:
    imported(registrar, at, an_item())
    EnforcementItem.objects.update(fine_max_fen=20_000_000)
    short = MatterLine(
        place=Place("清单", 2), name="甲事项", category="PENALTY", texts={"note": "新"}
    )

    imported(registrar, at, short)

    item = EnforcementItem.objects.get(valid_until=None)
    assert (item.note, item.statutory_days, item.fine_max_fen) == ("新", 90, 20_000_000)
    assert [basis.article for basis in item.legal_bases.all()] == [3]
    assert [section.name for section in item.sections.all()] == ["能源科"]


def test_it_changes_nothing_the_second_time(registrar: Account, at: datetime) -> None:
    imported(registrar, at, an_item())

    again = imported(registrar, at, an_item())

    assert (again.created_count, again.changed_count, again.unchanged_count) == (0, 0, 1)
    assert EnforcementItem.objects.count() == 1


def test_it_knows_sections_and_laws_by_either_parentheses(registrar: Account, at: datetime) -> None:
    imported(registrar, at, an_item())
    line = an_item()
    for names in (("执法科(粮食)",), ("执法科（粮食）",)):
        done = imported(registrar, at, MatterLine(**{**_fields(line), "section_names": names}))

    assert done.unchanged_count == 1


def _fields(line: MatterLine) -> dict[str, object]:
    return {name: getattr(line, name) for name in MatterLine.__dataclass_fields__}


def test_it_refuses_the_second_of_two_equal_rows(registrar: Account, at: datetime) -> None:
    done = imported(registrar, at, an_item(row=3), an_item(row=7))

    assert done.created_count == 1
    (row,) = done.refused
    assert (row["row"], row["reason"]) == (7, "与第3行重复")


def coded(code: str, name: str = "甲事项") -> MatterLine:
    return MatterLine(**{**_fields(an_item(name=name)), "code": code})  # type: ignore[arg-type]


def test_it_takes_over_codes_a_list_gives_later(registrar: Account, at: datetime) -> None:
    imported(registrar, at, an_item())

    done = imported(registrar, at, coded("FG-CF-01"), coded("FG-CF-02"))

    assert (done.created_count, done.changed_count) == (1, 1)
    assert {item.code for item in items_in_force(at.date())} == {"FG-CF-01", "FG-CF-02"}
    again = imported(registrar, at, coded("FG-CF-01"), coded("FG-CF-02"))
    assert again.unchanged_count == 2


def test_it_finds_coded_items_by_name_in_a_list_without_codes(
    registrar: Account, at: datetime
) -> None:
    imported(registrar, at, coded("FG-CF-01"))

    done = imported(registrar, at, an_item(row=3), an_item(row=4))

    assert (done.created_count, done.unchanged_count) == (0, 1)
    assert [row["row"] for row in done.refused] == [4]


def test_it_says_how_many_items_a_list_leaves_out(registrar: Account, at: datetime) -> None:
    imported(registrar, at, an_item(), an_item(row=4, name="乙事项"))

    plan = compare_items(ReadList((an_item(),))).plan

    assert plan.notes == ["名录中另有1项不在本表中，保持不变"]
    assert items_in_force(at.date()).count() == 2


def test_it_refuses_to_confirm_another_plan_than_the_one_seen(
    registrar: Account, at: datetime
) -> None:
    read = ReadList((an_item(note="新"),))
    seen = compare_items(read).plan.digest()
    imported(registrar, at, an_item(note="旧"))

    with pytest.raises(PlanChangedError):
        import_items(read=read, source=SOURCE, actor=registrar, at=at, expected=seen)

    assert ListImport.objects.count() == 1


def an_officer(row: int, name: str, number: str, **more: object) -> OfficerLine:
    return OfficerLine(
        place=Place("名单", row),
        name=name,
        credential_no=number,
        section_name="能源科",
        texts={"unit": "示例局"},
        categories=("PENALTY",),
        **more,  # type: ignore[arg-type]
    )


def test_it_refuses_one_credential_for_two_officers(registrar: Account, at: datetime) -> None:
    lines = (an_officer(3, "甲", "A1"), an_officer(4, "乙", "A1"))

    done = import_officers(read=ReadList(lines), source=SOURCE, actor=registrar, at=at)

    assert [row["row"] for row in done.refused] == [4]
    later = compare_officers(ReadList((an_officer(9, "丙", "A1"),))).plan
    assert later.refused[0].reason == "证件编号A1已登记在“甲”名下"


def test_it_gives_a_renewed_credential_to_the_same_officer(
    registrar: Account, at: datetime
) -> None:
    for number in ("A1", "A2"):
        line = an_officer(3, "甲", number)
        import_officers(read=ReadList((line,)), source=SOURCE, actor=registrar, at=at)

    officer = Officer.objects.get()
    assert [one.credential_no for one in officer.credentials.all()] == ["A1", "A2"]


def test_it_keeps_namesakes_apart(registrar: Account, at: datetime) -> None:
    lines = (an_officer(3, "甲", "A1"), an_officer(4, "甲", "A2"))

    import_officers(read=ReadList(lines), source=SOURCE, actor=registrar, at=at)

    assert Officer.objects.filter(name="甲").count() == 2


def test_it_finds_parties_by_name_initials_and_code(registrar: Account, at: datetime) -> None:
    line = PartyLine(Place("名录", 3), "示例市恒达米业有限公司", uscc="915300002818662058")
    import_parties(read=ReadList((line,)), source=SOURCE, actor=registrar, at=at)

    for text in ("恒达", "slshd", "SLSHDMY", "9153000028", "示例市恒达米业有限公司"):
        assert find_counterparties(text).count() == 1, text
    assert not find_counterparties("不存在").exists()


def test_it_corrects_a_party_in_place(registrar: Account, at: datetime) -> None:
    for name in ("示例米业", "示例新米业"):
        line = PartyLine(Place("名录", 3), name, uscc="915300002818662058")
        import_parties(read=ReadList((line,)), source=SOURCE, actor=registrar, at=at)

    party = Counterparty.objects.get()
    assert (party.name, party.initials) == ("示例新米业", "slxmy")
