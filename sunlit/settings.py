"""Settings, read once from the environment.

Wrong values stop the start (see interfaces/checks.py).
"""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sunlit.sqlite import use_safe_sqlite

use_safe_sqlite()

from csp.constants import NONE, SELF  # noqa: E402  (Django must load after SQLite is replaced)

PACKAGE_DIR = Path(__file__).resolve().parent
DATA_DIR = Path(os.environ.get("SUNLIT_DATA_DIR", PACKAGE_DIR.parent / "var")).resolve()
DEBUG = os.environ.get("SUNLIT_DEBUG", "") == "1"


def _secret_key() -> str:
    """Take the key from the environment or a file; the embedded default makes its own once."""
    if key := os.environ.get("SUNLIT_SECRET_KEY"):
        return key
    path = Path(os.environ.get("SUNLIT_SECRET_KEY_FILE", DATA_DIR / "secret.key"))
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text().strip()


def _sqlite(path: Path) -> dict[str, object]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "sunlit.foundations.databases.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: an acknowledged act survives a power cut. recursive_triggers: without it
            # INSERT OR REPLACE walks past the append-only triggers of the ledger.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;"
            ),
        },
    }


def _database(url: str) -> dict[str, object]:
    if not url:
        return _sqlite(DATA_DIR / "sunlit.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise RuntimeError("SUNLIT_DATABASE_URL must start with postgresql:// or sqlite:///")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("SUNLIT_ALLOWED_HOSTS", "127.0.0.1,localhost").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("SUNLIT_ORIGINS", "").split(",") if o]
DATABASES = {"default": _database(os.environ.get("SUNLIT_DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
BUREAU_NAME = os.environ.get("SUNLIT_BUREAU_NAME", "示例市发展和改革局")
# Division code of the region whose own holidays count besides the national ones (CAL-04).
REGION = os.environ.get("SUNLIT_REGION", "CN")
# How many seconds a process may go on with the holiday tables it read last.
CALENDAR_REMEMBERED = 5.0
# The training clock may be moved; `sunlit serve` sets this for the demonstration bureau only.
TRAINING = os.environ.get("SUNLIT_TRAINING", "") == "1"
# The bureau's own procedures (新增的执法行为): a folder of YAML files, none where it is not set.
RULES_DIR = Path(os.environ["SUNLIT_RULES_DIR"]) if os.environ.get("SUNLIT_RULES_DIR") else None
VAULT_DIR = Path(os.environ.get("SUNLIT_VAULT_DIR", DATA_DIR / "vault"))

INSTALLED_APPS = [
    "sunlit.interfaces",
    "sunlit.disclosure",
    "sunlit.procedures",
    "sunlit.review",
    "sunlit.recording",
    "sunlit.casework",
    "sunlit.registers",
    "sunlit.rulebook",
    "sunlit.foundations",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sunlit.interfaces.desk.ended.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sunlit.interfaces.refused.RefusalMiddleware",
    "sunlit.interfaces.calendars.CalendarMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "sunlit.interfaces.urls"
WSGI_APPLICATION = "sunlit.interfaces.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "sunlit.interfaces.context.bureau",
            ],
        },
    },
]

AUTH_USER_MODEL = "foundations.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "desk:sign-in"
LOGIN_REDIRECT_URL = "desk:workbench"
LOGOUT_REDIRECT_URL = "desk:sign-in"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "sunlit.interfaces.desk.sign_in.locked_out"
AXES_DISABLE_ACCESS_LOG = True
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = any(
    o.startswith("https:") for o in CSRF_TRUSTED_ORIGINS
)
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "sunlit.interfaces.refused.csrf_failure"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE_DIR / "locale"]
FORMAT_MODULE_PATH = "sunlit.interfaces.formats"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
WHITENOISE_USE_FINDERS = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
        "img-src": [SELF, "data:"],
    },
}
X_FRAME_OPTIONS = "SAMEORIGIN"  # the desk shows its own PDF documents in a frame
SECURE_REFERRER_POLICY = "same-origin"
# HTTPS ends at the proxy in front; accounts are locked by name, whatever address they come from.
SILENCED_SYSTEM_CHECKS = [
    "security.W004",
    "security.W008",
    "security.W012",
    "security.W016",
    "axes.W006",
    "models.W046",  # table comments are for PostgreSQL
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("SUNLIT_LOG_LEVEL", "WARNING")},
}
