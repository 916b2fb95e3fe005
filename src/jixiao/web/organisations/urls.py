"""Addresses of people: logging in and out, one's own page, what administrators manage."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import path

from jixiao.web.organisations import own_pages, pages, people_pages, sign_on_pages, tree_pages

urlpatterns = [
    path("log-in/", pages.LogIn.as_view(), name="log_in"),
    path("log-in/code/", pages.log_in_code, name="log_in_code"),
    path("log-in/office/", sign_on_pages.go_to_provider, name="sign_on"),
    path("log-in/office/back/", sign_on_pages.back_from_provider, name="sign_on_back"),
    path("log-out/", LogoutView.as_view(), name="log_out"),
    path("password/", pages.ChangePassword.as_view(), name="password_change"),
    path("me/", own_pages.own_page, name="own_page"),
    path("me/delegate/", own_pages.delegate, name="delegate"),
    path("me/language/", own_pages.language, name="own_language"),
    path("me/log-out-everywhere/", own_pages.log_out_everywhere, name="log_out_everywhere"),
    path("me/second-factor/", own_pages.second_factor, name="second_factor"),
    path("", people_pages.people, name="people"),
    path("new/", people_pages.new_person, name="new_person"),
    path("appointments/<int:appointment_id>/end/", people_pages.end, name="end_appointment"),
    path("organisations/", tree_pages.tree, name="tree"),
    path("organisations/add/", tree_pages.add, name="add_organisation"),
    path("organisations/<int:organisation_id>/rename/", tree_pages.rename, name="rename"),
    path("lists/<slug:kind>.xlsx", tree_pages.blank, name="blank_list"),
    path("lists/<slug:kind>/", tree_pages.take_list, name="take_list"),
    path("<int:person_id>/", people_pages.person, name="person"),
    path("<int:person_id>/<slug:action>/", people_pages.manage_person, name="manage_person"),
]
