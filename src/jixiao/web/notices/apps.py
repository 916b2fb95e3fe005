"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The app notices."""

    name = "jixiao.web.notices"
