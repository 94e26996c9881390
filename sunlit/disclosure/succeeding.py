"""Which published decisions a later one changes or ends (后续决定), and what readers are told."""

import re
import unicodedata
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from sunlit.disclosure.drafting import raw_values
from sunlit.disclosure.masking.known import known_values
from sunlit.disclosure.masking.rules import mask
from sunlit.disclosure.models import Publication, PublicationStatus, Succession, SuccessionKind
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.overturning import remedy_result, steps_ending_in
from sunlit.recording.composing import fill
from sunlit.registers.parties.queries import same_party, standing_id
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


def without_succession(on: date) -> QuerySet[Publication]:
    """Publications of later decisions whose earlier one is public and does not know of them yet.

    A later decision that was itself overturned asks for nothing.
    """
    known = Succession.objects.filter(earlier=OuterRef("pk"), later=OuterRef(OuterRef("pk")))
    publications = Publication.objects.annotate(stands=standing_id("case__party"))
    earlier = publications.filter(
        ~Exists(known),
        document_no=OuterRef("replaces_no"),
        stands=OuterRef("stands"),
        decided_on__lte=OuterRef("decided_on"),
        status=PublicationStatus.PUBLISHED,
    )
    rows = publications.filter(Exists(earlier), ~_overturned(on), replaces_no__gt="")
    return rows.select_related("case").order_by("id")


def overturned_by(file: CaseFile) -> Overturned | None:
    """The rule by which the case's decision may not be public any more; None where it stands."""
    result = remedy_result(file)
    return next((row for row in file.rules.overturned if row.result == result), None)


def _overturned(on: date, case: str = "case") -> Exists:
    """The same of many, by the rules in force that day; `case` is where the row names its case."""
    results = [row.result for row in rules_of(release_in_force(on).digest).overturned]
    return Exists(steps_ending_in(results).filter(case=OuterRef(case)))


def overturned_unasked(on: date) -> QuerySet[Publication]:
    """Published decisions overturned since, whose takedown nobody was asked for yet."""
    asked = Succession.objects.filter(earlier=OuterRef("pk"), later=None)
    published = Publication.objects.filter(status=PublicationStatus.PUBLISHED)
    return published.filter(~Exists(asked), _overturned(on)).order_by("id")


def restored(on: date) -> QuerySet[Succession]:
    """Waiting tasks whose reason is gone: what was overturned stands again, or the reverse.

    The decision itself stands after a further remedy; or the later one, which changed or ended it,
    was overturned.
    """
    waiting = Succession.objects.filter(settled_on=None)
    stands_again = Q(~_overturned(on, "earlier__case"), later=None)
    later_fell = Q(_overturned(on, "later__case"), later__isnull=False)
    return waiting.filter(stands_again | later_fell).order_by("id")


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
