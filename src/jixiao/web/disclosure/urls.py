"""Addresses of the desk that discloses, and of the summaries."""

from __future__ import annotations

from django.urls import path

from jixiao.web.disclosure import pages, summary_pages

urlpatterns = [
    path("", pages.desk, name="disclosure_desk"),
    path("disclose/", pages.disclose, name="disclose"),
    path("<int:plan_id>/withhold/", pages.withhold, name="withhold"),
    path("summary/", summary_pages.summary, name="summary"),
    path("summary/table.<slug:kind>", summary_pages.summary_table, name="summary_table"),
]
