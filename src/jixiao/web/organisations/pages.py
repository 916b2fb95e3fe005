"""Logging in, and changing one's password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.views import LoginView, PasswordChangeView
from django.db import transaction
from django.urls import reverse_lazy

from jixiao.web.organisations.actor import actor_of
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
    from django.http import HttpResponse


class LogIn(LoginView):
    """The log-in page; five wrong passwords lock the name for half an hour."""

    template_name = "organisations/log_in.html"
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Log the person in, and say so in the trail."""
        response = super().form_valid(form)
        with transaction.atomic():
            actor = actor_of(self.request)
            record(actor, "log_in", f"person:{actor.person.pk}")
        return response


class ChangePassword(PasswordChangeView):
    """The page for a new password of one's own."""

    template_name = "organisations/password_change.html"
    success_url = reverse_lazy("home")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Keep the new password; the trail says that it changed, not what it is."""
        with transaction.atomic():
            response = super().form_valid(form)
            actor = actor_of(self.request)
            actor.person.must_change_password = False
            actor.person.save(update_fields=["must_change_password"])
            record(actor, "password", f"person:{actor.person.pk}")
        return response
