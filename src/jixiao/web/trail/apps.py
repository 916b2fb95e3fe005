"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """The app trail."""

    name = "jixiao.web.trail"
