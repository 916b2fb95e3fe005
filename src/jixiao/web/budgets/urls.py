"""Addresses of budgets."""

from __future__ import annotations

from django.urls import path

from jixiao.web.budgets import pages

urlpatterns = [
    path("<int:year_id>/", pages.budgets, name="budgets"),
    path("<int:year_id>/upload/", pages.upload, name="upload_budgets"),
    path("tables/<int:table_id>/", pages.table, name="budget_table"),
    path("tables/<int:table_id>/columns/", pages.columns, name="budget_columns"),
    path("tables/<int:table_id>/take/", pages.take, name="take_budgets"),
    path("projects/<int:project_id>/", pages.money, name="project_money"),
]
