"""Open a publication for an act: lock it, refuse a stale page, load its case (公示办理前的检查)."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure.models import Publication, PublicationEvent, PublicationEventKind
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import holds
from sunlit.foundations.refusals import NotAllowed, Refusal, Stale
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.loading import load_file, read_case
from sunlit.procedures.policies import parts_in


class StalePublication(Stale):
    """The publication moved on since the page was opened (409)."""


class WrongState(Refusal):
    """The publication is not in the state this act needs."""


def lock_publication(pk: int, expected_version: int | None) -> Publication:
    """The publication, locked until the transaction ends. Raises StalePublication."""
    publication = Publication.objects.select_for_update().get(pk=pk)
    if expected_version is not None and publication.version != expected_version:
        raise StalePublication(_("公示稿刚刚有新的办理情况，请核对后重新办理。"))
    return publication


def file_of_case(case_id: int, at: datetime) -> CaseFile:
    """The case file behind a publication."""
    return load_file(read_case(pk=case_id), at)


def require(actor: Account, duty: Duty, at: datetime, file: CaseFile) -> None:
    """Refuse without the duty, and to whoever handled or decided the case (分离)."""
    require_duty(duty, is_held=holds(actor, duty, localdate(at)))
    require_apart(actor, file)


def require_duty(duty: Duty, *, is_held: bool) -> None:
    """Refuse without the duty."""
    if not is_held:
        sentence = format_lazy(_("本项由{label}办理。"), label=duty.label)
        raise NotAllowed(sentence, "国办发〔2018〕118号（六）")


def require_apart(actor: Account, file: CaseFile) -> None:
    """Refuse to whoever handled or decided the case (分离)."""
    if parts_in(file, actor.pk) & {"HANDLE", "DECIDE"}:
        raise NotAllowed(
            _("承办或者决定本案的人员不能办理本案公示。"), "《保守国家秘密法实施条例》第四十二条"
        )


def last_actors(publications: Iterable[int], kind: PublicationEventKind) -> dict[int, int | None]:
    """Who last did that to each of the publications, by their keys (1 query)."""
    rows = PublicationEvent.objects.filter(publication__in=publications, kind=kind).order_by("id")
    return dict(rows.values_list("publication_id", "actor_id"))
