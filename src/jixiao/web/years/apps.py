"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class YearsConfig(AppConfig):
    """The app years."""

    name = "jixiao.web.years"
