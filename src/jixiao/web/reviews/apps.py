"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """The app reviews."""

    name = "jixiao.web.reviews"
