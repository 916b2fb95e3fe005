"""Parameters nobody types by hand: numbers without end, odd digits, words for numbers; on pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from jixiao.web.organisations.models import AppointmentRecord
from jixiao.web.site.told_numbers import number_told, numbers_told
from jixiao.workflow.role import Role
from web.region import BLOCKED, HOME, Region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.web.organisations.models import PersonRecord

NAMES = re.compile(
    r"""(?:GET|POST|wanted|told)(?:\.get|\.getlist)?[\[(]\s*["']([\w-]+)["']""",
)
ENDLESS, LARGE = "9" * 5000, "9" * 18


def patterns(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    for one in resolver.url_patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield here
        else:
            yield from patterns(one, here)


def parameters() -> list[str]:
    """Return the name of every parameter that a page asks for by name."""
    from pathlib import Path  # noqa: PLC0415 - only here

    import jixiao.web  # noqa: PLC0415 - only here

    folder = Path(jixiao.web.__file__).parent
    texts = [one.read_text(encoding="utf-8") for one in folder.rglob("*.py")]
    return sorted({name for text in texts for name in NAMES.findall(text)} - {"password"})


def everybody(region: Region) -> PersonRecord:
    """Return a person who holds every role, so that no page is refused for want of one."""
    person = region.people[Role.UNIT_CLERK, "lamps"]
    for role in Role:
        AppointmentRecord.objects.get_or_create(
            person=person, organisation=region.places[HOME[role]], role=role.value
        )
    return person


def test_no_page_breaks_on_odd_parameters(region: Region) -> None:
    person, plan, names = everybody(region), region.plan(BLOCKED), parameters()
    ids = {"plan_id": plan.pk, "finding_id": plan.findings.all()[0].pk, "year_id": region.year.pk,
           "project_id": plan.project_id, "person_id": person.pk,
           "organisation_id": region.places["lamps"].pk}  # fmt: skip
    assert {"year", "page", "words", "plan"} <= set(names)
    broken = set()
    for pattern in patterns(get_resolver()):
        if "log-out" in pattern or pattern.startswith("/api/"):
            continue
        path = re.sub(
            r"<(?:(\w+):)?(\w+)>",
            lambda told: str(ids.get(told[2], 1 if told[1] == "int" else "pdf")),
            pattern,
        )
        client = Client(raise_request_exception=False)
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        for ask, odd in ((client.get, ENDLESS), (client.get, LARGE), (client.post, ENDLESS)):
            if ask(path, dict.fromkeys(names, odd)).status_code >= 500:
                broken.add((ask.__name__, pattern, len(odd)))
    assert broken == set()


@pytest.mark.parametrize(
    "body",
    ['{"base": Infinity, "changes": []}', '{"base": 1e999, "changes": []}', "[" * 100_000,
     '{"base": ' + "9" * 5000 + ', "changes": []}', '{"base": 0, "changes": [[]]}', "[]", "3",
     "null", '{"base": 0, "changes": [{"kind": "insert", "row": "' + "x" * 3000 + '"}]}',
     '{"base": -1, "changes": [{"kind": "field", "name": "purpose", "text": "x"}]}',
     '{"base": 0, "changes": ' + "[" * 900 + "]" * 900 + "}",
     '{"base": 0, "changes": {"kind": 1}}', '{"base": null, "changes": []}'],
    ids=range(13),
)  # fmt: skip
def test_odd_changes_are_refused(region: Region, body: str) -> None:
    plan = region.plan()
    client = Client(raise_request_exception=False)
    client.force_login(
        region.people[Role.UNIT_CLERK, "lamps"],
        backend="django.contrib.auth.backends.ModelBackend",
    )
    answer = client.post(f"/plans/{plan.pk}/changes/", body, content_type="application/json")
    assert answer.status_code == 400
    plan.refresh_from_db()
    assert plan.revision == 0


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("2026", 2026), (LARGE, int(LARGE)), (LARGE + "9", None), (ENDLESS, None),
     ("٣", None), ("²", None), ("-1", None), (" 1", None), ("1.0", None), ("", None), (None, None)],
)  # fmt: skip
def test_numbers_are_plain_digits_and_not_too_many(text: str | None, number: int | None) -> None:
    assert number_told(text) == number
    assert numbers_told([text or "", "7"]) == ([7] if number is None else [number, 7])
