"""Versions of the bureau's measures that wait (办法提醒): for release, or to be revised."""

from datetime import date

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.interfaces.desk.workbench.people_notices import Told
from sunlit.procedures.measures.queries import returned_measures, waiting_measures


def measure_notices(duties: frozenset[Duty], today: date, account_id: int) -> Told:
    """What a leader may release, and what was sent back to 政策法规科."""
    if Duty.BUREAU_LEADER in duties:
        for version in waiting_measures(account_id):
            text = format_lazy(_("办法待发布：{version}"), version=version)
            yield text, reverse("measures:version", args=[version.pk])
    if Duty.LEGAL_REVIEWER in duties:
        for version in returned_measures():
            text = format_lazy(_("办法已退回，请修改：{version}"), version=version)
            yield text, reverse("measures:version", args=[version.pk])
