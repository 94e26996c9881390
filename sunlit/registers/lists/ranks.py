"""The rank of a cited law (效力位阶), for lists that have a column per rank."""

from datetime import date

from sunlit.registers.laws.models import Instrument
from sunlit.registers.laws.parsing import Citation
from sunlit.registers.laws.queries import law_index
from sunlit.registers.laws.rules import likely_rank


class Ranks:
    """Ranks by citation as the library knows them on a day; read once."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.laws = law_index()
        self.known: dict[int, str] = dict(Instrument.objects.values_list("pk", "rank"))

    def of(self, citation: Citation) -> str:
        """The rank of the cited law; what its title suggests if the library lacks it."""
        version = self.laws.cited(citation, self.on)
        return self.known[version.pk] if version else str(likely_rank(citation.title))
