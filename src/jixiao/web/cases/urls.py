"""Addresses of cases."""

from __future__ import annotations

from django.urls import path

from jixiao.web.cases import pages

urlpatterns = [
    path("", pages.desk, name="cases"),
    path("look/", pages.look, name="look_for_cases"),
    path("seal/", pages.seal, name="seal_cases"),
    path("cases.json", pages.cases_file, name="cases_file"),
    path("<slug:case_number>/", pages.case_page, name="case"),
    path("<slug:case_number>/<slug:name>/", pages.step, name="step_case"),
]
