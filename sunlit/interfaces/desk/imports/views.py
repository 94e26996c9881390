"""Pages for importing lists; only 名录管理员 may open them."""

from typing import Any, cast

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.refusals import Refusal, Sentence
from sunlit.foundations.wording import in_record_language
from sunlit.interfaces.clock import now, today
from sunlit.interfaces.desk.imports.files import file_of, token_of, uploaded
from sunlit.interfaces.exchange.bodies import bodies_workbook
from sunlit.interfaces.exchange.exporting import XLSX, refused_rows_workbook
from sunlit.interfaces.exchange.list_books import list_workbook
from sunlit.interfaces.exchange.lists import (
    IMPORTABLE,
    PreparedImport,
    columns_in,
    prepare_import,
)
from sunlit.interfaces.exchange.official_lists import officers_workbook
from sunlit.interfaces.exchange.recognizing import OtherListError
from sunlit.interfaces.exchange.rows import NoTableError
from sunlit.registers.intake.models import ListImport, ListKind
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.intake.recording import PlanChangedError
from sunlit.registers.intake.rules import Plan, RefusedRow
from sunlit.registers.lists.layout import kind_named, slug_of
from sunlit.registers.lists.layouts import LAYOUTS
from sunlit.registers.lists.queries import open_version, version_in_force
from sunlit.registers.lists.refusals import WrongListState

PER_PAGE = 20
SHOWN_ROWS = 200
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
    notice: Sentence = ""
    removes = request.GET.get("remove_missing") == "1"
    with in_record_language():
        prepared = file_of(token).prepared(remove_missing=removes)
        if request.method == "POST":
            expected = request.POST.get("digest") or "-"  # "" would confirm a plan nobody saw
            try:
                done = prepared.accept(registrar, now(), expected)
            except (PlanChangedError, WrongListState) as refusal:
                notice = refusal.message
            else:
                return redirect("imports:result", pk=done.pk)
        digest = prepared.plan().digest()
    prepared = file_of(token).prepared(remove_missing=removes)
    context = _preview_context(prepared, token)
    context |= {"notice": notice, "digest": digest, "removes": removes}
    return render(request, "desk/imports/preview.html", context, status=409 if notice else 200)


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
    return _workbook(content, f"{list_name}.xlsx")


@require_GET
def preview_refused(request: HttpRequest, token: str) -> HttpResponse:
    """The refused rows of a preview as a workbook, to be put right in the list."""
    _registrar(request)
    refused = file_of(token).prepared().plan().refused
    return _workbook(refused_rows_workbook(refused), "refused-rows.xlsx")


@require_GET
def result_refused(request: HttpRequest, pk: int) -> HttpResponse:
    """The refused rows of an import as a workbook."""
    _registrar(request)
    done = get_object_or_404(ListImport, pk=pk)
    refused = [RefusedRow(**row) for row in done.refused]
    return _workbook(refused_rows_workbook(refused), "refused-rows.xlsx")


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


def _preview_context(prepared: PreparedImport, token: str) -> dict[str, Any]:
    file = file_of(token)
    columns = columns_in(file.kind, file.data, file.name)
    plan: Plan = prepared.plan()
    groups = [
        ("created", _("新增"), plan.created),
        ("changed", _("变更"), plan.changed),
        ("unchanged", _("无变化"), plan.unchanged),
    ]
    if plan.removed:
        groups.insert(2, ("removed", _("删除"), plan.removed))
    return {
        "prepared": prepared,
        "kind": prepared.kind,
        "list_name": slug_of(prepared.kind),
        "is_versioned": prepared.kind in LAYOUTS,
        "plan": plan,
        "token": token,
        "groups": [(name, title, len(rows), rows[:SHOWN_ROWS]) for name, title, rows in groups],
        "refused": plan.refused[:SHOWN_ROWS],
        "shown_rows": SHOWN_ROWS,
        "unknown": [column.label for column in columns if not column.is_known],
    }


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
