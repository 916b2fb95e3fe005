"""Several people at the same time: one list taken once, one plan begun, one file, one mail."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from jixiao.web.evidence.actions.attach_files import attach_files
from jixiao.web.evidence.gate import RefusedAttachment
from jixiao.web.notices.mailing import deliver
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.web.plans.models import PlanRecord, ProjectRecord, YearRecord
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.recording import entries
from jixiao.web.years.actions.declare_project import declare_project
from jixiao.web.years.actions.map_columns import map_columns
from jixiao.web.years.actions.open_year import open_year
from jixiao.web.years.actions.take_project_list import take_project_list
from jixiao.web.years.actions.upload_list import upload_list
from jixiao.web.years.columns import suggested
from jixiao.web.years.models import ProjectListRecord
from jixiao.web.years.project_lists import PROJECT_LISTS
from jixiao.workflow.role import Role
from web.mail_server import mail_server
from web.project_lists import exported
from web.test_attachments import PDF
from web.test_intake_together import at_once
from web.test_notices import with_mail

if TYPE_CHECKING:
    from web.region import Region

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 4


def test_what_many_do_at_once_is_done_once(region: Region) -> None:
    desk, clerk = region.actor(Role.PERFORMANCE_DESK), region.actor(Role.UNIT_CLERK)
    content, year = exported(), region.year.pk
    given = {"actor": desk, "name": "a.xlsx", "content": content}
    kept = at_once([lambda: upload_list(PROJECT_LISTS, year, **given)] * TIMES)
    assert {one.pk for one in kept} == {ProjectListRecord.objects.get().pk}
    record = ProjectListRecord.objects.get()
    columns = suggested(record.headings)
    map_columns(PROJECT_LISTS, record.pk, actor=desk, columns=columns, unit="万元")
    taken = at_once([lambda: take_project_list(record.pk, actor=desk)] * TIMES)
    assert sorted((one.added, one.same) for one in taken) == [(0, 3)] * (TIMES - 1) + [(3, 0)]
    assert ProjectRecord.objects.count() == 3
    lamps = ProjectRecord.objects.get(code="P1").pk
    begun = at_once([lambda: declare_project(lamps, actor=clerk)] * TIMES)
    assert {one.pk for one in begun} == {PlanRecord.objects.get().pk}
    plan = PlanRecord.objects.get()
    files = [SimpleUploadedFile(f"{number}.pdf", PDF) for number in range(TIMES)]
    attached = at_once([lambda f=one: attach_files(plan.pk, [f], actor=clerk) for one in files])
    assert sum(isinstance(one, RefusedAttachment) for one in attached) == TIMES - 1
    assert plan.attachments.count() == 1
    county = region.places["county"].pk
    at_once([lambda: open_year(county, 2031, actor=desk)] * TIMES)
    assert YearRecord.objects.filter(year=2031).count() == 1
    assert list(breaks(line_of(one) for one in entries())) == []


def test_two_workers_send_one_mail(region: Region, settings: object) -> None:
    with mail_server() as server:
        with_mail(region, settings, server.port)
        submit_plan(region.plan().pk, actor=region.actor(Role.UNIT_CLERK))
        now = timezone.now()
        at_once([lambda: deliver(now)] * TIMES)
        deliver(now + timedelta(days=1))
        assert len(server.mails) == 1


if connection.vendor != "postgresql":  # the tests' SQLite lies in memory: no thread can wait there
    del test_what_many_do_at_once_is_done_once, test_two_workers_send_one_mail
