"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The app site."""

    name = "jixiao.web.site"
