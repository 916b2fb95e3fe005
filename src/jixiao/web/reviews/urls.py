"""Addresses of findings."""

from __future__ import annotations

from django.urls import path

from jixiao.web.reviews import pages

urlpatterns = [
    path("<int:finding_id>/answer/", pages.answer, name="finding_answer"),
    path("<int:finding_id>/overrule/", pages.overrule, name="finding_overrule"),
]
