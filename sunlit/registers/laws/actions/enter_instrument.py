"""Enter a law or regulation new to the library (登记法律法规)， 国办发〔2018〕118号（四）."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.refusals import Sentence
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.laws.actions._checking import date_faults, record, refuse, text_faults
from sunlit.registers.laws.models import Instrument, InstrumentRank, InstrumentStatus
from sunlit.registers.laws.queries import same_title

ENTERED = register_code(
    "laws.instrument_entered",
    fields={"title": str, "rank": str, "document_no": str, "issuer": str},
    optional={"effective_from": date, "effective_until": date, "published_on": date},
    title="登记法律法规",
).code


@dataclass(frozen=True, slots=True)
class InstrumentData:
    """What a person types about one version; days None are not known."""

    title: str
    rank: str
    issuer: str = ""
    document_no: str = ""
    edition: str = ""
    short_names: tuple[str, ...] = ()
    published_on: date | None = None
    effective_from: date | None = None
    effective_until: date | None = None
    source_url: str = ""
    source_text: str = ""
    note: str = ""

    def texts(self) -> dict[str, str]:
        """The text columns, by name."""
        names = ("title", "issuer", "document_no", "edition", "source_url", "source_text", "note")
        return {name: getattr(self, name) for name in names}

    def columns(self) -> dict[str, object]:
        """Every column of Instrument this fills."""
        days = ("published_on", "effective_from", "effective_until")
        return {
            **self.texts(),
            "rank": self.rank,
            "short_names": list(self.short_names),
            **{name: getattr(self, name) for name in days},
        }


def enter_instrument(*, actor: Account | None, at: datetime, data: InstrumentData) -> Instrument:
    """Enter an instrument (登记法律法规)； 名录管理员 may. `actor` None is the command line.

    An instrument that only a list named so far is completed. Raises LawRefused with a sentence
    per field: days in the wrong order, a title whose versions the library has for those days.
    """
    duty = require_registrar(actor, at)
    with transaction.atomic():
        refuse(_faults(data))
        row = _stub(data) or Instrument()
        for name, value in data.columns().items():
            setattr(row, name, value)
        row.status = InstrumentStatus.ENACTED
        row.save()
        payload = {
            "title": row.title,
            "rank": row.rank,
            "document_no": row.document_no,
            "issuer": row.issuer,
            "effective_from": row.effective_from,
            "effective_until": row.effective_until,
            "published_on": row.published_on,
        }
        record(ENTERED, row, row.title, actor, duty, at, payload)
    return row


def _stub(data: InstrumentData) -> Instrument | None:
    """The row a list made of the same title and number, to be completed."""
    return Instrument.objects.filter(
        title=data.title, document_no=data.document_no, status=InstrumentStatus.UNVERIFIED
    ).first()


def _faults(data: InstrumentData) -> dict[str, Sentence]:
    faults = text_faults(data.texts())
    if not data.title.strip():
        faults["title"] = _("请填写名称。")
    if data.rank not in InstrumentRank.values:
        faults["rank"] = _("请选择效力位阶。")
    faults |= date_faults(data.published_on, data.effective_from, data.effective_until)
    for other in same_title(data.title):
        if _overlaps(other, data):
            faults["effective_from"] = format_lazy(
                _("《{title}》的{edition}在同一期间有效；新版本请在原法律法规页面登记修订。"),
                title=other.title,
                edition=other.edition or other.document_no or _("现有版本"),
            )
            break
    return faults


def _overlaps(other: Instrument, data: InstrumentData) -> bool:
    """Whether the two versions would have effect on the same day; unknown days are open ends."""
    first = data.effective_from or data.published_on or date.min
    other_first = other.effective_from or other.published_on or date.min
    successor = Instrument.objects.filter(replaces=other).first()
    ends = other.effective_until
    if successor is not None and ends is None:
        ends = successor.effective_from or successor.published_on or date.min
    return first < (ends or date.max) and other_first < (data.effective_until or date.max)
