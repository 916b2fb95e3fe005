"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class BindingsConfig(AppConfig):
    """The app bindings."""

    name = "jixiao.web.bindings"
