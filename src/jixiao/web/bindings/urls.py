"""Addresses of bindings and measured values."""

from __future__ import annotations

from django.urls import path

from jixiao.web.bindings import change_pages, pages

urlpatterns = [
    path("", pages.measured_list, name="measured_list"),
    path("plans/<int:plan_id>/", pages.plan_bindings, name="plan_bindings"),
    path("plans/<int:plan_id>/confirm/", change_pages.confirm, name="confirm_bindings"),
    path("plans/<int:plan_id>/measure/", change_pages.measure, name="measure_plan"),
    path("plans/<int:plan_id>/bindings.json", pages.bindings_file, name="bindings_file"),
    path("plans/<int:plan_id>/actuals.json", pages.actuals_file, name="actuals_file"),
    path("plans/<int:plan_id>/rows/<int:row>/", pages.evidence, name="measured_value"),
    path("plans/<int:plan_id>/rows/<int:row>/behind/", pages.behind, name="rows_behind"),
    path("plans/<int:plan_id>/rows/<int:row>/choose/", change_pages.choose, name="choose_binding"),
    path(
        "plans/<int:plan_id>/rows/<int:row>/suggestion/", change_pages.suggestion,
        name="take_suggestion",
    ),
]  # fmt: skip
