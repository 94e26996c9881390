"""Open a case (案源登记、收到申请、检查立项): it begins under the rules in force that day."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case
from sunlit.casework.queries import alike
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.refusals import Refusal, Sentence
from sunlit.foundations.wording import listed, translated
from sunlit.procedures.attempts import (
    EntryRefused,
    actor_facts,
    checked_entry,
    not_allowed,
    refuse,
)
from sunlit.procedures.completing import complete
from sunlit.procedures.conditions import GATES
from sunlit.procedures.entry import clean
from sunlit.procedures.item_bases import refuse_repealed_basis
from sunlit.procedures.linking import Origin, link, origin_at, refuse_foreign
from sunlit.procedures.loading import load_file, read_case
from sunlit.procedures.models import SubmittedForm
from sunlit.procedures.opening import is_repeated
from sunlit.procedures.policies import may_take
from sunlit.registers.bodies.models import Section
from sunlit.registers.items.models import EnforcementItem, ItemCategory
from sunlit.registers.items.queries import items_in_force
from sunlit.registers.parties.models import Counterparty
from sunlit.rulebook.queries import release_in_force, rules_of
from sunlit.rulebook.schema import Procedure, Rulebook

MOST_ALIKE = 5
ONCE_ARTICLE = "《行政处罚法》第二十九条"
LIST_ARTICLE = "国办发〔2018〕118号（四）"  # item and body stand on the lists made public


class _Twice(Exception):  # noqa: N818  (undoes the second of two clicks; no person sees it)
    """The same form came in at the same moment and was faster."""


@dataclass(eq=False)
class AlreadyOpen(Refusal):
    """`cases` are not yet closed and of the same item and party: perhaps this is one of them."""

    cases: Sequence[Case] = ()


class ItemNotInForce(Refusal):
    """The item is on the list, but this procedure is not for it."""


@dataclass(frozen=True)
class _Wanted:
    """What was asked for."""

    item_id: int
    party_id: int
    section_code: str
    data: Mapping[str, Any]
    procedure: str
    origin: tuple[int, int] | None
    unless_alike: bool


def open_case(
    *,
    actor: Account,
    at: datetime,
    item_id: int,
    party_id: int,
    section_code: str,
    data: Mapping[str, Any],
    procedure: str = "",
    key: str = "",
    origin: tuple[int, int] | None = None,
    unless_alike: bool = False,
) -> Case:
    """Open a case on an item of the bureau's list in force, with a registered party.

    `procedure` names one the item calls for; empty takes the first. `data` answers its first step.
    `origin` is (case id, position of the step) the new case follows from: it is noted on both.
    `unless_alike` raises AlreadyOpen, once nothing else is wrong, where such a case is still open.
    Returns the case; the same `key` again returns the case opened before.
    """
    if known := _opened_before(key):
        return known
    wanted = _Wanted(item_id, party_id, section_code, data, procedure, origin, unless_alike)
    try:
        with transaction.atomic():
            return _open(actor, at, wanted, key)
    except _Twice:
        return SubmittedForm.objects.select_related("case").get(key=key).case


def _opened_before(key: str) -> Case | None:
    form = SubmittedForm.objects.filter(key=key).select_related("case").first() if key else None
    return form.case if form else None


def _open(actor: Account, at: datetime, wanted: _Wanted, key: str) -> Case:
    today = localdate(at)
    release = release_in_force(today)
    origin = origin_at(*wanted.origin, at) if wanted.origin else None
    rules = rules_of(release.digest)
    item, called_for = _item_and_procedure(rules, wanted, origin, today)
    section = Section.objects.filter(code=wanted.section_code).first()
    missing = _missing(item, section, wanted.party_id)
    if item and called_for is None:
        missing["item"] = _("请选择适用本事项的办理程序。")
    if missing or item is None or section is None or called_for is None:
        missing |= _unanswered(called_for or rules.procedures.get(wanted.procedure), wanted, today)
        raise EntryRefused(next(iter(missing.values())), LIST_ARTICLE, missing)
    if origin:
        refuse_foreign(origin, called_for, wanted.party_id)
    case = Case.objects.create(
        public_id=uuid.uuid4(),
        procedure=called_for.code,
        rules_digest=release.digest,
        item=item,
        party_id=wanted.party_id,
        section=section,
        opened_by=actor,
        opened_on=today,
        stage=called_for.opening.stage,
    )
    if is_repeated(case, key):
        raise _Twice
    case = read_case(pk=case.pk)
    file = load_file(case, at)
    step = file.procedure.opening
    refuse(GATES["body_has_power"].unmet(file))
    not_allowed(may_take(file, step, actor_facts(actor, at)))
    values = checked_entry(file, step, wanted.data)
    if wanted.unless_alike:
        _refuse_alike(case)
    complete(case=case, file=file, step=step, actor=actor, at=at, data=values)
    if origin:
        link(origin, case, actor, at, today)
    return case


def _item_and_procedure(
    rules: Rulebook, wanted: _Wanted, origin: Origin | None, today: date
) -> tuple[EnforcementItem | None, Procedure | None]:
    """Item and procedure: of the list in force, or those an earlier case goes on with."""
    if origin and origin.opens.same_item:
        code = wanted.procedure or origin.opens.procedures[0]
        return origin.case.item, rules.procedures.get(code)
    item = items_in_force(today).filter(pk=wanted.item_id).first()
    if item is None:
        return None, None
    refuse_repealed_basis(item, today)
    return item, _called_for(rules, item, wanted.procedure)


def _called_for(rules: Rulebook, item: EnforcementItem, procedure: str) -> Procedure:
    """The procedure to follow; ItemNotInForce if none, or not that one, is for the item."""
    offered = rules.procedures_for(item.category, item.code, item.name)
    found = next((one for one in offered if procedure in ("", one.code)), None)
    if found:
        return found
    named = rules.procedures.get(procedure)
    if named:
        sentence = format_lazy(
            _("“{name}”是{category}事项，不适用{procedure}。"),
            name=item.name,
            category=item.get_category_display(),
            procedure=translated(named.name),
        )
    else:
        sentence = format_lazy(_("“{name}”没有可用的办理程序。"), name=item.name)
    article = "《行政处罚法》第九条" if item.category == ItemCategory.PENALTY else LIST_ARTICLE
    raise ItemNotInForce(sentence, article, {"item": _("请选择适用本程序的事项。")})


def _unanswered(procedure: Procedure | None, wanted: _Wanted, today: date) -> dict[str, Sentence]:
    """What is wrong with the answers to the first step, told together with what was not chosen."""
    return clean(procedure.opening.fields, wanted.data, today)[1] if procedure else {}


def _refuse_alike(case: Case) -> None:
    """Raise AlreadyOpen where the same item and party have a case that is not closed."""
    known = list(alike(case.item.code, case.party_id).exclude(pk=case.pk)[:MOST_ALIKE])
    if known:
        raise AlreadyOpen(_("同一当事人、同一事项已有未结的案件。"), ONCE_ARTICLE, cases=known)


def _missing(
    item: EnforcementItem | None, section: Section | None, party_id: int
) -> dict[str, Sentence]:
    """What was not chosen, or does not go together, in a sentence for each field."""
    fields: dict[str, Sentence] = {}
    party = Counterparty.objects.filter(pk=party_id).select_related("merged_into").first()
    if party is None:
        fields["party"] = _("请从行政相对人名录中选择当事人。")
    elif party.merged_into:
        fields["party"] = format_lazy(
            _("“{name}”已并入“{kept}”，请选择后者。"), name=party.name, kept=party.merged_into.name
        )
    if item is None:
        fields["item"] = _("请从有效的执法事项清单中选择事项。")
    elif section and not item.sections.filter(pk=section.pk).exists():
        own = listed(item.sections.order_by("pk").values_list("name", flat=True))
        sentence = _("“{item}”不由{section}承办，由{own}承办。")
        fields["section"] = format_lazy(sentence, item=item.name, section=section.name, own=own)
    if section is None:
        fields["section"] = _("请选择承办科室。")
    return fields
