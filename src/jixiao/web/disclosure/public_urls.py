"""Public addresses; the same under `/public/` and, in English, under `/public/en/`."""

from __future__ import annotations

from django.urls import path

from jixiao.web.disclosure import compare_page, public_pages
from jixiao.web.evaluations.public_pages import download as panel_download
from jixiao.web.results.public_pages import download as result_download

app_name = "public"
urlpatterns = [
    path("", public_pages.region_list, name="regions"),
    path("compare/", compare_page.comparison, name="comparison"),
    path("plans/<int:plan_id>/", public_pages.plan, name="plan"),
    path("plans/<int:plan_id>/v<int:number>.<str:kind>", public_pages.download, name="download"),
    path("plans/<int:plan_id>/result<int:number>.<str:kind>", result_download, name="result"),
    path(
        "plans/<int:plan_id>/evaluation<int:panel_id>.<str:kind>", panel_download, name="evaluation"
    ),
    path("<slug:division>/<int:year>/", public_pages.region, name="region"),
    path("<slug:division>/<int:year>/package.zip", public_pages.data_package, name="package"),
    path(
        "<slug:division>/<int:year>/<str:department>/", public_pages.department, name="department"
    ),
]
