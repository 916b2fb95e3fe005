"""Addresses of years and projects."""

from __future__ import annotations

from django.urls import path

from jixiao.web.years import deadline_pages, list_pages, pages

urlpatterns = [
    path("", pages.years, name="years"),
    path("open/", pages.open_new, name="open_year"),
    path("<int:year_id>/archive/", pages.archive, name="archive_year"),
    path("<int:year_id>/reopen/", pages.reopen, name="reopen_year"),
    path("<int:year_id>/projects/", pages.projects, name="projects"),
    path("<int:year_id>/deadlines/", deadline_pages.deadlines, name="deadlines"),
    path("<int:year_id>/deadlines/close/", deadline_pages.close, name="close_stages"),
    path("<int:year_id>/lists/", list_pages.upload, name="upload_list"),
    path("lists/<int:list_id>/columns/", list_pages.columns, name="list_columns"),
    path("lists/<int:list_id>/", list_pages.preview, name="list_preview"),
    path("lists/<int:list_id>/take/", list_pages.take, name="take_project_list"),
    path("projects/<int:project_id>/", pages.project, name="project"),
    path("projects/<int:project_id>/declare/", pages.declare, name="declare_project"),
    path("projects/<int:project_id>/secret/", pages.secret, name="mark_secret"),
]
