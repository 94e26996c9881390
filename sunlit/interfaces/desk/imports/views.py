"""Pages for importing lists; only 名录管理员 may open them."""

from dataclasses import replace
from typing import cast

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.refusals import Refusal, Sentence
from sunlit.foundations.wording import in_record_language
from sunlit.interfaces.clock import now, today
from sunlit.interfaces.desk.imports.background import (
    CHANGED,
    is_large,
    kept_summary,
    progress,
    start_import,
    start_preview,
)
from sunlit.interfaces.desk.imports.files import KeptFile, file_of, token_of, uploaded
from sunlit.interfaces.desk.imports.summary import SHOWN_ROWS, PlanSummary, summary_of
from sunlit.interfaces.desk.officers.opened import tell_the_public
from sunlit.interfaces.exchange.bodies import bodies_workbook
from sunlit.interfaces.exchange.exporting import refused_rows_workbook
from sunlit.interfaces.exchange.list_books import list_workbook
from sunlit.interfaces.exchange.lists import (
    IMPORTABLE,
    columns_in,
    prepare_import,
)
from sunlit.interfaces.exchange.official_lists import officers_workbook
from sunlit.interfaces.exchange.recognizing import OtherListError
from sunlit.interfaces.exchange.rows import NoTableError
from sunlit.interfaces.files import workbook_answer
from sunlit.registers.intake.models import ListImport, ListKind
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.intake.recording import PlanChangedError
from sunlit.registers.intake.rules import RefusedRow
from sunlit.registers.lists.layout import kind_named, slug_of
from sunlit.registers.lists.layouts import LAYOUTS
from sunlit.registers.lists.queries import open_version, version_in_force
from sunlit.registers.lists.refusals import WrongListState

PER_PAGE = 20
FEWEST_COLUMNS = 2
REGISTERS = {ListKind.OFFICERS: officers_workbook, ListKind.BODIES: bodies_workbook}


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The lists that can be imported, and earlier imports."""
    _registrar(request)
    imports = ListImport.objects.select_related("imported_by").defer("refused")
    page = Paginator(imports, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/imports/index.html", {"lists": _lists(), "page": page})


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, list_name: str) -> HttpResponse:
    """Take a file; one that can be read goes on to its preview, nothing is written yet."""
    _registrar(request)
    kind = _kind(list_name)
    error, looks_other = "", False
    if request.method == "POST":
        try:
            page, token = _taken(request, kind)
        except Refusal as refusal:
            error, looks_other = str(refusal.message), isinstance(refusal, OtherListError)
        else:
            return redirect(page, token=token)
    context = {"kind": kind, "list_name": list_name, "error": error, "looks_other": looks_other}
    return render(request, "desk/imports/upload.html", context, status=422 if error else 200)


def _taken(request: HttpRequest, kind: ListKind) -> tuple[str, str]:
    """Keep the file; the page it goes on to: its preview, or first its columns."""
    file = uploaded(kind, request.FILES.get("file"))
    is_confirmed = request.POST.get("is_confirmed") == "1"
    if is_large(file):
        token = token_of(file)
        start_preview(token, now(), removes=False, is_confirmed=is_confirmed)
        return "imports:running", token
    try:
        prepare_import(kind, file.data, file.name, is_confirmed=is_confirmed)
    except NoTableError:
        if len(columns_in(kind, file.data, file.name)) < FEWEST_COLUMNS:
            raise
        return "imports:columns", token_of(file)
    return "imports:preview", token_of(file)


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the import would do; confirming does exactly that or shows what changed.

    What is confirmed and kept is worded in the language of the record, whoever reads the page.
    """
    registrar = _registrar(request)
    file, removes = file_of(token), request.GET.get("remove_missing") == "1"
    if is_large(file):
        return _large_preview(request, file, token, removes=removes)
    notice: Sentence = ""
    with in_record_language():
        prepared = file.prepared(remove_missing=removes)
        if request.method == "POST":
            expected = request.POST.get("digest") or "-"  # "" would confirm a plan nobody saw
            try:
                done = prepared.accept(registrar, now(), expected)
            except (PlanChangedError, WrongListState) as refusal:
                notice = refusal.message
            else:
                if done.kind == ListKind.OFFICERS:
                    tell_the_public()
                return redirect("imports:result", pk=done.pk)
        digest = prepared.plan().digest()
    summary = replace(summary_of(file.prepared(remove_missing=removes).plan()), digest=digest)
    return _preview_page(request, file, token, summary, removes=removes, notice=notice)


