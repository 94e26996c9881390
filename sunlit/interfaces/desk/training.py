"""Let days pass in the demonstration (演示时钟), e.g. until the day of a hearing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sunlit.foundations.refusals import Refusal
from sunlit.foundations.training.actions.move_clock import move_clock
from sunlit.foundations.wording import full_day
from sunlit.interfaces.clock import forget, now, today
from sunlit.interfaces.desk.person import person_of
from sunlit.interfaces.numbers import whole_number


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Move the clock forward by the days asked for."""
    days = whole_number(request.POST.get("days", ""), digits=4) or 0
    try:
        move_clock(actor=person_of(request), at=now(), days=days)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        forget()
        messages.success(
            request, _("演示时钟已调快，今天按%(day)s计算。") % {"day": full_day(today())}
        )
    return redirect("desk:workbench")
