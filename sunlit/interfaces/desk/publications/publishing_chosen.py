"""The page that publishes several cleared publications at once (批量发布).

Clearing them stays item by item: it is where a second person looks for what must not be public.
"""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sunlit.casework.models import Case
from sunlit.disclosure.actions.publish import publish
from sunlit.disclosure.models import Publication
from sunlit.disclosure.publishing import Publisher, refuse_publishing
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.refusals import NotAllowed, Sentence
from sunlit.foundations.wording import full_day
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.bulk import Bulk, Row, Values, bulk_page, chosen_keys, refusal_of
from sunlit.interfaces.desk.entry import ActForm
from sunlit.interfaces.desk.person import given, person_of
from sunlit.interfaces.desk.publications.opened import require_reader
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.loading import load_files, with_all


@require_http_methods(["GET", "POST"])
def publish_chosen(request: HttpRequest) -> HttpResponse:
    """Show which of the chosen publications can be published, and publish those."""
    if Duty.DISCLOSURE_STAFF not in require_reader(request):
        raise NotAllowed(_("发布由公示员办理。"), "国办发〔2018〕118号（六）")
    query: QueryDict = request.POST if request.method == "POST" else request.GET
    found = Publication.objects.filter(public_id__in=chosen_keys(query)).order_by("due_on", "id")
    publications = list(found)
    if not publications:
        raise Http404
    cases = with_all(Case.objects.filter(pk__in=[one.case_id for one in publications]))
    files = load_files(list(cases), now())
    publisher = Publisher.of(person_of(request), now(), [one.pk for one in publications])
    rows = [_row(one, files[one.case_id], publisher) for one in publications]
    back = reverse("desk:publications")
    hint = _("发布前逐项再次检查脱敏；审查仍由公示审查员逐项办理。")
    form = ActForm(_("发布所选公示稿"), (), _("发布"), back, hint=hint)

    def act(row: Row, values: Values, version: int) -> Sentence:
        record = publish(publication_id=row.pk, expected_version=version, **given(request))
        return _until(record.expires_on)

    return bulk_page(request, Bulk(form, rows, act))


def _row(one: Publication, file: CaseFile, publisher: Publisher) -> Row:
    return Row(
        key=one.public_id,
        pk=one.pk,
        title=one.title,
        number=one.document_no,
        url=reverse("desk:publication", args=[one.public_id]),
        version=one.version,
        state=one.get_status_display(),
        obstacle=refusal_of(lambda: refuse_publishing(one, file, publisher)),
    )


def _until(day: date | None) -> Sentence:
    """That it is public, and until when."""
    if day is None:
        return _("已发布。")
    return format_lazy(_("已发布，公示至{day}。"), day=full_day(day))
