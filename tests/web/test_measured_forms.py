"""Measured values in the forms of the year: monitoring sheets and self-evaluations."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from jixiao.model.score import Evidence
from jixiao.web.bindings.actions.measure_plan import measure_plan
from jixiao.web.bindings.measured_until import measured_until
from jixiao.web.bindings.models import ActualRecord
from jixiao.web.results.actions.begin_evaluation import begin_evaluation
from jixiao.web.results.judging import judged
from jixiao.web.rounds.actions.open_round import open_round
from jixiao.web.rounds.actions.save_sheet import save_sheet
from jixiao.web.rounds.watching import watched
from jixiao.workflow.role import Role
from web.pension_plan import FULL, GRADED, measured_pensions
from web.region import HOME
from web.taking import browser_of
from web.working import work_all

if TYPE_CHECKING:
    from web.region import Region

pytestmark = pytest.mark.django_db(transaction=True)
FEBRUARY, MARCH = date(2026, 2, 28), date(2026, 3, 10)
SPENT = 1
"""Of its money ledgers tell nothing."""


def test_a_monitoring_sheet_takes_what_ledgers_say_before_what_is_typed(region: Region) -> None:
    plan = measured_pensions(region)
    desk, clerk = region.actor(Role.PERFORMANCE_DESK), region.actor(Role.UNIT_CLERK)
    sheet = open_round(region.year.pk, actor=desk, cut_off=FEBRUARY, due=MARCH).sheets.get()
    typed = {
        FULL: {"actual": "100%", "causes": []},
        GRADED: {"actual": "有效提高", "causes": []},
    }
    sheet = save_sheet(sheet.pk, actor=clerk, base=0, spent="0.1", rows=typed)
    measured = ActualRecord.objects.get(version=sheet.version, row=FULL, month=202602)
    found = watched(sheet)
    told = found.sheet.row(FULL).actual
    assert told == f"{measured.content['value']}{measured.content['unit']}" != "100%"
    assert found.sheet.row(GRADED).actual == "有效提高"
    page = browser_of(clerk.person).get(f"/rounds/sheets/{sheet.pk}/").content.decode()
    assert told in page
    assert f"/rows/{FULL}/?month=202602" in page
    assert f'name="actual-{FULL}"' not in page
    assert f'name="actual-{GRADED}"' in page
    assert plan.pk == sheet.plan_id


def test_a_row_of_which_ledgers_hold_nothing_is_typed(region: Region) -> None:
    measured_pensions(region)
    desk, clerk = region.actor(Role.PERFORMANCE_DESK), region.actor(Role.UNIT_CLERK)
    sheet = open_round(region.year.pk, actor=desk, cut_off=FEBRUARY, due=MARCH).sheets.get()
    (spent,) = ActualRecord.objects.filter(version=sheet.version, row=SPENT, month=202602)
    assert spent.content["value"] is None
    found = watched(sheet)
    assert found.sheet.row(SPENT).actual == ""
    page = browser_of(clerk.person).get(f"/rounds/sheets/{sheet.pk}/").content.decode()
    assert f'name="actual-{SPENT}"' in page
    assert "null" not in page
    again = ActualRecord.objects.get(version=sheet.version, row=FULL, month=202602)
    again.pk, again.content = None, {**again.content, "value": None}
    again.save()
    assert FULL not in watched(sheet).measured, "what was measured last holds"


def test_a_self_evaluation_scores_what_was_measured_for_the_whole_year(region: Region) -> None:
    plan = measured_pensions(region)
    clerk = region.actor(Role.UNIT_CLERK)
    evaluation = begin_evaluation(plan.pk, actor=clerk)
    assert FULL not in judged(evaluation).measured, "February's value is not the year's"
    measure_plan(plan.pk, 12, actor=clerk)
    work_all()
    found = judged(evaluation)
    row = next(one for one in found.scored.rows if one.row == FULL)
    assert row.evidence is Evidence.MEASURED
    assert found.reported.rows[FULL].actual == found.measured[FULL].actual
    page = browser_of(region.people[Role.UNIT_CLERK, HOME[Role.UNIT_CLERK]]).get(
        f"/results/{evaluation.pk}/"
    )
    assert "由台账测算，截至202612" in page.content.decode()


def test_a_signed_form_keeps_what_was_known_when_it_was_signed(region: Region) -> None:
    plan = measured_pensions(region)
    version = plan.versions.get()
    before = timezone.now()
    known = measured_until(version, FEBRUARY, known_by=before)[FULL]
    later = ActualRecord.objects.get(pk=known.record)
    later.pk, later.content = None, {**later.content, "value": "12.5"}
    later.save()
    assert measured_until(version, FEBRUARY, known_by=before)[FULL].actual == known.actual
    assert measured_until(version, FEBRUARY)[FULL].actual.startswith("12.5")
