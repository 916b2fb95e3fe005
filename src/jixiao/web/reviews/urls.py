"""Addresses of findings."""

from __future__ import annotations

from django.urls import path

from jixiao.web.reviews import desk, pages

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("overruled/", desk.overruled, name="overruled"),
    path("plans/<int:plan_id>/opinion/", desk.opinion, name="opinion"),
    path("plans/<int:plan_id>/opinion.<slug:kind>", desk.opinion_print, name="opinion_print"),
    path("plans/<int:plan_id>/compare/", desk.compare, name="compare"),
    path("plans/<int:plan_id>/comment/", desk.comment, name="comment"),
    path("<int:finding_id>/answer/", pages.answer, name="finding_answer"),
    path("<int:finding_id>/overrule/", pages.overrule, name="finding_overrule"),
]
