"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """The app rounds."""

    name = "jixiao.web.rounds"
