"""Addresses of surveys behind the log-in."""

from __future__ import annotations

from django.urls import path

from jixiao.web.surveys import pages, sample_pages

urlpatterns = [
    path("", pages.surveys, name="surveys"),
    path("plans/<int:plan_id>/", pages.new, name="new_survey"),
    path("<int:survey_id>/", pages.survey, name="survey"),
    path("<int:survey_id>/codes/", pages.codes, name="survey_codes"),
    path("<int:survey_id>/people/", sample_pages.people, name="survey_people"),
    path("<int:survey_id>/enter/", pages.enter, name="enter_answer"),
    path("<int:survey_id>/close/", pages.close, name="close_survey"),
]
