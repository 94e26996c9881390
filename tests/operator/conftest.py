"""The cast's bureau for tests of the commands."""

from tests.builders.once import bureau, founded

__all__ = ["bureau", "founded"]
