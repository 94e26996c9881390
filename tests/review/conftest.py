"""The cast's bureau for tests of review."""

from tests.builders.once import bureau, founded

__all__ = ["bureau", "founded"]
