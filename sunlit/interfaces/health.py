"""GET /healthz: 200 when database, vault and worker are well, 503 naming what is not."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sunlit.foundations.jobs.worker import worker_is_well
from sunlit.foundations.vault.storage import is_well
from sunlit.interfaces.clock import now


def _database_is_well() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


@login_not_required
@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer with one word per part; the operator's monitor reads the status code."""
    database = _database_is_well()
    parts = {
        "database": database,
        "vault": is_well(),
        "worker": database and worker_is_well(now()),
    }
    status = 200 if all(parts.values()) else 503
    return JsonResponse(
        {name: "ok" if well else "failed" for name, well in parts.items()}, status=status
    )
