"""Addresses of histories."""

from __future__ import annotations

from django.urls import path

from jixiao.web.trail import pages

urlpatterns = [
    path("plans/<int:plan_id>/", pages.of_plan, name="plan_history"),
    path("years/<int:year_id>/", pages.of_year, name="year_history"),
    path("people/<int:person_id>/", pages.of_person, name="person_history"),
]
