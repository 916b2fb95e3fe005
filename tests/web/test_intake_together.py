"""Several people take in the same at the same time: one draft, one reading, named refusals."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from jixiao.web.intake.actions.take_in_plan import Destination, take_in_plan
from jixiao.web.intake.actions.upload_files import upload_files
from jixiao.web.intake.models import IntakeFileRecord
from jixiao.web.plans.actions.create_plan import PlanExists
from jixiao.web.plans.models import PlanRecord, ProjectRecord
from jixiao.workflow.role import Role
from web.taking import dropped, form

if TYPE_CHECKING:
    from collections.abc import Callable

    from web.region import Region

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(work: list[Callable[[], object]]) -> list[object]:
    """Return what each gives or raises, all begun at once in threads of their own."""
    begin, found = threading.Barrier(len(work)), []

    def run(one: Callable[[], object]) -> None:
        begin.wait()
        try:
            found.append(one())
        except Exception as fault:  # noqa: BLE001 - what it is, is what the test asks
            found.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(one,)) for one in work]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return found


def test_one_project_gets_one_draft_and_one_content_one_reading(region: Region) -> None:
    clerk = region.actor(Role.UNIT_CLERK)
    files = [dropped(region, clerk, a_txt=form(count=n)).files.get() for n in range(1, 5)]
    place = Destination(region.places["lamps"].pk, region.year.pk)
    told = at_once([lambda f=one: take_in_plan(f.pk, 1, place, actor=clerk) for one in files * 2])
    assert (PlanRecord.objects.count(), ProjectRecord.objects.count()) == (1, 1)
    taken = [one for one in told if not isinstance(one, Exception)]
    assert len({one.pk for one in taken}) == 1
    assert all(isinstance(one, PlanExists) for one in told if isinstance(one, Exception))

    sent = [SimpleUploadedFile("z.txt", form(count=99)) for _ in range(6)]
    at_once([lambda f=one: upload_files([f], actor=clerk) for one in sent])
    states = IntakeFileRecord.objects.filter(name="z.txt").values_list("state", flat=True)
    assert sorted(states) == ["same"] * 5 + ["waiting"]


if connection.vendor != "postgresql":  # the tests' SQLite lies in memory: no thread can wait there
    del test_one_project_gets_one_draft_and_one_content_one_reading  # test_postgresql.py runs it
