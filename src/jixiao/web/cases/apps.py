"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The app cases."""

    name = "jixiao.web.cases"
