"""Why an act on a list is refused (清单办理的拒绝理由)."""

from sunlit.foundations.refusals import Refusal, Stale


class WrongListState(Refusal):
    """The version is not in the state the act needs."""


class ListRefused(Refusal):
    """What was entered cannot stand in the list; `fields` says where."""


class StaleList(Stale):
    """The list changed since the page was opened (409)."""
