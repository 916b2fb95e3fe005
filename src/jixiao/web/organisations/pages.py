"""Logging in, with a code where the person has a generator, and changing one's password."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import load_backend, login, user_login_failed
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from jixiao.web.organisations.actions.set_second_factor import code_is_right
from jixiao.web.organisations.actor import actor_of
from jixiao.web.organisations.log_in_limit import keep_log_in, move_log_in
from jixiao.web.organisations.models import PersonRecord, SecondFactorRecord
from jixiao.web.site.middleware import login_not_required
from jixiao.web.site.sample_people import SAMPLE_PASSWORD, sample_people
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from django.contrib.auth.forms import AuthenticationForm

_WAITING: Final = "waiting_for_code"
_SECONDS: Final = 300
"""For how long a right password waits for its code."""


class LogIn(LoginView):
    """The log-in page; five wrong passwords lock the name for half an hour."""

    template_name = "organisations/log_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's signature
        """Add the people of the sample region where the platform shows samples."""
        told: dict[str, Any] = super().get_context_data(**kwargs)
        if settings.ENVIRONMENT.samples:
            told |= {"samples": sample_people(), "sample_password": SAMPLE_PASSWORD}
        told["single_sign_on"] = settings.ENVIRONMENT.sign_on is not None
        return told

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Log the person in, or ask for the code of the generator first."""
        return go_on(self.request, form.get_user(), self.get_success_url())


def go_on(request: HttpRequest, person: PersonRecord, after: str) -> HttpResponse:
    """Log in a person who has shown who they are; who has a generator is asked for its code."""
    if not SecondFactorRecord.objects.filter(person=person).exists():
        return logged_in(request, person, after)
    request.session.cycle_key()
    request.session[_WAITING] = {
        "person": person.pk, "backend": person.backend, "after": after, "at": time.time(),
    }  # fmt: skip
    return redirect("log_in_code")


@login_not_required
@sensitive_post_parameters("code")
def log_in_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code of the generator; wrong ones count as wrong passwords do."""
    waiting = request.session.get(_WAITING)
    if not waiting or time.time() - waiting["at"] > _SECONDS:
        request.session.pop(_WAITING, None)
        return redirect("log_in")
    person = PersonRecord.objects.filter(pk=waiting["person"], is_active=True).first()
    told = {"username": person.username if person else ""}
    if person is None or not AxesProxyHandler.is_allowed(request, told):
        return render(request, "organisations/locked_out.html", status=429)
    if request.method != "POST":
        return render(request, "organisations/log_in_code.html")
    if not code_is_right(person, request.POST.get("code", "")):
        user_login_failed.send(sender=__name__, credentials=told, request=request)
        return render(request, "organisations/log_in_code.html", {"wrong": True}, status=403)
    del request.session[_WAITING]
    person.backend = waiting["backend"]
    load_backend(person.backend)
    return logged_in(request, person, waiting["after"])


def logged_in(request: HttpRequest, person: PersonRecord, after: str) -> HttpResponse:
    """Log the person in, say so in the trail, and go on."""
    with transaction.atomic():
        login(request, person)
        keep_log_in(request, person)
        actor = actor_of(request)
        record(actor, "log_in", f"person:{person.pk}")
    return HttpResponseRedirect(after)


class NewPasswordForm(PasswordChangeForm):
    """A new password that is not the old one again."""

    def clean_new_password1(self) -> str:
        """Return the new password; the one handed out must not stay."""
        told: str = self.cleaned_data["new_password1"]
        if self.user.check_password(told):
            raise ValidationError(_("新口令不能与旧口令相同。"))
        return told


class ChangePassword(PasswordChangeView):
    """The page for a new password of one's own."""

    template_name = "organisations/password_change.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("home")

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - Django's signature
        """Keep the new password; the trail says that it changed, not what it is."""
        old_key = self.request.session.session_key
        with transaction.atomic():
            response = super().form_valid(form)
            move_log_in(old_key, self.request)
            actor = actor_of(self.request)
            actor.person.must_change_password = False
            actor.person.save(update_fields=["must_change_password"])
            record(actor, "password", f"person:{actor.person.pk}")
        return response
