"""Every journey happens in the cast's bureau: by the acts, or in the browser (`drill pages`)."""

import os

if os.environ.get("SUNLIT_HANDS") == "browser":
    from tests.browser.walked import bureau, chromium

    __all__ = ["bureau", "chromium"]
else:
    from tests.builders.once import bureau, founded

    __all__ = ["bureau", "founded"]
