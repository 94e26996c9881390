"""Sunlit (阳光执法).

Disclosure, whole-process recording and legal review for a Chinese DRC bureau.
"""

__version__ = "0.1.0"
