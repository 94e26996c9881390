"""Who opens the register of officers (执法人员名录): readers by duty, the registrar to act."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from sunlit.disclosure.actions.restate_credentials import restate_credentials
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.person import duties_of
from sunlit.interfaces.desk.places import REGISTER_READERS
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.queries import with_credentials


def reads(request: HttpRequest) -> bool:
    """Whether the person may read the whole register."""
    return any(one.duty in REGISTER_READERS for one in duties_of(request))


def require_reader(request: HttpRequest) -> None:
    """Refuse whoever has no business with the register."""
    if not reads(request):
        raise NotAllowed(_("您的职责不查阅主体和人员名录。"))


def is_registrar(request: HttpRequest) -> bool:
    """Whether the person keeps the registers today."""
    return any(one.duty == Duty.REGISTRAR for one in duties_of(request))


def require_keeper(request: HttpRequest) -> None:
    """The pages of acts open to the registrar only; the acts ask again."""
    if not is_registrar(request):
        raise NotAllowed(_("只有名录管理员可以维护名录。"))


def officer_or_404(pk: int) -> Officer:
    """The officer with everything the rules read."""
    officer = with_credentials(Officer.objects.select_related("account")).filter(pk=pk).first()
    if officer is None:
        raise Http404
    return officer


def tell_the_public() -> None:
    """After an act on an officer: what the public can check follows in the same request."""
    restate_credentials(actor=None, at=now())
