"""Find counterparties by name, pinyin initials or code."""

from django.db.models import Q, QuerySet

from sunlit.foundations.identifiers.folding import normalize
from sunlit.registers.names import name_key
from sunlit.registers.parties.models import Counterparty


def find_counterparties(text: str) -> QuerySet[Counterparty]:
    """Counterparties whose name contains `text`, or whose initials or code begin with it."""
    text = " ".join(text.split())
    if not text:
        return Counterparty.objects.order_by("pk")
    match = Q(name__contains=text)
    key = name_key(text)
    if key.isascii():
        code = normalize(text)
        match |= Q(initials__startswith=key) | Q(uscc__startswith=code)
    return Counterparty.objects.filter(match).order_by("name", "pk")


def counterparty_by_code(code: str) -> Counterparty | None:
    """The counterparty with that 统一社会信用代码."""
    return Counterparty.objects.filter(uscc=normalize(code)).first()
