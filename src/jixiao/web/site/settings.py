"""Django's settings, all from the environment; `environment.py` says which variables there are."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from csp.constants import NONCE, NONE, SELF

from jixiao.web.site.environment import environment
from jixiao.web.site.logs import logging_settings

ENVIRONMENT: Final = environment()
_WEB: Final = Path(__file__).resolve().parents[1]

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
DATABASES: dict[str, dict[str, Any]] = {"default": dict(ENVIRONMENT.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "organisations.PersonRecord"
ROOT_URLCONF = "jixiao.web.site.urls"
WSGI_APPLICATION = "jixiao.web.site.wsgi.application"
APPEND_SLASH = True

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "jixiao.web.site",
    "jixiao.web.organisations",
    "jixiao.web.plans",
    "jixiao.web.years",
    "jixiao.web.notices",
    "jixiao.web.evidence",
    "jixiao.web.reviews",
    "jixiao.web.intake",
    "jixiao.web.disclosure",
    "jixiao.web.rounds",
    "jixiao.web.treasury",
    "jixiao.web.budgets",
    "jixiao.web.ledgers",
    "jixiao.web.bindings",
    "jixiao.web.cases",
    "jixiao.web.results",
    "jixiao.web.evaluations",
    "jixiao.web.surveys",
    "jixiao.web.library",
    "jixiao.web.trail",
    "jixiao.web.api",
]
MIDDLEWARE = [
    "jixiao.web.site.middleware.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "jixiao.web.site.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "jixiao.web.intake.upload_limit.UploadLimit",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jixiao.web.site.middleware.LoginRequired",
    "jixiao.web.organisations.must_change.MustChangePassword",
    "jixiao.web.site.plain_texts.PlainTexts",
    "jixiao.web.site.middleware.Refusals",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jixiao.web.site.surroundings.surroundings",
            ],
            "builtins": ["jixiao.web.site.templatetags.figures"],
        },
    }
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 10},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
LOGIN_URL = "log_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "log_in"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "organisations/locked_out.html"

SESSION_COOKIE_AGE = ENVIRONMENT.session_minutes * 60
SESSION_SAVE_EVERY_REQUEST = True
MOST_LOG_INS = ENVIRONMENT.most_log_ins
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https
SESSION_COOKIE_NAME = "jixiao_session"
CSRF_COOKIE_HTTPONLY = False  # the plan page reads it to save cells
CSRF_TRUSTED_ORIGINS = (
    [f"https://{host}" for host in ENVIRONMENT.hosts] if ENVIRONMENT.https else []
)
SECURE_SSL_REDIRECT = ENVIRONMENT.https
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENVIRONMENT.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.https else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 500
UPLOAD_MAX_BYTES = ENVIRONMENT.upload_megabytes * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [_WEB.parent / "locale"]
LANGUAGE_COOKIE_NAME = "jixiao_language"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = ENVIRONMENT.home / "static"
MEDIA_ROOT = ENVIRONMENT.home / "attachments"
LEDGERS_ROOT = ENVIRONMENT.ledgers
LEDGER_KEY_FILE = ENVIRONMENT.ledger_key
LEDGER_MEGABYTES = ENVIRONMENT.ledger_megabytes
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

_MAIL = urlsplit(ENVIRONMENT.mail)
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if ENVIRONMENT.mail
    else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_HOST = _MAIL.hostname or "localhost"
EMAIL_PORT = _MAIL.port or (465 if _MAIL.scheme == "smtps" else 25)
EMAIL_HOST_USER = unquote(_MAIL.username or "")
EMAIL_HOST_PASSWORD = unquote(_MAIL.password or "")
EMAIL_USE_SSL = _MAIL.scheme == "smtps"
EMAIL_USE_TLS = bool(_MAIL.username) and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail_from

LOGGING = logging_settings(ENVIRONMENT)
