"""Which published decisions a later one changes or ends (后续决定), and what readers are told."""

import re
import unicodedata
from datetime import date

from django.db.models import Q

from sunlit.disclosure.drafting import raw_values
from sunlit.disclosure.masking.known import known_values
from sunlit.disclosure.masking.rules import mask
from sunlit.disclosure.models import Publication, PublicationStatus, SuccessionKind
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.overturning import remedy_result
from sunlit.recording.composing import fill
from sunlit.registers.parties.queries import same_party
from sunlit.rulebook.answers import holds
from sunlit.rulebook.queries import release_in_force, rules_of
from sunlit.rulebook.tables import DisclosureRule, Overturned, Replacing

YEAR = re.compile(r"[\[(【〔]([0-9]{4})[\])】〕]")
PARENTHESES = str.maketrans("()", "（）")


def replaced_number(file: CaseFile, rule: DisclosureRule) -> str:
    """The number of the decision the case changes or ends, spelled as it was issued; "" if none."""
    if rule.replaces is None:
        return ""
    for place in rule.replaces.named_in:
        step, _dot, field = place.partition(".")
        taken = file.last(step)
        if taken and (typed := str(taken.data.get(field) or "")):
            spelled = "".join(unicodedata.normalize("NFKC", typed).split())
            return YEAR.sub(r"〔\1〕", spelled).translate(PARENTHESES)
    return ""


def overturned_by(file: CaseFile) -> Overturned | None:
    """The rule by which the case's decision may not be public any more; None where it stands.

    Of the rules in force that day, not of the case: what may be public is a question of today.
    """
    result = remedy_result(file)
    if not result:
        return None
    return next((row for row in overturned_rules(file.today) if row.result == result), None)


def overturned_rules(on: date) -> tuple[Overturned, ...]:
    """What the rules of that day say about published decisions that do not stand."""
    return rules_of(release_in_force(on).digest).overturned


def earlier_decisions(later: Publication) -> list[Publication]:
    """The published decisions on the same license before this one, oldest first.

    The license itself and every change of it, whichever of them the later decision names; only
    those on the same party: a mistyped number takes nobody else's publication down.
    """
    of_party = Publication.objects.filter(case__party__in=same_party(later.case.party_id))
    of_party = of_party.exclude(pk=later.pk)
    numbers, found = {later.replaces_no}, list[Publication]()
    while True:
        named = Q(document_no__in=numbers) | Q(replaces_no__in=numbers)
        found = list(of_party.filter(named, decided_on__lte=later.decided_on).order_by("id"))
        more = {one.document_no for one in found} | {
            one.replaces_no for one in found if one.replaces_no
        }
        if more <= numbers:
            return [one for one in found if one.status == PublicationStatus.PUBLISHED]
        numbers |= more


def kind_of(file: CaseFile, replacing: Replacing) -> SuccessionKind:
    """Whether the earlier publication is taken down, or says what became of the decision."""
    draft = file.last("decision_drafted")
    is_void = replacing.takes_down and draft and holds(replacing.takes_down, draft.data)
    return SuccessionKind.TAKE_DOWN if is_void else SuccessionKind.NOTE


def note_for(file: CaseFile, replacing: Replacing) -> str:
    """What the public reads at the earlier decision, without anything that must not be public."""
    return mask(fill(replacing.note, raw_values(file)), known_values(file, []))
