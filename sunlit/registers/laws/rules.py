"""What a title tells of an instrument. Pure."""

from sunlit.registers.laws.models import InstrumentRank

ENDINGS = (
    (("法", "法典"), InstrumentRank.LAW),
    (("条例",), InstrumentRank.ADMINISTRATIVE_REGULATION),
    (("办法", "规定", "细则", "规则"), InstrumentRank.DEPARTMENT_RULE),
)


def likely_rank(title: str) -> InstrumentRank:
    """The rank a title suggests where the list has no column for it; people may correct it."""
    plain = title.split("(")[0].split("（")[0].strip()
    for endings, rank in ENDINGS:
        if plain.endswith(endings):
            return rank
    return InstrumentRank.NORMATIVE_DOCUMENT
