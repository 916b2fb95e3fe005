"""Addresses of plans."""

from __future__ import annotations

from django.urls import path

from jixiao.web.plans import approvals, costing_panel, earlier_panel, pages, saving_page

urlpatterns = [
    path("", pages.plan_list, name="plan_list"),
    path("approvals/", approvals.approval_list, name="approval_list"),
    path("approvals/table.<slug:kind>", approvals.approval_table, name="approval_table"),
    path("approve/", approvals.bulk_approve, name="bulk_approve"),
    path("<int:plan_id>/", pages.plan_page, name="plan_page"),
    path("<int:plan_id>/changes/", saving_page.changes, name="plan_changes"),
    path("<int:plan_id>/earlier/", earlier_panel.earlier_panel, name="earlier_panel"),
    path("<int:plan_id>/costing/", costing_panel.costing_panel, name="costing_panel"),
    path("<int:plan_id>/print.<slug:kind>", pages.plan_print, name="plan_print"),
    path("<int:plan_id>/<slug:action>/", pages.move, name="plan_move"),
]
