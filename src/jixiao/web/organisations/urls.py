"""Addresses of people: logging in and out, one's own page."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import path

from jixiao.web.organisations import pages

urlpatterns = [
    path("log-in/", pages.LogIn.as_view(), name="log_in"),
    path("log-out/", LogoutView.as_view(), name="log_out"),
    path("password/", pages.ChangePassword.as_view(), name="password_change"),
]
