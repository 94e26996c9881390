"""Settings of the bench: the product's own, with one bare page to compare against."""

from sunlit.settings import *  # noqa: F403
from sunlit.settings import STORAGES

SECRET_KEY = "bench-only"
ROOT_URLCONF = "script.benchmark.urls"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # no folder of collected files is looked through at the start
