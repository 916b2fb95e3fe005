"""The addresses of the platform."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import JavaScriptCatalog

from jixiao.web.site import health, pages
from jixiao.web.site.middleware import login_not_required

urlpatterns = [
    path("", pages.home, name="home"),
    path("people/", include("jixiao.web.organisations.urls")),
    path("plans/", include("jixiao.web.plans.urls")),
    path("findings/", include("jixiao.web.reviews.urls")),
    path("language/", pages.set_language, name="set_language"),
    path("texts.js", login_not_required(JavaScriptCatalog.as_view()), name="texts"),
    path("health/", health.health, name="health"),
]
