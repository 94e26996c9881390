"""Which decisions still stand (决定是否仍然有效), asked of all publications at once.

Whatever the public was told because of a decision that fell afterwards is put right.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from sunlit.disclosure.models import Publication, PublicationStatus, Succession, SuccessionKind
from sunlit.disclosure.succeeding import overturned_rules
from sunlit.procedures.overturning import steps_ending_in
from sunlit.registers.parties.queries import standing_id


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


def overturned_unasked(on: date) -> QuerySet[Publication]:
    """Published decisions overturned since, whose takedown nobody was asked for yet."""
    asked = Succession.objects.filter(earlier=OuterRef("pk"), later=None)
    published = Publication.objects.filter(status=PublicationStatus.PUBLISHED)
    return published.filter(~Exists(asked), _overturned(on)).order_by("id")


def needless(on: date) -> QuerySet[Succession]:
    """Waiting tasks whose reason is gone: what was overturned stands again, or the reverse.

    The decision itself stands after a further remedy; or the later one, which changed or ended it,
    was overturned; or the later one stands again, so that its note may stay.
    """
    waiting = Succession.objects.filter(settled_on=None)
    drops = Q(kind=SuccessionKind.DROP_NOTE)
    stands_again = Q(~_overturned(on, "earlier__case"), later=None)
    later_stands = drops & Q(~_overturned(on, "later__case"))
    later_fell = ~drops & Q(_overturned(on, "later__case"), later__isnull=False)
    return waiting.filter(stands_again | later_stands | later_fell).order_by("id")


def fallen_notes(on: date) -> QuerySet[Succession]:
    """Notes the public reads although the later decision was overturned, nobody asked yet."""
    pair = Succession.objects.filter(earlier=OuterRef("earlier"), later=OuterRef("later"))
    asked = pair.filter(kind=SuccessionKind.DROP_NOTE)
    told = _told().filter(earlier__status=PublicationStatus.PUBLISHED)
    return told.filter(~Exists(asked), _overturned(on, "later__case")).order_by("id")


def standing_note(publication: Publication, on: date) -> Succession | None:
    """The newest note whose later decision stands that day; None if the public needs none."""
    told = _told().filter(~_overturned(on, "later__case"), earlier=publication)
    return told.select_related("later").order_by("id").last()


def _told() -> QuerySet[Succession]:
    return Succession.objects.filter(kind=SuccessionKind.NOTE, settled_on__isnull=False)


def standing_takedowns(publication: Publication, on: date) -> QuerySet[Succession]:
    """What the publication was taken down for and what holds until that day."""
    return _settled_takedowns().filter(~_fell(on), earlier=publication)


def wrongly_down(on: date) -> QuerySet[Publication]:
    """Publications taken down for decisions that were all overturned since, oldest first."""
    down = Publication.objects.filter(status=PublicationStatus.TAKEN_DOWN)
    reasons = _settled_takedowns().filter(earlier=OuterRef("pk"))
    return down.filter(Exists(reasons), ~Exists(reasons.filter(~_fell(on)))).order_by("id")


def _settled_takedowns() -> QuerySet[Succession]:
    return Succession.objects.filter(kind=SuccessionKind.TAKE_DOWN, settled_on__isnull=False)


def _fell(on: date) -> Q:
    """The reason of a takedown fell away for good: not while a further remedy is pending."""
    upheld = Exists(steps_ending_in(["UPHELD"]).filter(case=OuterRef("earlier__case")))
    return Q(upheld, later=None) | Q(_overturned(on, "later__case"), later__isnull=False)


def _overturned(on: date, case: str = "case") -> Exists:
    """The same of many; `case` is where the row names its case."""
    results = [row.result for row in overturned_rules(on)]
    return Exists(steps_ending_in(results).filter(case=OuterRef(case)))
