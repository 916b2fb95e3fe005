"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """The app library."""

    name = "jixiao.web.library"

    def ready(self) -> None:
        """Follow projects that become secret, or cease to be."""
        from jixiao.web.library import secrecy  # noqa: PLC0415 - models are loaded by now

        secrecy.follow()
