"""The import acts of officers and parties: who may, what they write, what a second list changes."""

from datetime import datetime

import pytest

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.registers.intake.rules import FileSource, Place, ReadList
from sunlit.registers.models import Counterparty, Officer
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
