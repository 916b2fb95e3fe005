"""Addresses of attachments."""

from __future__ import annotations

from django.urls import path

from jixiao.web.evidence import pages

urlpatterns = [
    path("plans/<int:plan_id>/", pages.attach, name="attach"),
    path("<int:attachment_id>/", pages.download, name="attachment"),
    path("<int:attachment_id>/remove/", pages.remove, name="remove_attachment"),
]
