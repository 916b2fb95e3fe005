"""The addresses of the platform."""

from __future__ import annotations

from django.urls import include, path

from jixiao.web.site import health, metrics, pages
from jixiao.web.surveys.answer_page import answer

urlpatterns = [
    path("", pages.home, name="home"),
    path("people/", include("jixiao.web.organisations.urls")),
    path("plans/", include("jixiao.web.plans.urls")),
    path("years/", include("jixiao.web.years.urls")),
    path("notices/", include("jixiao.web.notices.urls")),
    path("attachments/", include("jixiao.web.evidence.urls")),
    path("findings/", include("jixiao.web.reviews.urls")),
    path("intake/", include("jixiao.web.intake.urls")),
    path("rounds/", include("jixiao.web.rounds.urls")),
    path("treasury/", include("jixiao.web.treasury.urls")),
    path("budgets/", include("jixiao.web.budgets.urls")),
    path("ledgers/", include("jixiao.web.ledgers.urls")),
    path("measured/", include("jixiao.web.bindings.urls")),
    path("cases/", include("jixiao.web.cases.urls")),
    path("surveys/", include("jixiao.web.surveys.urls")),
    path("answer/<slug:token>/", answer, name="answer"),
    path("results/", include("jixiao.web.results.urls")),
    path("evaluations/", include("jixiao.web.evaluations.urls")),
    path("disclosure/", include("jixiao.web.disclosure.urls")),
    path("public/en/", include("jixiao.web.disclosure.public_urls", namespace="public_en")),
    path("public/", include("jixiao.web.disclosure.public_urls", namespace="public")),
    path("library/", include("jixiao.web.library.urls")),
    path("trail/", include("jixiao.web.trail.urls")),
    path("api/", include("jixiao.web.api.urls")),
    path("language/", pages.set_language, name="set_language"),
    path("health/", health.health, name="health"),
    path("metrics", metrics.metrics, name="metrics"),
]
