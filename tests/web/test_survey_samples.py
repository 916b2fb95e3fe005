"""Samples drawn from the ledgers of the platform: sized, drawn again, masked, bound to no code."""

from __future__ import annotations

import csv
import io
import json
import shlex
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.utils import timezone

from jixiao.cli.main import main
from jixiao.measurement.ask import Ask
from jixiao.measurement.metric import UnknownFilter
from jixiao.measurement.persons_in import NobodyToAsk
from jixiao.web.surveys.actions.open_survey import Wish, open_survey
from jixiao.web.surveys.models import SurveyCodeRecord, SurveyRecord, SurveySampleRecord
from jixiao.web.surveys.sample_form import command_of
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.workflow.cycle_duty import CycleDuty
from jixiao.workflow.role import Role
from ledger_files import PERSONS
from web.pension_plan import approved_pensions, short_payments
from web.taking import browser_of
from web.working import payments, sealed

if TYPE_CHECKING:
    from web.region import Region

pytestmark = pytest.mark.django_db(transaction=True)
ROW = 6
CLERK, DESK, HEAD = Role.UNIT_CLERK, Role.PERFORMANCE_DESK, Role.UNIT_HEAD
YEAR = Ask(202601, 202612)


def wish(ask: Ask = YEAR, codes: int = 0, ledger: str = "payments") -> Wish:
    return Wish(ROW, "领取人员", 0, codes=codes, ledger=ledger, ask=ask)


def drawn(region: Region, role: Role = CLERK, codes: int = 0) -> SurveyRecord:
    plan = approved_pensions(region)
    sealed(region, short_payments())
    return open_survey(plan.pk, actor=region.actor(role), wish=wish(codes=codes))


def people(region: Region, survey: SurveyRecord, role: Role) -> list[list[str]]:
    answer = browser_of(region.actor(role).person).get(f"/surveys/{survey.pk}/people/")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]


def test_everybody_paid_counts_once_and_the_drawing_is_kept(region: Region) -> None:
    survey = drawn(region)
    sample = SurveySampleRecord.objects.get(survey=survey)
    assert (survey.frame, survey.size, survey.codes.count()) == (3, 3, 3), (
        "six payments, three people"
    )
    assert (sample.population, sample.drawn, sample.as_of, sample.loads) == (3, 3, 1, [1])
    told = TrailEntryRecord.objects.get(action=CycleDuty.OPEN_SURVEY.value).after
    assert told["sample"]["digest"] == sample.digest
    assert told["sample"]["seed"] == sample.seed
    names = {field.name for field in SurveyCodeRecord._meta.get_fields()}
    assert names == {"id", "survey", "code", "used"}, "nothing binds a code to a person"


def test_the_same_people_are_drawn_again_after_later_loads(
    region: Region, capsys: pytest.CaptureFixture[str]
) -> None:
    survey = drawn(region, codes=2)
    before = people(region, survey, CLERK)
    assert len(before) == 2
    sealed(region, payments(month=202603))
    assert people(region, survey, CLERK) == before
    told = again(survey, capsys)
    assert [str(one["row"]) for one in told["people"]] == [row[4] for row in before]
    assert told["digest"] == survey.sample.digest


