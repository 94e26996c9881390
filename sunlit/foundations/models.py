"""Every table of the floor, named so that Django finds it."""

from sunlit.foundations.accounts.models import Account, DutyAssignment
from sunlit.foundations.calendars.models import AdoptedCalendar
from sunlit.foundations.drafts.models import FormDraft
from sunlit.foundations.jobs.models import Heartbeat, Job, JobProgress
from sunlit.foundations.ledger.models import Entry, EntryKey, Stream
from sunlit.foundations.numbering.models import IssuedNumber, NumberSeries, VoidedNumber
from sunlit.foundations.textsearch.models import SearchEntry
from sunlit.foundations.training.models import TrainingClock
from sunlit.foundations.vault.models import StoredObject

__all__ = [
    "Account",
    "AdoptedCalendar",
    "DutyAssignment",
    "Entry",
    "EntryKey",
    "FormDraft",
    "Heartbeat",
    "IssuedNumber",
    "Job",
    "JobProgress",
    "NumberSeries",
    "SearchEntry",
    "StoredObject",
    "Stream",
    "TrainingClock",
    "VoidedNumber",
]
