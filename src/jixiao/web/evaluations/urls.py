"""Addresses of panels of experts."""

from __future__ import annotations

from django.urls import path

from jixiao.web.evaluations import (
    calling_pages,
    department_pages,
    pages,
    proof_pages,
    sheet_pages,
    threshold_pages,
)

urlpatterns = [
    path("", pages.panels, name="panels"),
    path("plans/<int:plan_id>/<slug:panel_kind>/", calling_pages.new, name="new_panel"),
    path("thresholds/", threshold_pages.thresholds, name="thresholds"),
    path("departments/", department_pages.departments, name="departments_whole"),
    path(
        "departments/<int:organisation_id>/<int:year>/",
        department_pages.department,
        name="department_whole",
    ),
    path(
        "departments/<int:organisation_id>/<int:year>/<slug:kind>/",
        department_pages.targets,
        name="department_targets",
    ),
    path("<int:panel_id>/", pages.panel, name="panel"),
    path("<int:panel_id>/sheet/", sheet_pages.sheet, name="score_sheet"),
    path("<int:panel_id>/proofs/", proof_pages.attach, name="attach_proof"),
    path("<int:panel_id>/experts/", calling_pages.appoint, name="appoint_expert"),
    path("<int:panel_id>/remind/", calling_pages.remind, name="remind_experts"),
    path("<int:panel_id>/again/", calling_pages.second_reading, name="second_reading"),
    path("<int:panel_id>/disclose/", pages.disclose, name="disclose_panel"),
    path("<int:panel_id>/findings/", pages.findings, name="panel_findings"),
    path("<int:panel_id>/cancel/", pages.cancel, name="cancel_panel"),
    path("<int:panel_id>/conclusion/", pages.conclusion, name="decide_conclusion"),
    path("<int:panel_id>/plan/<slug:kind>/", pages.plan_shown, name="panel_plan"),
    path(
        "<int:panel_id>/attachments/<int:attachment_id>/",
        proof_pages.attachment,
        name="panel_attachment",
    ),
    path("<int:panel_id>/report/<slug:kind>/", pages.report, name="panel_report"),
    path("seats/<int:seat_id>/<slug:step>/", calling_pages.change_seat, name="change_seat"),
    path("proofs/<int:proof_id>/", proof_pages.download, name="proof"),
    path("proofs/<int:proof_id>/remove/", proof_pages.remove, name="remove_proof"),
]
