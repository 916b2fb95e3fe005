"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """The app disclosure."""

    name = "jixiao.web.disclosure"
