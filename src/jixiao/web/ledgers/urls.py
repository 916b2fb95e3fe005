"""Addresses of ledgers."""

from __future__ import annotations

from django.urls import path

from jixiao.web.ledgers import pages

urlpatterns = [
    path("", pages.ledger_desk, name="ledgers"),
    path("schemas/", pages.schemas, name="ledger_schemas"),
    path("template/<slug:name>.xlsx", pages.template, name="ledger_template"),
    path("uploads/<int:ledger_upload_id>/", pages.upload_page, name="ledger_upload"),
    path("uploads/<int:ledger_upload_id>/seal/", pages.seal, name="seal_ledger"),
    path("uploads/<int:ledger_upload_id>/again/", pages.again, name="check_ledger_again"),
    path("uploads/<int:ledger_upload_id>/discard/", pages.discard, name="discard_ledger"),
]
