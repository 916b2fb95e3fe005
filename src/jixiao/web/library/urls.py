"""Addresses of the indicator library."""

from __future__ import annotations

from django.urls import path

from jixiao.web.library import pages, panel

urlpatterns = [
    path("", pages.library, name="library"),
    path("keep/", pages.keep, name="library_keep"),
    path("retire/", pages.retire, name="library_retire"),
    path("restore/<int:retirement_id>/", pages.restore, name="library_restore"),
    path("beside/<int:plan_id>/", panel.panel, name="library_panel"),
    path("<str:subject>/", pages.indicator, name="library_indicator"),
]
