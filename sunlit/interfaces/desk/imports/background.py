"""Large files are read and written in the background (后台导入); a page shows how far it is."""

import hashlib
import io
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.jobs.models import JobProgress
from sunlit.foundations.jobs.progress import progress_of, report
from sunlit.foundations.jobs.queue import enqueue
from sunlit.foundations.jobs.registry import job
from sunlit.foundations.refusals import Refusal
from sunlit.foundations.vault.storage import open_object, put
from sunlit.foundations.wording import in_record_language
from sunlit.interfaces.desk.imports.files import KeptFile, file_of
from sunlit.interfaces.desk.imports.summary import PlanSummary, from_plain, summary_of, to_plain
from sunlit.interfaces.exchange.lists import prepare_import
from sunlit.interfaces.exchange.recognizing import OtherListError
from sunlit.interfaces.exchange.rows import NoTableError
from sunlit.registers.intake.models import ListImport
from sunlit.registers.intake.recording import PlanChangedError

LARGE = 1024 * 1024  # bytes; a workbook of about twenty thousand rows
QUEUED, READING, READY, WRITING = "QUEUED", "READING", "READY", "WRITING"
COLUMNS, DONE, REFUSED, CHANGED = "COLUMNS", "DONE", "REFUSED", "CHANGED"


def is_large(file: KeptFile) -> bool:
    """Whether a person should not wait for the answer of a page."""
    return len(file.data) > LARGE


def key_of(token: str, *, removes: bool) -> str:
    """The name of the work on one file."""
    return f"imports/{hashlib.sha256(token.encode()).hexdigest()}/{int(removes)}"


def start_preview(token: str, at: datetime, *, removes: bool, is_confirmed: bool) -> None:
    """Let the worker read the file and say what its import would do."""
    key = key_of(token, removes=removes)
    payload = {"token": token, "removes": removes, "is_confirmed": is_confirmed}
    with transaction.atomic():
        report(key, at, QUEUED)
        enqueue("imports.preview", payload, run_at=at, unique_key=f"{key}/preview")


def start_import(token: str, at: datetime, *, removes: bool, digest: str, actor: Account) -> None:
    """Let the worker do what the preview with this digest showed."""
    key = key_of(token, removes=removes)
    payload = {
        "token": token,
        "removes": removes,
        "digest": digest,
        "actor": actor.pk,
        "since": at.isoformat(),
    }
    with transaction.atomic():
        report(key, at, WRITING)
        enqueue("imports.accept", payload, run_at=at, unique_key=f"{key}/accept")


def progress(token: str, *, removes: bool) -> JobProgress | None:
    """Where the work on a file stands."""
    return progress_of(key_of(token, removes=removes))


def kept_summary(token: str, *, removes: bool) -> PlanSummary | None:
    """The preview the worker made; None while there is none."""
    known = progress(token, removes=removes)
    if known is None or "summary" not in known.data:
        return None
    with open_object(known.data["summary"]) as file:
        return from_plain(json.load(file))


@job("imports.preview", in_transaction=False)
def read_file(payload: Mapping[str, Any], at: datetime) -> None:
    """Read the file once and keep its summary."""
    key = key_of(payload["token"], removes=payload["removes"])
    report(key, at, READING)
    file = file_of(payload["token"])
    try:
        with in_record_language():
            plan = prepare_import(
                file.kind,
                file.data,
                file.name,
                remove_missing=payload["removes"],
                is_confirmed=payload["is_confirmed"],
            ).plan()
    except NoTableError:
        report(key, at, COLUMNS)
    except Refusal as refusal:
        looks_other = isinstance(refusal, OtherListError)
        report(key, at, REFUSED, message=str(refusal.message), looks_other=looks_other)
    else:
        text = json.dumps(to_plain(summary_of(plan)), ensure_ascii=False).encode()
        kept = put(io.BytesIO(text), media_type="", original_name="preview.txt")
        report(key, at, READY, summary=kept.sha256)


@job("imports.accept", in_transaction=False)
def write_file(payload: Mapping[str, Any], at: datetime) -> None:
    """Do the import, once: run again after a crash it finds what it did."""
    key = key_of(payload["token"], removes=payload["removes"])
    file, actor = file_of(payload["token"]), Account.objects.get(pk=payload["actor"])
    if done := _done_before(file, actor, payload["since"]):
        report(key, at, DONE, result=done.pk)
        return
    try:
        with in_record_language():
            prepared = file.prepared(remove_missing=payload["removes"])
            done = prepared.accept(actor, at, payload["digest"])
    except PlanChangedError as refusal:
        report(key, at, CHANGED, message=str(refusal.message))
    except Refusal as refusal:
        report(key, at, REFUSED, message=str(refusal.message))
    else:
        report(key, at, DONE, result=done.pk)


def _done_before(file: KeptFile, actor: Account, since: str) -> ListImport | None:
    """The import an earlier attempt of the same job already made."""
    sha256 = hashlib.sha256(file.data).hexdigest()
    found = ListImport.objects.filter(kind=file.kind, file_sha256=sha256, imported_by=actor)
    return found.filter(imported_at__gte=datetime.fromisoformat(since)).first()