def _large_preview(
    request: HttpRequest, file: KeptFile, token: str, *, removes: bool
) -> HttpResponse:
    """The preview the worker made; confirming lets the worker write it."""
    known = progress(token, removes=removes)
    summary = kept_summary(token, removes=removes)
    is_outdated = known is not None and known.stage == CHANGED
    if request.method == "POST" and summary and not is_outdated:
        digest = request.POST.get("digest") or "-"
        actor = _registrar(request)
        start_import(token, now(), removes=removes, digest=digest, actor=actor)
    elif summary is None or is_outdated:
        start_preview(token, now(), removes=removes, is_confirmed=True)
    else:
        return _preview_page(request, file, token, summary, removes=removes)
    query = "?remove_missing=1" if removes else ""
    return redirect(reverse("imports:running", args=[token]) + query)


@require_GET
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """What an import did, and the rows it refused."""
    _registrar(request)
    done = get_object_or_404(ListImport.objects.select_related("imported_by"), pk=pk)
    context = {
        "done": done,
        "refused": done.refused[:SHOWN_ROWS],
        "shown_rows": SHOWN_ROWS,
        "draft": open_version(done.kind) if done.kind in LAYOUTS else None,
    }
    return render(request, "desk/imports/result.html", context)


@require_GET
def export(request: HttpRequest, list_name: str) -> HttpResponse:
    """A list in official layout as it is in force today, or a register as it stands."""
    _registrar(request)
    kind = _kind(list_name)
    version = version_in_force(kind, today()) if kind in LAYOUTS else None
    if version is None and kind not in REGISTERS:
        raise Http404
    with in_record_language():
        content = list_workbook(version) if version else REGISTERS[kind](today())
    return workbook_answer(content, list_name)


@require_GET
def preview_refused(request: HttpRequest, token: str) -> HttpResponse:
    """The refused rows of a preview as a workbook, to be put right in the list."""
    _registrar(request)
    file = file_of(token)
    kept = kept_summary(token, removes=False) if is_large(file) else None
    refused = kept.refused if kept else file.prepared().plan().refused
    return workbook_answer(refused_rows_workbook(refused), "refused-rows")


@require_GET
def result_refused(request: HttpRequest, pk: int) -> HttpResponse:
    """The refused rows of an import as a workbook."""
    _registrar(request)
    done = get_object_or_404(ListImport, pk=pk)
    refused = [RefusedRow(**row) for row in done.refused]
    return workbook_answer(refused_rows_workbook(refused), "refused-rows")


def _registrar(request: HttpRequest) -> Account:
    """The person, who must be 名录管理员; every page of the desk asks for a signed-in person."""
    account = cast(Account, request.user)
    require_registrar(account, now())
    return account


def _lists() -> list[tuple[str, str]]:
    return [(slug_of(kind), str(kind.label)) for kind in IMPORTABLE]


def _kind(list_name: str) -> ListKind:
    kind = kind_named(list_name)
    if kind is None or kind not in IMPORTABLE:
        raise Http404
    return kind


def _preview_page(
    request: HttpRequest,
    file: KeptFile,
    token: str,
    summary: PlanSummary,
    *,
    removes: bool,
    notice: Sentence = "",
) -> HttpResponse:
    groups = [
        ("created", _("新增"), summary.created),
        ("changed", _("变更"), summary.changed),
        ("unchanged", _("无变化"), summary.unchanged),
    ]
    if summary.removed.count:
        groups.insert(2, ("removed", _("删除"), summary.removed))
    columns = columns_in(file.kind, file.data, file.name) if not is_large(file) else []
    closed = _closed(file.kind)
    context = {
        "file": file,
        "kind": file.kind,
        "list_name": slug_of(file.kind),
        "is_versioned": file.kind in LAYOUTS,
        "plan": summary,
        "token": token,
        "groups": [(name, title, group.count, group.rows) for name, title, group in groups],
        "refused": summary.refused[:SHOWN_ROWS],
        "shown_rows": SHOWN_ROWS,
        "unknown": [column.label for column in columns if not column.is_known],
        "notice": notice or closed,
        "digest": summary.digest,
        "removes": removes,
        "is_closed": bool(closed),
    }
    return render(request, "desk/imports/preview.html", context, status=409 if notice else 200)


def _closed(kind: ListKind) -> str:
    """Why nothing can be written into the list now: its open version already left drafting."""
    version = open_version(kind) if kind in LAYOUTS else None
    if version is None or version.is_draft:
        return ""
    return _("%(list)s%(status)s，退回或者生效之后才能导入新的内容。") % {
        "list": kind.label,
        "status": version.get_status_display(),
    }
