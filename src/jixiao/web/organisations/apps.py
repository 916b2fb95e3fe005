"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """People and organisations."""

    name = "jixiao.web.organisations"
