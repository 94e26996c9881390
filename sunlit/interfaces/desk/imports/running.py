"""The page that waits for a large file (后台导入进度); it looks again by itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.imports import background
from sunlit.interfaces.desk.imports.files import file_of
from sunlit.interfaces.desk.person import person_of
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.lists.layout import slug_of

STAGES = (
    (background.QUEUED, _("等待后台处理")),
    (background.READING, _("正在读取文件并与名录比较")),
    (background.WRITING, _("正在写入名录")),
)


@require_GET
def running(request: HttpRequest, token: str) -> HttpResponse:
    """Go on to preview, columns or result once they are there; until then say what happens."""
    actor = person_of(request)
    require_registrar(actor, now())
    file, removes = file_of(token), request.GET.get("remove_missing") == "1"
    known = background.progress(token, removes=removes)
    if known is None:
        raise Http404
    query = "?remove_missing=1" if removes else ""
    match known.stage:
        case background.READY | background.CHANGED:
            return redirect(_preview(token) + query)
        case background.COLUMNS:
            return redirect("imports:columns", token=token)
        case background.DONE:
            return redirect("imports:result", pk=known.data["result"])
    context = {
        "file": file,
        "stage": known.stage,
        "stages": STAGES,
        "message": known.data.get("message", ""),
        "list_name": slug_of(file.kind),
        "is_over": known.stage == background.REFUSED,
    }
    return render(request, "desk/imports/running.html", context)


def _preview(token: str) -> str:
    return reverse("imports:preview", args=[token])
