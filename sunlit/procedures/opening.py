"""Open a case for an act (开始办理): read it while nobody waits, then lock it.

Reading a case takes longer than writing a step, and SQLite lets one act write at a time. So the
case is read first, and read again only if somebody acted on it in between.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case
from sunlit.foundations.refusals import Stale
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.loading import load_file, read_case
from sunlit.procedures.models import SubmittedForm


class StalePage(Stale):
    """The case moved on since the page was opened (409)."""


@dataclass(frozen=True)
class Opened:
    """A case with its file, both of the same version."""

    case: Case
    file: CaseFile


def read_ahead(case_id: int, at: datetime) -> Opened:
    """The case as it stands, without a lock. Call it before the transaction of the act."""
    case = read_case(pk=case_id)
    return Opened(case, load_file(case, at))


def lock(ahead: Opened, at: datetime) -> Opened:
    """The case locked until the transaction ends; what was read ahead still holds, or is renewed.

    Every act raises the version in its own transaction, so the same version is the same case.
    """
    rows = Case.objects.select_for_update().filter(pk=ahead.case.pk)
    if rows.values_list("version", flat=True).get() == ahead.case.version:
        return ahead
    return read_ahead(ahead.case.pk, at)


def refuse_stale(case: Case, expected_version: int | None) -> None:
    """Raise StalePage if the page the person acts from is out of date."""
    if expected_version is not None and expected_version != case.version:
        raise StalePage(
            _("案件刚刚有新的办理情况，本页内容已过时。请核对后重新提交，已填写的内容保留在下面。")
        )


def is_repeated(case: Case, key: str) -> bool:
    """Whether this very form was acted on before (重复提交); otherwise remember it."""
    if not key:
        return False
    _form, fresh = SubmittedForm.objects.get_or_create(key=key, defaults={"case": case})
    return not fresh
