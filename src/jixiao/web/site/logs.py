"""Logs: one JSON object a line with the request's id, kept as many days as the law asks."""

from __future__ import annotations

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jixiao.web.site.environment import Environment

REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")
_KNOWN: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request"}


class JsonLines(logging.Formatter):
    """Formats a record as one JSON object: when, level, logger, request id, text, what else."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; nothing in it breaks over lines."""
        told: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "request_id": REQUEST_ID.get(),
            "text": record.getMessage(),
        }
        told |= {name: value for name, value in vars(record).items() if name not in _KNOWN}
        if record.exc_info:
            told["fault"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


def logging_settings(environment: Environment) -> dict[str, Any]:
    """Return Django's LOGGING: to standard error, and to a file a day."""
    folder = environment.home / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "jixiao.web.site.logs.JsonLines"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "lines"},
            "file": {
                "()": "jixiao.web.site.daily_file.DailyFile",
                "folder": folder,
                "days": environment.log_days,
                "formatter": "lines",
            },
        },
        "root": {"handlers": ["console", "file"], "level": "INFO"},
        "loggers": {"django.server": {"level": "WARNING"}, "axes": {"level": "WARNING"}},
    }
