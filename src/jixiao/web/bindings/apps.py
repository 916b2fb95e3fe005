"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class BindingsConfig(AppConfig):
    """The app bindings."""

    name = "jixiao.web.bindings"

    def ready(self) -> None:
        """Let bindings follow an approved plan into its next version."""
        from jixiao.web.bindings.carrying import follow  # noqa: PLC0415 - asks for the models

        follow()
