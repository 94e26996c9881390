"""Settings of the tests: the product's own, on a fresh database and a fresh folder."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "SUNLIT_DATA_DIR" not in os.environ:
    os.environ["SUNLIT_DATA_DIR"] = tempfile.mkdtemp(prefix="sunlit-tests-")
    atexit.register(shutil.rmtree, os.environ["SUNLIT_DATA_DIR"], ignore_errors=True)

from sunlit.settings import *  # noqa: F403
from sunlit.settings import DATA_DIR, DATABASES, STORAGES

SECRET_KEY = "tests-only"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CALENDAR_REMEMBERED = float("inf")  # whoever adopts a table refreshes this process itself
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A real file, as in a bureau: WAL, locks and the append-only guards behave as they do there.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(DATA_DIR) / "tests.sqlite3")}
