"""Addresses of plans."""

from __future__ import annotations

from django.urls import path

from jixiao.web.plans import pages, saving_page

urlpatterns = [
    path("", pages.plan_list, name="plan_list"),
    path("<int:plan_id>/", pages.plan_page, name="plan_page"),
    path("<int:plan_id>/changes/", saving_page.changes, name="plan_changes"),
    path("<int:plan_id>/<slug:action>/", pages.move, name="plan_move"),
]
