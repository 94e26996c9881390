"""The tables of the interfaces: the training clock only."""

from sunlit.interfaces.training.models import TrainingClock

__all__ = ["TrainingClock"]
