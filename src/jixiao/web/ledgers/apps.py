"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class LedgersConfig(AppConfig):
    """The app ledgers."""

    name = "jixiao.web.ledgers"
