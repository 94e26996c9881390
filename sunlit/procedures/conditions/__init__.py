"""Named conditions (条件) of steps, each defined once with its article.

A gate looks at the case alone and answers with the Chinese sentence why the step is not yet
possible; a check looks at what was entered and answers per field. Both are pure. Every module of
this room is read here, which registers what it defines.
"""

from importlib import import_module
from pkgutil import iter_modules

from sunlit.procedures.conditions.registry import CHECKS, GATES, Unmet

for _module in iter_modules(__path__, f"{__name__}."):
    import_module(_module.name)

__all__ = ["CHECKS", "GATES", "Unmet"]
