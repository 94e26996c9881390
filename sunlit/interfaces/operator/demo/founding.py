"""Found the demonstration bureau (演示单位)： body, sections, people, rules, lists.

Runs the acts only.
"""

from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from sunlit.foundations.accounts.actions.assign_duty import assign_duty
from sunlit.foundations.accounts.actions.change_password import change_password
from sunlit.foundations.accounts.actions.open_account import open_account
from sunlit.foundations.accounts.models import Account
from sunlit.interfaces.exchange.lists import prepare_import
from sunlit.interfaces.operator.demo.cast import BODY, BODY_NAME, CAST, PASSWORD, SECTIONS, Person
from sunlit.registers.bodies.actions.register_body import register_body
from sunlit.registers.bodies.models import EnforcementBody, Section
from sunlit.registers.intake.models import ListKind
from sunlit.registers.laws.actions.seed_laws import seed_laws
from sunlit.registers.officers.actions.appoint_reviewer import appoint_reviewer
from sunlit.registers.officers.actions.register_officer import register_officer
from sunlit.rulebook.actions.release_rulebook import release_rulebook
from sunlit.rulebook.shipping import DEMONSTRATION_OVERLAY, shipped_content

LISTS = Path(__file__).parent
FILES = {
    ListKind.OFFICERS: "行政执法人员名单.xlsx",
    ListKind.PARTIES: "检查对象名录库.xlsx",
}
FOUNDED = date(2024, 1, 1)
FIRST_PASSWORD = "First-demo-2026-password"  # noqa: S105  (changed in the next line, as a person would)
ALL_CATEGORIES = [
    "PENALTY", "INSPECTION", "COERCION", "LICENSE", "CONFIRMATION", "CHARGE", "OTHER",
]  # fmt: skip


def found_bureau(at: datetime) -> EnforcementBody:
    """Enter body, sections, rules and cast as of that moment."""
    body = register_body(
        actor=None,
        at=at,
        name=BODY_NAME,
        fields=BODY,
        sections=[
            {"code": code, "name": name, "is_enforcement": enforces, "is_legal_section": is_legal}
            for code, name, enforces, is_legal in SECTIONS
        ],
    )
    seed_laws(actor=None, at=at)
    content = shipped_content("2026.1", "2024-01-01", DEMONSTRATION_OVERLAY, settings.RULES_DIR)
    release_rulebook(content=content, actor=None, at=at)
    sections = {section.code: section for section in body.sections.all()}
    for person in CAST:
        _engage(person, sections[person.section], at)
    return body


def _engage(person: Person, section: Section, at: datetime) -> Account:
    account = open_account(
        actor=None, at=at, username=person.username, full_name=person.name, password=FIRST_PASSWORD
    )
    account = change_password(
        actor=account, at=at, current_password=FIRST_PASSWORD, new_password=PASSWORD
    )
    for duty, section_code in person.duties:
        assign_duty(
            actor=None,
            at=at,
            account=account,
            duty=duty,
            valid_from=FOUNDED,
            section_code=section_code,
        )
    if person.credential_no:
        register_officer(
            actor=None,
            at=at,
            name=person.name,
            section=section,
            post=person.post,
            credential_no=person.credential_no,
            categories=ALL_CATEGORIES,
            area="示例市",
            valid_from=FOUNDED,
            valid_until=date(2029, 12, 31),
            verified_years=[2023, 2024, 2025],
            account=account,
        )
    if person.qualification_no:
        appoint_reviewer(
            actor=None,
            at=at,
            account=account,
            section=section,
            qualification_no=person.qualification_no,
            valid_from=FOUNDED,
        )
    return account


def import_registers(at: datetime, kinds: tuple[ListKind, ...] = tuple(FILES)) -> None:
    """Import the registers shipped with the demonstration, as the command line would."""
    for kind in kinds:
        name = FILES[kind]
        prepare_import(kind, (LISTS / name).read_bytes(), name).accept(None, at, "")
