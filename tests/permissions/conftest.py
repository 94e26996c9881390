"""The cast's bureau; every test walks its own case to the stage it needs."""

from tests.builders.once import bureau, founded

__all__ = ["bureau", "founded"]