def test_the_dead_are_not_drawn_and_their_number_is_kept(
    region: Region, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = approved_pensions(region)
    sealed(region, short_payments())
    dead = {"person": PERSONS[0], "death_date": "2026-03-02", "reported_on": "2026-03-09",
            "origin": "公安注销"}  # fmt: skip
    sealed(region, [dead], ledger="deaths")
    survey = open_survey(plan.pk, actor=region.actor(CLERK), wish=wish())
    sample = SurveySampleRecord.objects.get(survey=survey)
    assert (survey.frame, sample.population, sample.drawn, sample.dead) == (2, 2, 2, 1)
    assert sample.day == timezone.localdate()
    told = TrailEntryRecord.objects.get(action=CycleDuty.OPEN_SURVEY.value).after["sample"]
    assert (told["dead"], told["day"]) == (1, sample.day.isoformat())
    before = people(region, survey, CLERK)
    assert "110105***********X" not in {row[5] for row in before}
    clerk = browser_of(region.actor(CLERK).person)
    shown = clerk.get(f"/surveys/{survey.pk}/").content.decode()
    assert f"截至{sample.day.isoformat()}已死亡的1人没有列入" in shown
    sealed(region, [dead | {"person": PERSONS[1]}], ledger="deaths", action="correct")
    assert people(region, survey, CLERK) == before
    redrawn = again(survey, capsys)
    assert [str(one["row"]) for one in redrawn["people"]] == [row[4] for row in before]
    assert (redrawn["digest"], redrawn["dead"]) == (sample.digest, 1)
    assert redrawn["day"] == sample.day.isoformat()
    SurveySampleRecord.objects.filter(pk=sample.pk).update(day=None)
    sample.refresh_from_db()
    survey = SurveyRecord.objects.get(pk=survey.pk)
    assert again(survey, capsys)["day"] is None, "samples drawn before had all in their frame"


def again(survey: SurveyRecord, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return what the command of a survey's sample says."""
    command = shlex.split(command_of(survey.sample))
    command[command.index("LEDGERS")] = str(settings.LEDGERS_ROOT)
    assert main([*command[1:], "--format", "json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_masked_forms_are_for_the_unit_alone(region: Region) -> None:
    survey = drawn(region)
    codes = set(survey.codes.values_list("code", flat=True))
    own = people(region, survey, CLERK)
    assert {row[5] for row in own} == {
        "110105***********X", "440524***********4", "110101***********0"
    }  # fmt: skip
    assert people(region, survey, HEAD) == own, "the unit's head may hand out codes as well"
    desk = people(region, survey, DESK)
    assert {(row[5], row[6]) for row in desk} == {("***", "***")}
    assert [row[4] for row in desk] == [row[4] for row in own]
    assert not codes & {cell for row in own for cell in row}
    auditor = browser_of(region.actor(Role.AUDITOR).person)
    assert auditor.get(f"/surveys/{survey.pk}/people/").status_code == 403
    plain = open_survey(survey.plan_id, actor=region.actor(CLERK), wish=Wish(ROW, "群众", 60))
    clerk = browser_of(region.actor(CLERK).person)
    assert clerk.get(f"/surveys/{plain.pk}/people/").status_code == 404


def test_rows_the_opener_may_not_see_are_not_drawn_from(region: Region) -> None:
    plan = approved_pensions(region)
    with pytest.raises(NobodyToAsk, match="是否已封存"):
        open_survey(plan.pk, actor=region.actor(CLERK), wish=wish())
    sealed(region, short_payments())
    other = Ask(202601, 202612, {"benefit": ("养老",)})
    for asked, fault in (
        (wish(other), UnknownFilter), (wish(ledger="deaths"), NobodyToAsk),
        (wish(Ask(202603, 202612)), NobodyToAsk),
    ):  # fmt: skip
        with pytest.raises(fault):
            open_survey(plan.pk, actor=region.actor(CLERK), wish=asked)
    assert not SurveyRecord.objects.exists()


def test_the_pages_suggest_the_ledger_and_tell_who_did_not_answer(region: Region) -> None:
    plan = approved_pensions(region)
    sealed(region, short_payments())
    clerk = browser_of(region.actor(CLERK).person)
    path = f"/surveys/plans/{plan.pk}/"
    assert "待遇发放明细" in clerk.get(path).content.decode()
    asked = clerk.get(path, {"ledger": "payments"}).content.decode()
    assert 'value="resident_pension" checked' in asked, "as the plan's binding counts them"
    sent = {
        "row": ROW, "group": "领取人员", "margin": "5", "ledger": "payments", "first": "202601",
        "last": "202612", "filter-benefit": ["resident_pension"],
    }  # fmt: skip
    shown = clerk.post(path, sent, follow=True).content.decode()
    assert "的3人（同一人只计一次）中抽取3人" in shown
    assert "抽取的3人中3人还没有答卷（100%）" in shown
    assert "待遇项目＝城乡居民养老金" in shown
    wrong = clerk.post(path, sent | {"first": "202613"})
    assert wrong.status_code == 400
    assert "不是年月" in wrong.content.decode()
