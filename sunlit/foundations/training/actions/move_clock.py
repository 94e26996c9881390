"""Let days pass on the training clock (调快演示时钟); it never goes back."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import NotAllowed, Refusal
from sunlit.foundations.training.models import TrainingClock

MOVED = register_code("training.clock_moved", fields={"days_ahead": int}, title="调快演示时钟").code
FARTHEST = 730


class TooFar(Refusal):
    """The clock moves forward by 1 to 120 days, two years at most in all."""


def move_clock(*, actor: Account, at: datetime, days: int) -> int:
    """Move the clock forward and return how many days it is ahead now.

    Raises NotAllowed outside the demonstration, TooFar.
    """
    if not settings.TRAINING:
        raise NotAllowed(_("只有演示单位可以调整时钟。"))
    with transaction.atomic():
        newest = TrainingClock.objects.order_by("-id").first()
        ahead = (newest.days_ahead if newest else 0) + days
        if not 1 <= days <= 120 or ahead > FARTHEST:
            raise TooFar(_("每次可以调快1至120天，累计不超过两年。"))
        TrainingClock.objects.create(days_ahead=ahead, moved_at=at)
        append(
            stream="training",
            code=MOVED,
            actor=actor,
            duty="",
            at=at,
            payload={"days_ahead": ahead},
        )
    return ahead
