"""Addresses of self-evaluations and their results."""

from __future__ import annotations

from django.urls import path

from jixiao.web.results import pages, proof_pages, summary_pages

urlpatterns = [
    path("", pages.results, name="results"),
    path("summary/<int:year>/", summary_pages.summary_page, name="summary"),
    path("summary/<int:year>/<slug:kind>/", summary_pages.summary_print, name="summary_print"),
    path("plans/<int:plan_id>/begin/", pages.begin, name="begin_evaluation"),
    path("<int:evaluation_id>/", pages.evaluation, name="evaluation"),
    path("<int:evaluation_id>/save/", pages.save, name="save_evaluation"),
    path("<int:evaluation_id>/decide/", pages.decide, name="decide_application"),
    path("<int:evaluation_id>/disclose/", pages.disclose, name="disclose_result"),
    path("<int:evaluation_id>/print/<slug:kind>/", pages.evaluation_print, name="evaluation_print"),
    path(
        "<int:evaluation_id>/report/<slug:kind>/",
        pages.evaluation_report,
        name="evaluation_report",
    ),
    path("<int:evaluation_id>/proofs/<int:row>/", proof_pages.attach, name="attach_row_proof"),
    path("proofs/<int:proof_id>/", proof_pages.download, name="row_proof"),
    path("proofs/<int:proof_id>/remove/", proof_pages.remove, name="remove_row_proof"),
    path("<int:evaluation_id>/<slug:duty>/", pages.move, name="move_evaluation"),
]
