"""What importing a list does to lives already on record: sections, posts, states, dates."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from sunlit.interfaces.exchange.lists import prepare_import
from sunlit.interfaces.exchange.official_lists import officers_workbook
from sunlit.registers.intake.models import ListKind
from sunlit.registers.intake.rules import Plan
from sunlit.registers.models import CredentialChange, Officer, OfficerExit, OfficerPosting
from sunlit.registers.officers.history import section_on
from sunlit.registers.officers.queries import entitlement
from tests.builders.officers import TODAY, a_section, an_officer, credential_of
from tests.builders.workbooks import a_workbook

pytestmark = pytest.mark.django_db
HEADER = ["姓名", "单位", "科室", "职务", "证件编号", "执法类别", "证件状态", "2025年年审"]


def row(**changes: str) -> list[str]:
    """承办人甲 as the register has him, with changes by column."""
    values: Mapping[str, str] = {
        "姓名": "承办人甲",
        "单位": "示例局",
        "科室": "执法监督科",
        "职务": "科员",
        "证件编号": "A1",
        "执法类别": "行政处罚",
        "证件状态": "有效",
        "2025年年审": "合格",
    } | changes
    return [values[name] for name in HEADER]


def prepared(*rows: list[str]) -> Plan:
    data = a_workbook([["示例局行政执法人员名单"], HEADER, *rows])
    return prepare_import(ListKind.OFFICERS, data, "人员.xlsx").plan()


def imported(at: datetime, *rows: list[str]) -> None:
    data = a_workbook([["示例局行政执法人员名单"], HEADER, *rows])
    prepare_import(ListKind.OFFICERS, data, "人员.xlsx").accept(None, at, "")


def reasons(plan: Plan) -> list[tuple[int, str]]:
    return [(one.row, one.reason) for one in plan.refused]


def test_one_cell_with_two_sections_is_refused_by_row() -> None:
    plan = prepared(row(), row(证件编号="A2", 科室="能源科、执法监督科"))

    ((number, reason),) = reasons(plan)
    assert number == 4
    assert "同一时间只能在一个科室" in reason


def test_whoever_left_is_refused_by_row_and_the_others_are_taken(at: datetime) -> None:
    officer = an_officer()
    OfficerExit.objects.create(officer=officer, exited_on=TODAY, reason="调离")

    ((number, reason),) = reasons(prepared(row(), row(姓名="协办人乙", 证件编号="A2")))
    assert number == 3
    assert "已退出执法岗位" in reason
    imported(at, row(), row(姓名="协办人乙", 证件编号="A2"))
    assert list(Officer.objects.order_by("pk").values_list("name", flat=True)) == [
        "承办人甲",
        "协办人乙",
    ]


def test_an_officer_of_two_credentials_is_not_put_into_two_sections(at: datetime) -> None:
    officer = an_officer()
    credential = credential_of(officer)
    credential.pk, credential.credential_no = None, "A2"
    credential.public_id = type(credential)._meta.get_field("public_id").get_default()
    credential.save(force_insert=True)

    plan = prepared(row(), row(证件编号="A2", 科室="能源科"))

    ((number, reason),) = reasons(plan)
    assert number == 4
    assert "“承办人甲”在第3行属于“执法监督科”" in reason


def test_a_new_section_begins_a_posting_that_day(at: datetime) -> None:
    officer = an_officer()
    a_section("NYK", "能源科")

    imported(at, row(科室="能源科"))
    imported(at, row(科室="能源科", 职务="科长"))

    officer = Officer.objects.get(pk=officer.pk)
    assert officer.section and officer.section.name == "能源科"
    assert section_on(officer, TODAY - timedelta(days=1)) == a_section()
    assert section_on(officer, TODAY) == officer.section
    assert OfficerPosting.objects.filter(officer=officer).count() == 2


def test_a_state_the_list_changes_counts_from_that_day(at: datetime) -> None:
    officer = an_officer()

    imported(at, row(证件状态="暂扣"))

    officer = Officer.objects.get(pk=officer.pk)
    assert not entitlement(officer, "PENALTY", TODAY).ok
    assert entitlement(officer, "PENALTY", TODAY - timedelta(days=1)).ok
    imported(at + timedelta(days=5), row())
    officer = Officer.objects.get(pk=officer.pk)
    assert entitlement(officer, "PENALTY", TODAY + timedelta(days=5)).ok
    assert not entitlement(officer, "PENALTY", TODAY + timedelta(days=4)).ok
    assert CredentialChange.objects.count() == 2


def test_the_list_exported_changes_nothing_when_it_comes_back() -> None:
    an_officer()

    content = officers_workbook(TODAY)
    plan = prepare_import(ListKind.OFFICERS, content, "行政执法人员名单.xlsx").plan()

    assert (len(plan.unchanged), plan.writes, plan.refused) == (1, False, [])
