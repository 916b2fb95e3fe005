"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """The app results."""

    name = "jixiao.web.results"
