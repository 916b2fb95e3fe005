"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """The app surveys."""

    name = "jixiao.web.surveys"
