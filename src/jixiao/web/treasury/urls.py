"""Addresses of payments."""

from __future__ import annotations

from django.urls import path

from jixiao.web.treasury import pages

urlpatterns = [
    path("<int:year_id>/", pages.treasury, name="treasury"),
    path("<int:year_id>/upload/", pages.upload, name="upload_export"),
    path("<int:year_id>/close/", pages.close, name="close_month"),
    path("exports/<int:export_id>/", pages.export, name="export"),
    path("exports/<int:export_id>/columns/", pages.columns, name="export_columns"),
    path("exports/<int:export_id>/take/", pages.take, name="take_export"),
]
