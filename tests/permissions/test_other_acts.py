"""Every other act tried by everybody: lists, rules, registers, accounts."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils.timezone import localdate

import sunlit
from sunlit.disclosure.actions.publish_list import publish_list
from sunlit.disclosure.models import RecordKind
from sunlit.foundations.accounts.actions.assign_duty import assign_duty
from sunlit.foundations.accounts.actions.close_account import close_account
from sunlit.foundations.accounts.actions.end_duty import end_duty
from sunlit.foundations.accounts.actions.open_account import open_account
from sunlit.foundations.accounts.actions.reset_password import reset_password
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account, DutyAssignment
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.exchange.lists import prepare_import
from sunlit.interfaces.operator.demo import versions
from sunlit.interfaces.operator.demo.founding import FILES, LISTS
from sunlit.registers.bodies.actions.register_body import register_body
from sunlit.registers.bodies.models import Section
from sunlit.registers.intake.actions.learn_columns import learn_columns
from sunlit.registers.intake.models import ListKind
from sunlit.registers.lists.models import APPROVED_LISTS
from sunlit.registers.officers.actions.appoint_reviewer import appoint_reviewer
from sunlit.registers.officers.actions.record_exit import record_exit
from sunlit.registers.officers.actions.register_officer import register_officer
from sunlit.registers.parties.actions.register_counterparty import register_counterparty
from sunlit.rulebook.actions.release_rulebook import release_rulebook
from tests.builders.bureau import START, person
from tests.permissions.body_and_officer_acts import BODY_AND_OFFICER_ACTS
from tests.permissions.calendar_acts import CALENDAR_ACTS
from tests.permissions.law_and_party_acts import HANDLERS, LAW_AND_PARTY_ACTS
from tests.permissions.people import attempt, officer, outcomes
from tests.permissions.phrase_acts import PHRASE_ACTS
from tests.permissions.publication_acts import PUBLICATION_ACTS, STAFF, Act
from tests.permissions.rule_acts import RULE_ACTS
from tests.rulebook.planting import content

pytestmark = pytest.mark.usefixtures("bureau")
REGISTRAR = {"minglu"}
SYSTEM, SECURITY = {"xitong"}, {"anquan"}
NEW_PASSWORD = "另一个-Sunlit-密码-2026"


def importing(kind: ListKind, at: datetime) -> Act:
    name = {**FILES, **versions.FILES}[kind]
    data = (LISTS / name).read_bytes()
    return lambda actor: prepare_import(kind, data, name).accept(actor, at, "")


def section() -> Section:
    return Section.objects.get(code="ZFJ")


def new_officer(actor: Account, at: datetime) -> Any:
    return register_officer(
        actor=actor,
        at=at,
        name="承办人戊",
        section=section(),
        post="科员",
        credential_no="YS2026999",
        categories=["PENALTY"],
        area="示例市",
        valid_from=date(2026, 1, 1),
        valid_until=date(2029, 12, 31),
        verified_years=[2025],
    )


def duty_of(username: str) -> DutyAssignment:
    found = person(username).duties.first()
    assert found is not None
    return found


PLAIN_ACTS: dict[str, tuple[Callable[[datetime], Act], set[str]]] = {
    # act: (how it is done, who may)
    **LAW_AND_PARTY_ACTS,
    **BODY_AND_OFFICER_ACTS,
    **CALENDAR_ACTS,
    **PHRASE_ACTS,
    **RULE_ACTS,
    "publish_list items": (
        lambda at: lambda actor: publish_list(kind=RecordKind.ITEM, actor=actor, at=at),
        STAFF,
    ),
    "publish_list officers": (
        lambda at: lambda actor: publish_list(kind=RecordKind.OFFICER, actor=actor, at=at),
        STAFF,
    ),
    **{
        f"import_list {kind}": (lambda at, kind=kind: importing(kind, at), REGISTRAR)  # type: ignore[misc]
        for kind in APPROVED_LISTS
    },
    "import_officers": (lambda at: importing(ListKind.OFFICERS, at), REGISTRAR),
    "import_parties": (lambda at: importing(ListKind.PARTIES, at), REGISTRAR),
    "learn_columns": (
        lambda at: (
            lambda actor: learn_columns(
                kind=ListKind.ITEMS, columns={"叫什么": "name"}, actor=actor, at=at
            )
        ),
        REGISTRAR,
    ),
    "release_rulebook": (
        lambda at: (
            lambda actor: release_rulebook(
                content=content() | {"version": "2026.9", "valid_from": f"{localdate(at)}"},
                actor=actor,
                at=at,
            )
        ),
        REGISTRAR,
    ),
    "register_body": (
        lambda at: (
            lambda actor: register_body(
                actor=actor, at=at, name="示例县发展和改革局", fields={}, sections=[]
            )
        ),
        REGISTRAR,
    ),
    "register_officer": (lambda at: lambda actor: new_officer(actor, at), REGISTRAR),
    "record_exit": (
        lambda at: (
            lambda actor: record_exit(
                actor=actor,
                at=at,
                officer=officer("协办人丁"),
                exited_on=date(2026, 3, 2),
                reason="调离",
            )
        ),
        REGISTRAR,
    ),
    "appoint_reviewer": (
        lambda at: (
            lambda actor: appoint_reviewer(
                actor=actor,
                at=at,
                account=person("jiandu"),
                section=section(),
                qualification_no="A20260000000009",
                valid_from=date(2026, 1, 1),
            )
        ),
        REGISTRAR,
    ),
    "register_counterparty": (
        lambda at: (
            lambda actor: register_counterparty(actor=actor, at=at, kind="PERSON", name="钱演示")
        ),
        REGISTRAR | HANDLERS,
    ),
    "open_account": (
        lambda at: (
            lambda actor: open_account(
                actor=actor, at=at, username="xinren", full_name="新人", password=NEW_PASSWORD
            )
        ),
        SYSTEM,
    ),
    "close_account": (
        lambda at: (
            lambda actor: close_account(actor=actor, at=at, account=person("jiandu"), reason="调离")
        ),
        SYSTEM,
    ),
    "reset_password": (
        lambda at: (
            lambda actor: reset_password(
                actor=actor, at=at, account=person("jiandu"), new_password=NEW_PASSWORD
            )
        ),
        SYSTEM,
    ),
    "assign_duty": (
        lambda at: (
            lambda actor: assign_duty(
                actor=actor,
                at=at,
                account=person("jiandu"),
                duty=Duty.ARCHIVIST,
                valid_from=date(2026, 4, 1),
            )
        ),
        SECURITY,
    ),
    "end_duty": (
        lambda at: lambda actor: end_duty(actor=actor, at=at, assignment=duty_of("jiandu")),
        SECURITY,
    ),
}


@pytest.mark.parametrize("name", PLAIN_ACTS)
def test_an_act_is_open_to_those_of_the_table(name: str) -> None:
    act, allowed = PLAIN_ACTS[name]

    assert outcomes(act(START)) == allowed


@pytest.mark.parametrize("name", ["close_account", "reset_password"])
def test_an_administrator_does_nothing_to_himself(name: str) -> None:
    xitong = person("xitong")

    def own() -> None:
        if name == "close_account":
            close_account(actor=xitong, at=START, account=xitong, reason="调离")
        else:
            reset_password(actor=xitong, at=START, account=xitong, new_password=NEW_PASSWORD)

    assert attempt(own, NotAllowed) == "NotAllowed"


ELSEWHERE = {
    "show_credential": "the handler by his code, confirmed by the party (test_credential_page)",
    "restate_credentials": "by the system, soon after an act on an officer",
    **dict.fromkeys(
        (
            "open_draft",
            "save_row",
            "remove_row",
            "declare_empty",
            "submit_list",
            "approve_list",
            "return_list",
            "withdraw_list",
            "enforce_list",
        ),
        "test_list_acts",
    ),
    "take_step": "test_steps",
    "open_case": "test_steps",
    "vote_on_proposal": "test_votes",
    "withdraw_proposal": "test_votes",
    "change_password": "everybody's own, with the current password (tests/foundations)",
    "issue_number": "inside the act that needs the number",
    "void_number": "inside the act that needs it",
    "draft_publication": "by the system, soon after a decision",
    "withdraw_succession": "by the system, soon after what was overturned stands again",
    "draft_dropped_note": "by the system, soon after a later decision was overturned",
    "draft_overturned": "by the system, soon after a decision was overturned",
    "draft_successions": "by the system, soon after a decision that changes an earlier one",
    "update_fulfillment": "by the system, soon after a payment",
    "move_clock": "the operator of a training bureau",
}


def test_no_act_of_the_product_is_missing_from_the_tables() -> None:
    product = Path(sunlit.__file__).parent
    acts = {path.stem for path in product.rglob("actions/*.py") if path.stem[0] != "_"}
    tables = (*PLAIN_ACTS, *PUBLICATION_ACTS)
    listed = {name.split()[0] for name in tables} | set(ELSEWHERE)

    assert acts - listed == set()
