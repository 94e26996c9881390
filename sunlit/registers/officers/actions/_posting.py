"""A new posting (任职) of an officer: the dated row, and the section and post kept for lists."""

from datetime import date, timedelta

from django.db.models import Min
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.registers.bodies.models import Section
from sunlit.registers.entry import Entry
from sunlit.registers.officers.life import OfficerPosting
from sunlit.registers.officers.models import Credential, Officer


def post_officer(
    officer: Officer, section: Section | None, post: str, since: date, reason: str
) -> OfficerPosting:
    """Begin a posting; the one before it ends by that."""
    officer.section, officer.post = section, post
    officer.save(update_fields=["section", "post"])
    return OfficerPosting.objects.create(
        officer=officer, section=section, post=post, since=since, reason=reason
    )


def check_since(entry: Entry, officer: Officer, since: date, today: date) -> None:
    """Postings follow each other, one at a time; none begins in the future."""
    entry.not_after("since", since, today)
    last = officer.postings.order_by("since").last()
    if last and since <= last.since:
        sentence = _("现任岗位自{day}起，新岗位须晚于这一天；一名执法人员同一时间只在一个科室。")
        entry.refuse("since", format_lazy(sentence, day=last.since.isoformat()))


def keep_former(officer: Officer, since: date) -> None:
    """Officers taken over from a list have no posting yet: write the one they come from."""
    if officer.postings.exists():
        return
    first = Credential.objects.filter(officer=officer).aggregate(day=Min("valid_from"))["day"]
    began = min(first or since, since - timedelta(days=1))
    OfficerPosting.objects.create(
        officer=officer, section=officer.section, post=officer.post, since=began
    )
