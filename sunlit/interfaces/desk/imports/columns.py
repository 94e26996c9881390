"""Say what the columns of a file mean (核对列名); the answer is remembered for later files."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.imports.files import KeptFile, file_of
from sunlit.interfaces.desk.person import person_of
from sunlit.interfaces.exchange.lists import columns_in, vocabulary_for
from sunlit.interfaces.exchange.mapping import FoundColumn
from sunlit.registers.intake.actions.learn_columns import learn_columns
from sunlit.registers.intake.models import ListKind
from sunlit.registers.intake.policies import require_registrar

MOST_COLUMNS = 100


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, token: str) -> HttpResponse:
    """The columns that no synonym knows, each with the fields it could be."""
    require_registrar(person_of(request), now())
    file = file_of(token)
    found = columns_in(file.kind, file.data, file.name)[:MOST_COLUMNS]
    unknown = [column for column in found if not column.is_known]
    refusal = None
    if request.method == "POST":
        try:
            _learn(request, file, unknown)
        except Refusal as error:
            refusal = error
        else:
            messages.success(request, _("列名已记住，以后导入这份清单时照此读取。"))
            return redirect("imports:preview", token=token)
    choices = _choices(file.kind)
    context = {
        "kind": file.kind,
        "token": token,
        "file_name": file.name,
        "known": [(column, dict(choices).get(column.field, "")) for column in found
                  if column.is_known],
        "unknown": list(enumerate(unknown)),
        "choices": choices,
        "refusal": refusal,
    }  # fmt: skip
    status = 422 if refusal else 200
    return render(request, "desk/imports/columns.html", context, status=status)


def _learn(request: HttpRequest, file: KeptFile, unknown: list[FoundColumn]) -> None:
    """Remember the answers; refused while the file can still not be read."""
    known = dict(_choices(file.kind))
    answers = {
        column.label: request.POST.get(f"field-{number}", "")
        for number, column in enumerate(unknown)
    }
    chosen = {label: field for label, field in answers.items() if field in known}
    if not chosen:
        raise Refusal(_("请至少为一列选择对应的内容。"))
    learn_columns(kind=file.kind, columns=chosen, actor=person_of(request), at=now())
    file.prepared()


def _choices(kind: ListKind) -> list[tuple[str, str]]:
    names = vocabulary_for(kind).names
    return [(field, words[0]) for field, words in names.items()]
