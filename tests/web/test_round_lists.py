"""Lists after approval ask as often for many projects as for a few, and read no contents."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.web.plans.models import PlanRecord, ProjectRecord, VersionRecord
from jixiao.web.results.actions.begin_evaluation import begin_evaluation
from jixiao.web.rounds.actions.open_round import open_round
from jixiao.web.rounds.models import RectificationRecord
from jixiao.workflow.role import Role
from web.after_approval import approved
from web.region import HOME
from web.taking import browser_of

if TYPE_CHECKING:
    from web.region import Region

pytestmark = pytest.mark.django_db
LISTS = (
    "/rounds/", "/rounds/{round}/", "/rounds/{round}/?lamp=red", "/rounds/notices/", "/results/",
    "/results/?year=2026", "/results/summary/2026/", "/surveys/", "/cases/",
    "/measured/",
)  # fmt: skip
HEAVY = re.compile(r'"plans_planrecord"\."content"|"plans_versionrecord"\."(content|typed)"')


def worked(region: Region, count: int) -> None:
    """Let `count` more plans be approved and watched, with self-evaluations and notices."""
    first = PlanRecord.objects.filter(version=1).first() or approved(region)
    version = first.versions.get()
    before = ProjectRecord.objects.count()
    for number in range(before, before + count):
        project = ProjectRecord.objects.get(pk=first.project_id)
        project.pk, project.code = None, f"P{number}"
        project.save()
        plan = PlanRecord.objects.get(pk=first.pk)
        plan.pk, plan.project, plan.code = None, project, project.code
        plan.save()
        VersionRecord.objects.create(
            plan=plan, number=1, document_number="1", person=version.person, typed=version.typed,
            content=version.content, sha256=version.sha256,
        )  # fmt: skip
        if number % 2:
            begin_evaluation(plan.pk, actor=region.actor(Role.UNIT_CLERK))
    desk = region.actor(Role.PERFORMANCE_DESK)
    month = 1 + before
    made = open_round(region.year.pk, actor=desk, cut_off=date(2026, month, 1),
                      due=date(2026, 12, 31))  # fmt: skip
    for sheet in made.sheets.all():
        RectificationRecord.objects.create(
            sheet=sheet, row=0, demand="加快支付", due=date(2026, 12, 31), person=desk.person
        )


@pytest.mark.parametrize("role", [Role.PERFORMANCE_DESK, Role.DEPARTMENT_REVIEWER, Role.UNIT_CLERK])
def test_lists_ask_as_often_for_many_and_read_no_contents(region: Region, role: Role) -> None:
    client = browser_of(region.people[role, HOME[role]])
    asked: dict[str, list[int]] = {}
    for count in (2, 5):
        worked(region, count)
        number = region.year.rounds.order_by("pk").first().pk
        for path in LISTS:
            with CaptureQueriesContext(connection) as told:
                answer = client.get(path.format(round=number))
            assert answer.status_code in (200, 404), path
            asked.setdefault(path, []).append(len(told))
            read = [one["sql"] for one in told.captured_queries if HEAVY.search(one["sql"])]
            assert not read, (path, read[0][:400])
    assert {path: few for path, (few, _) in asked.items()} == {
        path: many for path, (_, many) in asked.items()
    }
