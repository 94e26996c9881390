"""Why an act on an officer or a legal reviewer is not possible."""

from sunlit.foundations.refusals import Refusal

EXIT_BASIS = "国办发〔2018〕118号（四）"
ISSUE_BASIS = "《行政处罚法》第四十二条第一款；《法治政府建设实施纲要》（十五）"


class OfficerActRefused(Refusal):
    """The register, the order of events or the entry stands against it; `fields` says where."""
