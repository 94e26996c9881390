"""The cast's bureau with its list of items and a few parties.

And walks through cases by the acts.
"""

from dataclasses import replace
from datetime import UTC, datetime

from sunlit.foundations.accounts.actions.assign_duty import assign_duty
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.interfaces.operator.demo.cases import GRAIN
from sunlit.interfaces.operator.demo.founding import found_bureau
from sunlit.interfaces.operator.demo.story import Story
from sunlit.interfaces.operator.demo.versions import load_lists
from sunlit.interfaces.operator.demo.walking import Crew, Walk
from sunlit.registers.intake.models import ListKind
from sunlit.registers.names import initials_of
from sunlit.registers.officers.models import Officer
from sunlit.registers.parties.models import Counterparty

FOUNDED = datetime(2025, 1, 6, 2, 0, tzinfo=UTC)
START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
COMPANY = "示例市丰源粮油有限公司"
COMPANY_CODE = "91530000MA6K00006D"


def a_bureau() -> None:
    """Found the bureau of the cast, with items and one company and one natural person."""
    found_bureau(FOUNDED)
    load_lists(FOUNDED, (ListKind.ITEMS,))
    Counterparty.objects.create(
        kind="ORGANIZATION",
        name=COMPANY,
        initials=initials_of(COMPANY),
        uscc=COMPANY_CODE,
        legal_representative="示例代表",
        address="示例市开发区1号",
        phone="13800000000",
    )
    Counterparty.objects.create(
        kind="PERSON",
        name="赵演示",
        initials="zys",
        identity_no="11010519491231002X",
        address="示例市城关镇胜利路12号3单元401室",
        phone="13900000001",
    )


def person(username: str) -> Account:
    """A member of the cast by user name (see operator/demo/cast.py)."""
    return Account.objects.get(username=username)


def a_second_head(username: str) -> None:
    """Make that person a head of 执法监督科 as well."""
    assign_duty(
        actor=None,
        at=START,
        account=person(username),
        duty=Duty.SECTION_HEAD,
        valid_from=START.date(),
        section_code="ZFJ",
    )


def company() -> Counterparty:
    """The company most cases are against."""
    return Counterparty.objects.get(name=COMPANY)


def natural_person() -> Counterparty:
    """A party that is a natural person."""
    return Counterparty.objects.get(kind="PERSON")


def crew() -> Crew:
    """Who acts in the cases of 执法监督科."""
    return Crew(
        handler=person("chengban"),
        section_head=person("kezhang"),
        leader=person("fenguan"),
        reviewer=person("shenhe"),
        chair=person("shenhe-er"),
        section_code="ZFJ",
    )


def story(**changes: object) -> Story:
    """The standard story: a fine of 60,000 yuan on a company, review due, no hearing."""
    people = replace(
        GRAIN,
        lead_officer=Officer.objects.get(name="承办人甲").pk,
        assisting_officer=Officer.objects.get(name="协办人乙").pk,
        chair=person("shenhe-er").pk,
    )
    return replace(people, **changes)  # type: ignore[arg-type]


def a_walk(party: Counterparty | None = None, **changes: object) -> Walk:
    """A case at its lead, ready to be walked on: `a_walk(fine="200000").until("case_filed")`."""
    return Walk(crew(), story(**changes), party or company(), START)
