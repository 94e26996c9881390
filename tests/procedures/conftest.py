"""The cast's bureau for tests of the engine."""

from tests.builders.once import bureau, founded

__all__ = ["bureau", "founded"]
