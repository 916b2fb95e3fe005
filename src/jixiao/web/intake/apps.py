"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The app intake."""

    name = "jixiao.web.intake"
