"""The cast's bureau for tests of lists of cases."""

from tests.builders.once import bureau, founded

__all__ = ["bureau", "founded"]
