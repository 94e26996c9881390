"""Why an act on a body, its names or its entrustments is not possible."""

from sunlit.foundations.refusals import Refusal


class BodyActRefused(Refusal):
    """The register, the law or the entry stands against it; `fields` says where."""
