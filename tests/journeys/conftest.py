"""Every journey happens in the cast's bureau."""

from tests.builders.once import bureau, founded

__all__ = ["bureau", "founded"]
