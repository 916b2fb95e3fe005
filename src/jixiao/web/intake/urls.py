"""Addresses of taking in."""

from __future__ import annotations

from django.urls import path

from jixiao.web.intake import pages, preview_page

urlpatterns = [
    path("", pages.uploads, name="intake"),
    path("<int:upload_id>/", pages.upload_page, name="intake_upload"),
    path("files/<int:file_id>/", pages.file_page, name="intake_file"),
    path("files/<int:file_id>/take-in/", pages.take_in, name="intake_take_in"),
    path("files/<int:file_id>/case.zip", pages.case, name="intake_case"),
    path(
        "files/<int:file_id>/plans/<int:number>/", preview_page.plan_preview, name="intake_preview"
    ),
    path("files/<int:file_id>/pages/<int:page>.png", preview_page.picture, name="intake_picture"),
]
