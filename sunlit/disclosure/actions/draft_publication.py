"""Draft the publication of a decision (生成公示稿), by rule and with its time limit."""

import uuid
from datetime import datetime

from django.db import transaction

from sunlit.casework.models import Case
from sunlit.disclosure.codes import note_event
from sunlit.disclosure.drafting import draft_fields, rule_for
from sunlit.disclosure.limits import set_limit
from sunlit.disclosure.models import Publication, PublicationEventKind
from sunlit.disclosure.opening import file_of_case
from sunlit.disclosure.succeeding import replaced_number
from sunlit.foundations.accounts.models import Account
from sunlit.rulebook.tables import DisclosureRule


def draft_publication(*, case: Case, actor: Account | None, at: datetime) -> Publication | None:
    """Write the draft of a decided case; None if no rule makes its decision public.

    The clock runs from the decision: 7 working days for penalties (国办发〔2018〕118号（六）).
    `actor` None is 系统. Raises IntegrityError if somebody drafted it meanwhile.
    """
    file = file_of_case(case.pk, at)
    rule, decision = rule_for(file), file.decision()
    if rule is None or decision is None:
        return None
    publication = Publication(
        public_id=uuid.uuid4(),
        case=case,
        rule=rule.code,
        title=_title(case, rule),
        document_no=decision.document_no,
        replaces_no=replaced_number(file, rule),
        decided_on=decision.on,
        counts_from=decision.on,
        fields=draft_fields(file, rule, []),
    )
    set_limit(publication, rule, file.calendar)
    with transaction.atomic():
        publication.save()
        note_event(
            publication=publication,
            kind=PublicationEventKind.DRAFTED,
            actor=actor,
            duty="",
            at=at,
        )
    return publication


def _title(case: Case, rule: DisclosureRule) -> str:
    """The headline names organizations, never natural persons, nor whom the rule does not name."""
    is_named = case.party.kind != "PERSON" and rule.shows("party_name")
    named = case.party.name if is_named else ""
    return f"{named}{case.item.name}{'案' if case.item.category == 'PENALTY' else ''}"
