"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The app plans."""

    name = "jixiao.web.plans"
