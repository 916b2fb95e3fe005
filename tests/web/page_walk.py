"""Every page of the platform, found by its address: who opens it, and with which values.

Addresses are walked, so a new page is found by itself where its parts are known to `values_of`. One
whose parts are not known, or that nobody can open, fails the walk until it is told here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from jixiao import flow
from jixiao.monitoring.budget_columns import BudgetField
from jixiao.monitoring.budget_columns import suggested as budget_columns
from jixiao.web.api.actions.create_token import create_token
from jixiao.web.budgets.actions.take_table import take_table
from jixiao.web.budgets.tables import TABLES
from jixiao.web.cases.models import CaseRecord
from jixiao.web.disclosure.models import PublicPlanRecord
from jixiao.web.evaluations.models import PanelRecord
from jixiao.web.evidence.actions.attach_files import attach_files
from jixiao.web.intake.models import IntakeFileRecord
from jixiao.web.ledgers.models import LedgerUploadRecord
from jixiao.web.library.models import KnownRecord
from jixiao.web.organisations.actor import Actor
from jixiao.web.organisations.models import OrganisationRecord, PersonRecord
from jixiao.web.plans.models import PlanRecord, VersionRecord, YearRecord
from jixiao.web.reviews.actions.write_comment import write_comment
from jixiao.web.site.sample_region import load_sample_region
from jixiao.web.surveys.models import SurveyRecord
from jixiao.web.years.actions.map_columns import map_columns
from jixiao.web.years.actions.upload_list import upload_list
from jixiao.web.years.columns import suggested
from jixiao.web.years.project_lists import PROJECT_LISTS
from web.project_lists import exported
from web.taking import browser_of, read_all
from web.working import work_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

COUNTY = "funing"
PEOPLE = (
    f"{COUNTY}_unit_clerk_1", f"{COUNTY}_performance_desk", f"{COUNTY}_department_reviewer",
    f"{COUNTY}_administrator", f"{COUNTY}_programme_desk", f"{COUNTY}_auditor",
    f"{COUNTY}_expert_1", f"{COUNTY}_expert_2", "",
)  # fmt: skip
"""Who tries an address, in this order; nobody at the end."""
NO_PAGE = {
    "log_in_code": "only in the middle of a log-in with a second factor; test_second_factor_page",
    "desk": "leads to the first plan that waits",
    "health": "JSON for programs",
    "metrics": "text for programs",
    "sign_on": "only where single sign-on is set up; test_sign_on walks it with a provider",
    "sign_on_back": "as above",
    "intake_picture": "a picture, of files that have pages",
    "approval_table": "a file, of the number that the address asks for",
    "panel_attachment": "a file, of the plan that a panel is about",
    "survey_people": "drawn anew from sealed ledgers, which the walk lacks; test_survey_samples",
    "row_proof": "a file, attached to a row of a self-evaluation; test_proofs",
}
"""Addresses that answer to GET and hold no page to look at, with the reason."""
MORE = (
    ("plan_list_filtered", "performance_desk", "/plans/?stage=performance_review"),
    ("plan_list_empty", "performance_desk", "/plans/?words=nothing-like-this"),
    ("public_search", "", "/public/130306/2024/?words=补贴"),
    ("departments_of_a_desk", "performance_desk", "/evaluations/departments/"),
    ("panels_of_a_desk", "performance_desk", "/evaluations/"),
    ("notices_of_an_expert", "expert_2", "/notices/"),
)
"""Pages that a query makes another one: name, role in the county, address."""


AT_STAGE = {
    "department_review": "department_reviewer", "performance_review": "performance_desk",
    "approved": "performance_desk",
}  # fmt: skip
"""The plan page as those see it at whose desk the plan lies: stage, role in the county."""


@dataclass(frozen=True, slots=True)
class WalkedPage:
    """A page: the name of its address, the address, the person who opens it ("" without log-in)."""

    name: str
    path: str
    person: str


def store_sample_region(samples: Iterable[Path]) -> None:
    """Store the sample region, its uploads read, with a token, a comment, lists, attachments."""
    documents = [one for one in flow.read_documents(samples) if not isinstance(one, Exception)]
    load_sample_region(documents)
    read_all()
    work_all()
    clerk = actor(f"{COUNTY}_unit_clerk_1")
    create_token(actor=clerk, name="预算一体化系统", scopes=["read", "write"], days=90)
    reviewer = actor(f"{COUNTY}_department_reviewer")
    reviewed = PlanRecord.objects.filter(stage="department_review", path__startswith="130306")
    write_comment(reviewed[0].pk, actor=reviewer, row="", text="请附询价单。")
    _store_lists()
    for draft in PlanRecord.objects.filter(path=clerk.held[0].place, stage="draft")[:2]:
        basis = SimpleUploadedFile("立项依据.txt", f"{draft.name}：按询价单测算。".encode())
        attach_files(draft.pk, [basis], actor=clerk)


def _store_lists() -> None:
    """Store two lists of projects: one whose columns are told, one of another shape."""
    desk = actor(f"{COUNTY}_performance_desk")
    year = YearRecord.objects.filter(division__code="130306")[0]
    kept = upload_list(PROJECT_LISTS, year.pk, actor=desk, name="项目清单.xlsx", content=exported())
    map_columns(PROJECT_LISTS, kept.pk, actor=desk, columns=suggested(kept.headings), unit="万元")
    other = exported(
        head=[("项目编码", "项目名称", "单位编码", "预算数")], rows=[("P1", "甲", "323001", 3)]
    )
    upload_list(PROJECT_LISTS, year.pk, actor=desk, name="另一份.xlsx", content=other)
    _store_budgets(year, desk)


def _store_budgets(year: YearRecord, desk: Actor) -> None:
    """Store a table of budgets: one row of a project, one to be checked."""
    code = year.projects.exclude(code="").values_list("code", flat=True)[0]
    rows = f"{code},一般公共预算,30,2\n9,其他资金,1,\n"
    content = f"项目编码,资金性质,年初预算数（万元）,上年结转（万元）\n{rows}".encode()
    made = upload_list(TABLES, year.pk, actor=desk, name="预算执行.csv", content=content)
    columns = {BudgetField(one): found for one, found in budget_columns(made.headings).items()}
    map_columns(TABLES, made.pk, actor=desk, columns=columns, unit="万元")
    take_table(made.pk, actor=desk)


def actor(username: str) -> Actor:
    person = PersonRecord.objects.get(username=username)
    return Actor(person, person.held())


def values_of() -> dict[str, list[Any]]:
    """Return for each part of an address the values to try."""
    plans = PlanRecord.objects.filter(path__startswith="130306")
    public = PublicPlanRecord.objects.filter(plan__in=plans).values_list("plan", flat=True)
    blocked = plans.filter(blocking__gt=0, stage="draft").values_list("pk", flat=True)
    return {
        "plan_id": [*blocked, *public[:1], *plans.values_list("pk", flat=True)],
        "person_id": list(PersonRecord.objects.values_list("pk", flat=True)),
        "organisation_id": list(OrganisationRecord.objects.values_list("pk", flat=True)),
        "upload_id": list(IntakeFileRecord.objects.values_list("upload", flat=True)),
        "file_id": list(IntakeFileRecord.objects.values_list("pk", flat=True)),
        "version_id": list(VersionRecord.objects.values_list("pk", flat=True)),
        "year_id": list(YearRecord.objects.values_list("pk", flat=True)),
        "token": list(SurveyRecord.objects.values_list("token", flat=True)),
        "survey_id": list(
            SurveyRecord.objects.filter(path__startswith="130306").values_list("pk", flat=True)
        ),
        "row": list(range(1, 12)), "name": ["payments"],
        "ledger_upload_id": list(LedgerUploadRecord.objects.values_list("pk", flat=True)),
        "case_number": list(CaseRecord.objects.values_list("number", flat=True)[:40]),
        "number": [1], "page": [1], "year": [2024], "division": ["130306"],
        "department": [code_of_department()],
        "project_id": [*plans.values_list("project", flat=True)[:10]],
        "subject": [f"known:{one.pk}" for one in KnownRecord.objects.only("pk")],
        "panel_kind": ["evaluation", "ex_ante"],
        "kind": ["people", "organisations", "pdf", "html"],
    }  # fmt: skip


def code_of_department() -> str:
    found = OrganisationRecord.objects.filter(path__startswith="130306", kind="department")
    return found[0].path.rstrip("/").rpartition("/")[2]


def patterns(resolver: URLResolver, before: str = "/", space: str = "") -> Iterator[Any]:
    """Yield (name with its namespace, pattern as text, pattern)."""
    for one in resolver.url_patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from patterns(one, here, inner)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}", here, one


def all_pages() -> tuple[list[WalkedPage], list[str]]:
    """Return the pages, and a sentence for each address that could not be judged."""
    clients = {name: _client(name) for name in PEOPLE}
    values, found, unknown = values_of(), [], []
    for name, text, pattern in patterns(get_resolver()):
        if name in NO_PAGE or name.startswith("api:"):
            continue
        more = {part: _keys(pattern) for part in pattern.pattern.converters if part not in values}
        page, answers = _opened(name, text, values | more, clients)
        if page:
            found.append(page)
        elif not answers & {200, 302, 405}:
            unknown.append(
                f"{name}: nobody in page_walk.PEOPLE opens {text}: {sorted(answers)}; store what "
                "it shows in store_sample_region, or name it in NO_PAGE with the reason"
            )
    return found + list(more_pages()), unknown


def more_pages() -> Iterator[WalkedPage]:
    """Yield pages that a query or the reader makes another one."""
    for name, who, path in MORE:
        yield WalkedPage(name, path, f"{COUNTY}_{who}" if who else "")
    plans = PlanRecord.objects.filter(path__startswith="130306")
    for stage, who in AT_STAGE.items():
        plan = plans.filter(stage=stage).first()
        assert plan is not None, stage
        yield WalkedPage(f"plan_{stage}", f"/plans/{plan.pk}/", f"{COUNTY}_{who}")
    panels = PanelRecord.objects.filter(path__startswith="130306", kind="evaluation")
    for standing in ("scoring", "closed"):
        panel = panels.get(standing=standing)
        desk, expert = f"{COUNTY}_performance_desk", f"{COUNTY}_expert_2"
        yield WalkedPage(f"panel_{standing}", f"/evaluations/{panel.pk}/", desk)
        yield WalkedPage(f"score_sheet_{standing}", f"/evaluations/{panel.pk}/sheet/", expert)
    yield WalkedPage("public_evaluation", f"/public/plans/{panel.plan_id}/", "")
    yield WalkedPage("public_evaluation_en", f"/public/en/plans/{panel.plan_id}/", "")
    yield WalkedPage("home_of_a_desk", "/", f"{COUNTY}_performance_desk")


def _keys(pattern: URLPattern) -> list[Any]:
    """Return the numbers of all that the app of an address stores, few of each; else 1."""
    app = apps.get_containing_app_config(pattern.callback.__module__)
    models = app.get_models() if app else ()
    keys = [key for one in models for key in one._default_manager.values_list("pk", flat=True)[:10]]
    return list(dict.fromkeys(keys)) or [1]


def _client(name: str) -> Client:
    return browser_of(PersonRecord.objects.get(username=name)) if name else Client()


def _opened(
    name: str, text: str, values: dict[str, list[Any]], clients: dict[str, Client]
) -> tuple[WalkedPage | None, set[int]]:
    """Return the page with who opens it, or None, and the answers that were given."""
    answers: set[int] = set()
    parts = re.findall(r"<(?:\w+:)?(\w+)>", text)
    for chosen in product(*(values.get(part, ["x"])[:40] for part in parts)):
        told = iter(chosen)
        path = re.sub(r"<[^>]+>", lambda _found: str(next(told)), text)  # noqa: B023 - used here
        for person, client in clients.items():
            answer = client.get(path)
            if person or "log-in" not in answer.get("Location", ""):
                answers.add(answer.status_code)
            if answer.status_code == 405:
                return None, answers
            html = answer.get("Content-Type", "").startswith("text/html")
            whole = html and b"<html" in getattr(answer, "content", b"")[:200]
            if answer.status_code == 200 and whole:
                return WalkedPage(name, path, person), answers
            if answer.status_code == 200:
                return None, answers
    return None, answers
