"""The cast's bureau for tests of pages that need one; modules may found their own."""

from tests.builders.once import bureau, founded

__all__ = ["bureau", "founded"]
