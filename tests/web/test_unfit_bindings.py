"""Bindings that can never be met, confirmed before such were refused: nothing is measured."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.web.bindings.actions.confirm_bindings import confirm_bindings
from jixiao.web.bindings.actions.measure_plan import NothingToMeasure, measure_plan
from jixiao.web.bindings.models import ActualRecord, BindingRecord
from jixiao.web.ledgers.models import JobRecord, JobState
from jixiao.web.organisations.models import PersonRecord
from jixiao.web.results.actions.begin_evaluation import begin_evaluation
from jixiao.web.results.judging import judged
from jixiao.web.results.models import EvaluationStepRecord, SelfEvaluationRecord
from jixiao.web.rounds.actions.open_round import open_round
from jixiao.web.rounds.measuring_work import bound_rows, measured
from jixiao.web.rounds.models import RoundRecord, SheetRecord, SheetStepRecord
from jixiao.web.rounds.tasks import watch_again
from jixiao.web.rounds.watching import watched
from jixiao.workflow.courses import Standing
from jixiao.workflow.role import Role
from web.pension_plan import FULL, TIMELY, approved_pensions, measured_pensions, short_payments
from web.taking import browser_of
from web.test_measured_rounds import bound
from web.working import sealed, work_all

if TYPE_CHECKING:
    from jixiao.web.plans.models import PlanRecord
    from web.region import Region

pytestmark = pytest.mark.django_db(transaction=True)
FEBRUARY, DUE = date(2026, 2, 28), date(2026, 4, 10)
PERSONS = {"metric": "recipients_average", "unit": "人"}
"""Persons for a target that is a share."""
IN_VAIN = {"filters": {"benefit": ["养老"]}}
"""A value that no row can have."""
UNKNOWN = {"filters": {"colour": ["red"]}}
"""A column that the ledger has not."""
UNFIT = [
    pytest.param(PERSONS, "单位或种类不同，不能换算", id="another measure"),
    pytest.param(IN_VAIN, "没有值“养老”", id="a filter no row can meet"),
    pytest.param(UNKNOWN, "没有可供筛选的列“colour”", id="a column that is not there"),
]


def spoilt(plan: PlanRecord, change: dict[str, Any], row: int = TIMELY) -> None:
    """Let a row be bound as it could be confirmed once."""
    for one in BindingRecord.objects.filter(version__plan=plan, row=row):
        one.content |= change
        one.save()


def sheet_of(region: Region) -> SheetRecord:
    desk = region.actor(Role.PERFORMANCE_DESK)
    return open_round(region.year.pk, actor=desk, cut_off=FEBRUARY, due=DUE).sheets.get()


def measured_unfit(region: Region) -> SheetRecord:
    """Return the sheet of a plan of which a share was measured in persons once."""
    measured_pensions(region, month=12)
    for one in ActualRecord.objects.filter(row=TIMELY):
        one.content |= PERSONS | {"value": "95"}
        one.save()
    return sheet_of(region)


def signed(
    form: SheetRecord | SelfEvaluationRecord, step: SheetStepRecord | EvaluationStepRecord
) -> None:
    """Let a form be one that its unit signed, with nothing looked at."""
    form.standing = Standing.DEPARTMENT
    form.save()
    step.after, step.person = form.standing, PersonRecord.objects.earliest("pk")
    step.save()


def page(region: Region, path: str, role: Role = Role.UNIT_CLERK, place: str = "lamps") -> str:
    return browser_of(region.people[role, place]).get(path).content.decode()


@pytest.mark.parametrize(("change", "why"), UNFIT)
def test_a_round_leaves_the_row_unmeasured_and_measures_the_others(
    region: Region, change: dict[str, Any], why: str
) -> None:
    (plan,) = bound(region)
    spoilt(plan, change)
    sheet = sheet_of(region)
    work_all()
    assert JobRecord.objects.get(kind="measure_all").state == JobState.DONE
    rows = set(ActualRecord.objects.values_list("row", flat=True))
    assert rows == {*BindingRecord.objects.values_list("row", flat=True)} - {TIMELY}
    watch_again.func(sheet.round_id)
    sheet.refresh_from_db()
    found = watched(sheet)
    assert found.sheet.row(FULL).actual == "83.33%"
    assert (found.sheet.row(TIMELY).actual, found.progress.rows[TIMELY - 1].lamp) == ("", "none")
    assert (sheet.red, sheet.lacking) == (found.lamps("red"), len(found.missing))
    told = page(region, f"/rounds/sheets/{sheet.pk}/")
    assert f'name="actual-{TIMELY}"' in told
    assert "没有由台账测算：" in told
    assert why in told
    assert told.count("没有由台账测算：") == 1
    assert f"/measured/plans/{plan.pk}/#row-{TIMELY}" in told


@pytest.mark.parametrize(("change", "why"), UNFIT)
def test_a_plan_is_measured_alike(region: Region, change: dict[str, Any], why: str) -> None:
    plan = approved_pensions(region)
    sealed(region, short_payments())
    confirm_bindings(plan.pk, None, actor=region.actor(Role.PERFORMANCE_DESK))
    spoilt(plan, change)
    measure_plan(plan.pk, 2, actor=region.actor(Role.UNIT_CLERK))
    work_all()
    rows = set(ActualRecord.objects.values_list("row", flat=True))
    assert (FULL in rows, TIMELY in rows) == (True, False)
    address = f"/measured/plans/{plan.pk}/"
    assert why in page(region, address)
    given = browser_of(region.people[Role.UNIT_CLERK, "lamps"]).get(f"{address}actuals.json")
    actuals = json.loads(given.content)["documents"][0]["projects"][0]["actuals"]
    one = actuals[TIMELY - 1]
    assert (one["evidence"], one["value"], why in one["reason"]) == ("none", None, True)
    assert actuals[FULL - 1]["value"]
    for row in rows:
        spoilt(plan, UNKNOWN, row)
    with pytest.raises(NothingToMeasure, match="没有可供筛选的列"):
        measure_plan(plan.pk, 2, actor=region.actor(Role.UNIT_CLERK))


def test_what_was_measured_so_before_lights_no_lamp_and_gives_no_points(region: Region) -> None:
    plan = measured_pensions(region, month=12)
    for one in ActualRecord.objects.filter(row=TIMELY):
        one.content |= PERSONS | {"value": "0"}
        one.save()
    sheet = sheet_of(region)
    found = watched(sheet)
    assert found.sheet.row(TIMELY).actual == ""
    assert sheet.red == found.lamps("red")
    assert found.sheet.row(FULL).actual == "83.33%"
    evaluation = judged(begin_evaluation(plan.pk, actor=region.actor(Role.UNIT_CLERK)))
    assert TIMELY not in evaluation.measured
    assert FULL in evaluation.measured


def test_a_sheet_signed_so_before_stays_as_it_was_signed(region: Region) -> None:
    sheet = measured_unfit(region)
    why = {"causes": ["funding"], "reason": "代发银行延迟", "likelihood": "有可能"}
    sheet.content = {"spent": "1", "rows": {str(TIMELY): why}}
    assert TIMELY in {row for row, _ in watched(sheet).missing}
    signed(sheet, SheetStepRecord(sheet=sheet))
    found = watched(sheet)
    assert found.sheet.row(TIMELY).actual == "95人"
    assert TIMELY not in {row for row, _ in found.missing}
    assert "95人" in page(region, f"/rounds/sheets/{sheet.pk}/")
    sheet.standing = Standing.DRAFT
    assert watched(sheet).sheet.row(TIMELY).actual == "", "sent back, it can be typed"


def test_a_sheet_signed_with_a_typed_value_keeps_that(region: Region) -> None:
    sheet = measured_unfit(region)
    sheet.content = {"spent": "1", "rows": {str(TIMELY): {"actual": "90%"}}}
    assert watched(sheet).sheet.row(TIMELY).actual == "90%"
    signed(sheet, SheetStepRecord(sheet=sheet))
    assert watched(sheet).sheet.row(TIMELY).actual == "90%"


def test_a_sheet_keeps_what_was_measured_when_nothing_is_to_count_later(region: Region) -> None:
    measured_pensions(region, month=12)
    sheet = sheet_of(region)
    signed(sheet, SheetStepRecord(sheet=sheet))
    before = watched(sheet)
    nothing = ActualRecord.objects.filter(row=FULL, month=202602).latest("pk")
    nothing.pk, nothing.content = None, nothing.content | {"value": None, "rows": 0}
    nothing.save(force_insert=True)
    assert watched(sheet) == before
    assert FULL in before.measured
    sheet.standing = Standing.DRAFT
    assert FULL not in watched(sheet).measured


def test_a_self_evaluation_signed_so_before_stays_as_it_was_signed(region: Region) -> None:
    plan = measured_unfit(region).plan
    draft = begin_evaluation(plan.pk, actor=region.actor(Role.UNIT_CLERK))
    signed(draft, EvaluationStepRecord(evaluation=draft))
    assert judged(draft).measured[TIMELY].actual == "95人"
    draft.content = {"rows": {str(TIMELY): {"actual": "90%"}}}
    assert TIMELY not in judged(draft).measured
    assert judged(draft).reported.rows[TIMELY].actual == "90%"


def test_looking_at_targets_takes_no_more_queries_however_many_plans(region: Region) -> None:
    bound(region, 5)
    desk = region.actor(Role.PERFORMANCE_DESK).person
    made = RoundRecord.objects.create(
        year=region.year, cut_off=FEBRUARY, due=DUE, person=desk, ready=False
    )
    asked = []
    for count in (1, 4):
        versions = bound_rows(made).order_by("version").values_list("version").distinct()[:count]
        part = BindingRecord.objects.filter(
            version__in=list(versions.values_list("version", flat=True))
        )
        with CaptureQueriesContext(connection) as held:
            assert len({version for version, _ in measured(made, part)}) == count
        asked.append(len(held))
    assert asked[0] == asked[1]
