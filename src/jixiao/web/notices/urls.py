"""Addresses of notices."""

from __future__ import annotations

from django.urls import path

from jixiao.web.notices import pages

urlpatterns = [
    path("", pages.notices, name="notices"),
    path("read/", pages.read_all, name="read_notices"),
    path("<int:notice_id>/", pages.open_notice, name="open_notice"),
]
