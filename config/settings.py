# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Settings of Kvarbo, read from the environment. Three modes: demo, production, test.

Demo is what runs when nothing is configured: fictional staff, keys made once and kept in var/, this computer only.
Production starts only when everything it needs is there, and says on one line what is missing.
"""

import ipaddress
import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import dj_database_url
from cryptography.fernet import Fernet
from csp.constants import NONE, SELF

from config import demokeys

BASE_DIR = Path(__file__).resolve().parent.parent


def refuse(message: str) -> NoReturn:
    """Stop with one line and no traceback: whoever reads it runs a server and may not know Python."""
    sys.exit(f"Kvarbo startar inte: {message}")


def env_text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def env_yes(name: str, *, default: bool = False) -> bool:
    value = env_text(name).lower()
    if value in ("", "1", "true", "ja", "0", "false", "nej"):
        return value in ("1", "true", "ja") if value else default
    refuse(f"{name} ska vara ja eller nej, inte ”{value}”.")


def env_list(name: str) -> list[str]:
    return [part.strip() for part in env_text(name).split(",") if part.strip()]


def env_word(name: str, words: tuple[str, ...], default: str) -> str:
    value = env_text(name) or default
    if value not in words:
        refuse(f"{name} ska vara något av {', '.join(words)}, inte ”{value}”.")
    return value


def env_number(name: str, default: int, *, least: int, most: int) -> int:
    text = env_text(name)
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        refuse(f"{name} ska vara ett heltal från {least} till {most}, inte ”{text}”.")
    return int(text)


def is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


# --- Mode ---

SECRETS = ("KVARBO_SECRET_KEY", "KVARBO_FIELD_KEYS", "KVARBO_INDEX_KEY")
ONLY_IN_PRODUCTION = (*SECRETS, "KVARBO_ALLOWED_HOSTS", "KVARBO_BEHIND_PROXY")

KVARBO_MODE = env_word("KVARBO_MODE", ("demo", "production", "test"), "demo")
PRODUCTION = KVARBO_MODE == "production"
# The one switch for fictional staff and sign-in by choosing a role. No variable can turn it on in production.
KVARBO_DEMO = not PRODUCTION

if not env_text("KVARBO_MODE"):
    # Half a production set-up must never come up as an open demo.
    for name in ONLY_IN_PRODUCTION:
        if env_text(name):
            refuse(f"{name} är satt men inte KVARBO_MODE. Sätt KVARBO_MODE=production, eller ta bort {name}.")

VAR_DIR = Path(env_text("KVARBO_VAR_DIR", str(BASE_DIR / "var")))
# Which loaded profile holds; empty means the first that was loaded.
KVARBO_PROFILE = env_text("KVARBO_PROFILE")

# --- Secrets ---


def production_secrets() -> dict[str, str]:
    missing = [name for name in (*SECRETS, "KVARBO_ALLOWED_HOSTS", "DATABASE_URL") if not env_text(name)]
    if missing:
        refuse(f"i drift krävs också {', '.join(missing)}.")
    if len(env_text("KVARBO_SECRET_KEY")) < 50:
        refuse("KVARBO_SECRET_KEY ska ha minst 50 tecken.")
    if len(env_text("KVARBO_INDEX_KEY")) < 32:
        refuse("KVARBO_INDEX_KEY ska ha minst 32 tecken.")
    if env_text("KVARBO_INDEX_KEY") in env_list("KVARBO_FIELD_KEYS"):
        refuse("KVARBO_INDEX_KEY ska vara en annan nyckel än KVARBO_FIELD_KEYS.")
    return {name: env_text(name) for name in SECRETS}


def field_keys(text: str) -> list[str]:
    keys = [key.strip() for key in text.split(",") if key.strip()]
    for place, key in enumerate(keys, 1):
        try:
            Fernet(key)
        except ValueError:
            refuse(f"nyckel {place} i KVARBO_FIELD_KEYS är ingen Fernet-nyckel (32 byte i base64).")
    return keys


if PRODUCTION:
    secrets = production_secrets()
elif KVARBO_MODE == "test":
    secrets = demokeys.for_tests()
else:
    try:
        secrets = demokeys.kept_in(VAR_DIR)
    except (OSError, ValueError) as fault:
        refuse(f"demonycklarna i {VAR_DIR} går inte att läsa eller skapa ({fault}).")

SECRET_KEY = secrets["KVARBO_SECRET_KEY"]
KVARBO_FIELD_KEYS = field_keys(secrets["KVARBO_FIELD_KEYS"])
KVARBO_INDEX_KEY = secrets["KVARBO_INDEX_KEY"]

# --- Where it answers ---

DEBUG = env_yes("KVARBO_DEBUG")
if DEBUG and PRODUCTION:
    refuse("KVARBO_DEBUG får inte vara på i drift.")

ALLOWED_HOSTS = env_list("KVARBO_ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
if KVARBO_MODE == "demo" and not all(is_loopback(host) for host in ALLOWED_HOSTS):
    refuse("en demo svarar bara på den egna datorn; KVARBO_ALLOWED_HOSTS gäller i drift.")
if PRODUCTION and "*" in ALLOWED_HOSTS:
    refuse("KVARBO_ALLOWED_HOSTS ska räkna upp namnen, inte ”*”.")

SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
if PRODUCTION:
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # Preloading binds the whole domain and is for its owner to ask for.
    SILENCED_SYSTEM_CHECKS = ["security.W021"]
    if env_yes("KVARBO_BEHIND_PROXY"):
        # Only a proxy that always sets the header itself makes it trustworthy; hence the explicit switch.
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"
# A session is locked by the server after so long without a sign of life. Its cookie lives longer, so that what is sent
# from a page left open over a weekend can still be kept for the one who wrote it.
KVARBO_SESSION_MINUTES = env_number("KVARBO_SESSION_MINUTES", 60, least=5, most=720)
SESSION_COOKIE_AGE = 4 * 24 * 3600
# What is typed in a form and never saved is thrown away after so many days.
KVARBO_DRAFT_DAYS = env_number("KVARBO_DRAFT_DAYS", 14, least=1, most=90)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "script-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# --- Django ---

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "kvarbo.common",
    "kvarbo.audit",
    "kvarbo.organisation",
    "kvarbo.workplace",
    "kvarbo.parties",
    "kvarbo.dwellings",
    "kvarbo.people",
    "kvarbo.cases",
    "kvarbo.planning",
    "kvarbo.casework",
    "kvarbo.notices",
    "kvarbo.noticefiles",
    "kvarbo.measures",
    "kvarbo.jobs",
    "kvarbo.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.NoStoreMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kvarbo.web.workplace.idle.IdleMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "kvarbo" / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kvarbo.web.context.page",
            ]
        },
    }
]
# An uploaded file holds personal data: it is read in memory and never laid on disk. One that is larger is not taken.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 11_000_000
# Messages name people, and a cookie would carry them out of the server.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
FORM_RENDERER = "kvarbo.web.formrenderer.KvarboRenderer"

# --- Database ---


def database() -> dict[str, Any]:
    url = env_text("DATABASE_URL")
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(url)) if url else {"ENGINE": "django.db.backends.sqlite3"}
    except ValueError:
        refuse("DATABASE_URL går inte att förstå (postgres://användare:lösenord@värd/databas).")
    # Each request is one transaction: what is read, written and audited stands or falls together.
    found["ATOMIC_REQUESTS"] = True
    if found["ENGINE"] == "django.db.backends.postgresql":
        found |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
        # Each page asks for a few rows by their keys, in memory or on a fast disk: for that an index is the way, and
        # compiling the question or starting a second process costs more than the answer.
        own = "-c random_page_cost=1.1 -c jit=off -c max_parallel_workers_per_gather=0"
        found["OPTIONS"] = {"options": own} | found.get("OPTIONS", {})
        return found
    if found["ENGINE"] != "django.db.backends.sqlite3":
        refuse("DATABASE_URL ska peka på PostgreSQL (eller SQLite på prov).")
    if PRODUCTION:
        refuse("i drift ska DATABASE_URL peka på PostgreSQL.")
    if not found.get("NAME"):
        VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
        found["NAME"] = VAR_DIR / "kvarbo.sqlite3"
    # IMMEDIATE takes the write lock at BEGIN, where waiting for it works; a lock upgraded later fails at once.
    found["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": "PRAGMA journal_mode=WAL;"}
    return found


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Staff ---

AUTH_USER_MODEL = "organisation.User"
AUTHENTICATION_BACKENDS = ["kvarbo.organisation.backends.StaffBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if KVARBO_MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "/logga-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL

# --- Language and time ---

LANGUAGE_CODE = "sv"
USE_I18N = True
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

# --- Static files ---

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env_text("KVARBO_STATIC_ROOT", str(VAR_DIR / "static"))) if PRODUCTION else None
# Demo and tests serve the files where they lie; production serves what collectstatic has named by content.
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- Log lines ---

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"masking": {"()": "kvarbo.common.logs.MaskingFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "masking"}},
    "root": {"handlers": ["console"], "level": "WARNING" if KVARBO_MODE == "test" else "INFO"},
    # Django would add its own handlers here, which do not mask.
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
    },
}
