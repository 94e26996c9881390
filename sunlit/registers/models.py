"""The tables of the registers, room by room."""

from sunlit.registers.bodies.models import BodyKind, EnforcementBody, Section
from sunlit.registers.intake.models import ListImport, ListKind
from sunlit.registers.items.models import (
    BasisRole,
    DayUnit,
    EnforcementItem,
    ItemCategory,
    LegalBasis,
    PowerEntry,
)
from sunlit.registers.laws.models import Instrument, InstrumentRank
from sunlit.registers.lists.models import (
    ListOpinion,
    ListOutcome,
    ListRow,
    ListStatus,
    ListVersion,
)
from sunlit.registers.officers.models import (
    AnnualVerification,
    Credential,
    CredentialStatus,
    LegalReviewer,
    Officer,
    OfficerExit,
    VerificationResult,
)
from sunlit.registers.parties.models import Counterparty, CounterpartyKind

__all__ = [
    "AnnualVerification",
    "BasisRole",
    "BodyKind",
    "Counterparty",
    "CounterpartyKind",
    "Credential",
    "CredentialStatus",
    "DayUnit",
    "EnforcementBody",
    "EnforcementItem",
    "Instrument",
    "InstrumentRank",
    "ItemCategory",
    "LegalBasis",
    "LegalReviewer",
    "ListImport",
    "ListKind",
    "ListOpinion",
    "ListOutcome",
    "ListRow",
    "ListStatus",
    "ListVersion",
    "Officer",
    "OfficerExit",
    "PowerEntry",
    "Section",
    "VerificationResult",
]
