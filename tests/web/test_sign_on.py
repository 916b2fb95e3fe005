"""Single sign-on with a provider that runs beside the test and signs what it says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import requests
from django.conf import settings as installed
from oidc_provider_mock import User, run_server_in_thread

from jixiao.web.organisations.models import PersonRecord
from jixiao.web.site.sign_on import IncompleteSignOn, SignOn, sign_on
from jixiao.web.trail.models import TrailEntryRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client
    from pytest_django.fixtures import SettingsWrapper

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.usefixtures("region"),
]
CLERK = "unit_clerk.lamps"
NAMED = re.compile(r"^http://[^/]+")


@pytest.fixture
def provider(settings: SettingsWrapper) -> Iterator[str]:
    people = [
        User(sub="1", claims={"preferred_username": CLERK}),
        User(sub="2", claims={"preferred_username": "stranger"}),
        User(sub="3"),
    ]
    with run_server_in_thread(user_claims=people) as server:
        address = f"http://localhost:{server.server_port}"
        told = SignOn(address, "jixiao", "a-secret", "preferred_username")
        settings.ENVIRONMENT = replace(installed.ENVIRONMENT, sign_on=told)
        yield address


def back(client: Client, sub: str, wanted: str = "") -> str:
    """Return the address the provider leads back to once the person has agreed there."""
    leads = client.get("/people/log-in/office/", {"next": wanted} if wanted else {})
    agreed = requests.post(leads["Location"], data={"sub": sub}, allow_redirects=False, timeout=10)
    return NAMED.sub("", agreed.headers["Location"])


def test_the_log_in_page_leads_to_a_provider_only_where_there_is_one(
    client: Client, settings: SettingsWrapper
) -> None:
    assert "单点登录" not in client.get("/people/log-in/").content.decode()
    assert client.get("/people/log-in/office/").status_code == 404
    told = SignOn("https://sso.example", "a", "b", "preferred_username")
    settings.ENVIRONMENT = replace(installed.ENVIRONMENT, sign_on=told)
    assert "/people/log-in/office/" in client.get("/people/log-in/").content.decode()


@pytest.mark.usefixtures("provider")
def test_whom_the_provider_names_is_logged_in_and_the_trail_says_so(client: Client) -> None:
    answer = client.get(back(client, "1", "/plans/"))
    assert (answer.status_code, answer["Location"]) == (302, "/plans/")
    person = PersonRecord.objects.get(username=CLERK)
    assert client.session["_auth_user_id"] == str(person.pk)
    assert TrailEntryRecord.objects.filter(person=person, action="log_in").exists()


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize(
    ("sub", "said"),
    [
        pytest.param("2", "stranger", id="nobody of that name"),
        pytest.param("3", "没有给出可用的答复", id="no name at all"),
    ],
)
def test_strangers_are_not_let_in_and_nobody_is_made(client: Client, sub: str, said: str) -> None:
    before = PersonRecord.objects.count()
    answer = client.get(back(client, sub))
    assert answer.status_code == 403
    assert said in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert PersonRecord.objects.count() == before


@pytest.mark.usefixtures("provider")
def test_who_has_left_is_not_let_in(client: Client) -> None:
    PersonRecord.objects.filter(username=CLERK).update(is_active=False)
    assert client.get(back(client, "1")).status_code == 403


@pytest.mark.usefixtures("provider")
def test_an_answer_nobody_asked_for_is_refused(client: Client) -> None:
    address = back(client, "1")
    forged = re.sub(r"state=[^&]+", "state=another", address)
    assert client.get(forged).status_code == 502
    client.cookies.clear()
    assert client.get(address).status_code == 502
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("provider")
def test_other_sites_are_not_led_to_afterwards(client: Client) -> None:
    assert client.get(back(client, "1", "https://evil.example/"))["Location"] == "/"


def test_a_provider_that_does_not_answer_is_told(client: Client, settings: SettingsWrapper) -> None:
    told = SignOn("http://127.0.0.1:9", "a", "b", "preferred_username")
    settings.ENVIRONMENT = replace(installed.ENVIRONMENT, sign_on=told)
    assert client.get("/people/log-in/office/").status_code == 502


def test_what_the_environment_says_is_checked() -> None:
    whole = {
        "JIXIAO_OIDC": "https://sso.example",
        "JIXIAO_OIDC_CLIENT": "a",
        "JIXIAO_OIDC_SECRET": "b",
    }
    found = sign_on(whole)
    assert found is not None
    assert found.metadata == "https://sso.example/.well-known/openid-configuration"
    assert sign_on({}) is None
    with pytest.raises(IncompleteSignOn, match="JIXIAO_OIDC_SECRET"):
        sign_on({**whole, "JIXIAO_OIDC_SECRET": ""})
    with pytest.raises(IncompleteSignOn, match="https://"):
        sign_on({**whole, "JIXIAO_OIDC": "http://sso.example"})
