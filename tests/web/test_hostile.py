"""Requests that mean harm: forged, curious, or carrying scripts; and what browsers are told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from jixiao.web.plans.models import PlanRecord
from jixiao.web.reviews.actions.write_comment import write_comment
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.workflow.role import Role
from web.region import BLOCKED, PASSWORD, Region
from web.taking import browser_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = "<script>alert(1)</script>"
ELSEWHERE = ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)",
             "http:///evil.example", "\t//evil.example")  # fmt: skip


def places(resolver: URLResolver, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from places(one, here)
        else:
            yield here, one


def address(pattern: str) -> str:
    """Return an address of the pattern that leads to nothing."""
    return re.sub(r"<(?:(\w+):)?\w+>", lambda told: "987654" if told[1] == "int" else "x", pattern)


def test_no_form_is_taken_without_its_token(region: Region) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(
        region.people[Role.ADMINISTRATOR, "bureau"],
        backend="django.contrib.auth.backends.ModelBackend",
    )
    before = TrailEntryRecord.objects.count()
    tried = 0
    for pattern, _one in places(get_resolver()):
        if pattern.startswith("/api/") and not pattern.startswith("/api/tokens/"):
            continue  # tokens are asked for there, cookies count nothing
        answer = strict.post(address(pattern), {"language": "en", "name": "x"})
        assert answer.status_code in (403, 404, 405), (pattern, answer.status_code)
        tried += 1
    assert tried > 40
    assert TrailEntryRecord.objects.count() == before


def test_every_page_but_the_open_ones_asks_for_the_log_in(region: Region) -> None:  # noqa: ARG001 - opens the database
    open_to_all = (
        "/people/log-in/",
        "/answer/",
        "/health/",
        "/public/",
        "/language/",
        "/metrics",
        "/api/",
    )
    for pattern, _one in places(get_resolver()):
        if pattern.startswith(open_to_all) and not pattern.startswith("/api/tokens"):
            continue
        answer = Client().get(address(pattern))
        leads_to_log_in = answer.status_code == 302 and "log-in" in answer["Location"]
        assert leads_to_log_in or answer.status_code == 405, (pattern, answer.status_code)
    for pattern, _one in places(get_resolver()):
        if pattern.startswith("/api/") and "openapi" not in pattern:
            answer = Client().get(address(pattern))
            assert answer.status_code in (302, 401, 404, 405, 422), pattern


@pytest.mark.parametrize("after", ELSEWHERE)
def test_nobody_is_led_to_another_site(region: Region, after: str) -> None:
    clerk = region.people[Role.UNIT_CLERK, "lamps"]
    told = {"username": clerk.username, "password": PASSWORD, "next": after}
    assert Client().post("/people/log-in/", told)["Location"] == "/"
    answer = Client().post("/language/", {"language": "en", "next": after})
    assert answer["Location"] == "/"


@pytest.mark.parametrize(
    "path",
    ["/static/../../jixiao.sqlite3", "/static/..%2f..%2fsecret_key", "/static/%2e%2e/secret_key",
     "/plans/1/print.../etc/passwd", "/people/lists/..%2f..%2fsecret_key.xlsx",
     "/public/530825/2026/..%2f..%2fsecret_key"],
)  # fmt: skip
def test_no_path_leads_out_of_its_folder(region: Region, path: str) -> None:
    client = browser_of(region.people[Role.ADMINISTRATOR, "bureau"])
    answer = client.get(path)
    assert answer.status_code in (400, 403, 404), answer.status_code
    assert b"SQLite" not in answer.content


def test_scripts_in_names_and_texts_are_shown_as_text(region: Region) -> None:
    plan = region.plan(BLOCKED.replace("城区路灯节能改造\n", f"{SCRIPT}\n", 1))
    clerk, reviewer = (
        region.people[role, place]
        for role, place in ((Role.UNIT_CLERK, "lamps"), (Role.DEPARTMENT_REVIEWER, "housing"))
    )
    clerk.name = SCRIPT
    clerk.save()
    region.places["lamps"].name = SCRIPT
    region.places["lamps"].save()
    write_comment(plan.pk, actor=region.actor(Role.DEPARTMENT_REVIEWER), row="", text=SCRIPT)
    browser_of(clerk).post("/api/tokens/", {"name": SCRIPT, "days": "3", "scope": "read"})
    manager = region.people[Role.ADMINISTRATOR, "bureau"]
    pages = [
        (reviewer, f"/plans/{plan.pk}/"), (reviewer, "/plans/"),
        (clerk, f"/findings/plans/{plan.pk}/compare/"),
        (reviewer, f"/trail/plans/{plan.pk}/"), (clerk, "/"), (clerk, "/people/me/"),
        (clerk, "/api/tokens/"), (clerk, f"/plans/?words={SCRIPT}"), (manager, "/people/"),
        (manager, f"/people/{clerk.pk}/"), (manager, "/people/organisations/"),
        (manager, f"/people/?words={SCRIPT}"), (manager, f"/trail/people/{clerk.pk}/"),
    ]  # fmt: skip
    for person, page in pages:
        answer = browser_of(person).get(page)
        assert answer.status_code == 200, page
        text = answer.content.decode()
        assert SCRIPT not in text, page
        assert "&lt;script&gt;" in text, page


def test_ids_of_another_division_open_nothing(region: Region) -> None:
    plan = region.plan(BLOCKED)
    finding = plan.findings.filter(present=True)[0]
    state = PlanRecord.objects.values().get(pk=plan.pk)
    person = region.people[Role.UNIT_CLERK, "lamps"]
    for role in (Role.PERFORMANCE_DESK, Role.AUDITOR, Role.ADMINISTRATOR):
        client = browser_of(region.people[role, "other_bureau"])
        for page in (f"/plans/{plan.pk}/", f"/plans/{plan.pk}/print.json",
                     f"/trail/plans/{plan.pk}/", f"/people/{person.pk}/",
                     f"/trail/people/{person.pk}/", f"/findings/plans/{plan.pk}/opinion/",
                     f"/findings/plans/{plan.pk}/compare/"):  # fmt: skip
            assert client.get(page).status_code in (403, 404), (role, page)
        for form in (f"/plans/{plan.pk}/submit/", f"/plans/{plan.pk}/approve/",
                     f"/findings/{finding.pk}/overrule/", f"/findings/{finding.pk}/answer/",
                     f"/findings/plans/{plan.pk}/comment/", f"/people/{person.pk}/close/",
                     ):  # fmt: skip
            assert client.post(form, {"text": "x"}).status_code in (403, 404), (role, form)
    assert PlanRecord.objects.values().get(pk=plan.pk) == state
    gone = browser_of(region.people[Role.DEPARTMENT_REVIEWER, "housing"])
    for form in ("/findings/987654/answer/", "/findings/987654/overrule/", "/plans/987654/submit/",
                 "/plans/987654/changes/"):  # fmt: skip
        assert gone.post(form, {"text": "x"}).status_code in (400, 403, 404), form


@pytest.mark.parametrize("text", ["\\u0000", "\\ud800", "\\udfff x"])
def test_signs_no_database_keeps_are_refused_in_cells(region: Region, text: str) -> None:
    plan = region.plan()
    client = browser_of(region.people[Role.UNIT_CLERK, "lamps"])
    body = f'{{"base": 0, "changes": [{{"kind": "field", "name": "purpose", "text": "{text}"}}]}}'
    answer = client.post(f"/plans/{plan.pk}/changes/", body, content_type="application/json")
    assert answer.status_code == 400
    plan.refresh_from_db()
    assert plan.revision == 0


def test_sign_zero_is_refused_in_forms_and_addresses(region: Region) -> None:
    plan, clerk = region.plan(), browser_of(region.people[Role.UNIT_CLERK, "lamps"])
    assert clerk.get("/plans/?words=%00").status_code == 400
    comment = clerk.post(f"/findings/plans/{plan.pk}/comment/", {"text": "a\0b", "row": ""})
    assert comment.status_code == 400
    assert not plan.comments.exists()


def test_browsers_are_told_to_run_and_frame_nothing_foreign(region: Region) -> None:
    client = browser_of(region.people[Role.ADMINISTRATOR, "bureau"])
    pages = ("/", "/plans/", "/people/", "/people/me/", "/people/me/second-factor/", "/api/",
             "/people/lists/people/", "/people/log-in/", "/public/")  # fmt: skip
    for page in pages:
        answer = client.get(page, follow=True)
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
        text = answer.content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), page
        assert not re.search(r"<[^>]+\s(?:style|on\w+)=", text), page
        assert not re.search(r'(?:src|href)="(?:https?:)?//', text), page


def test_an_installation_for_others_passes_the_deployment_check(tmp_path: Path) -> None:
    environment = {**os.environ, "JIXIAO_HOME": str(tmp_path),
                   "JIXIAO_HOSTS": "budget.example.gov.cn"}  # fmt: skip
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # set by the browser tests
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout + done.stderr
