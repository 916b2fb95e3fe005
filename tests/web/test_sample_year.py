"""The sample region: its year carried through for every plan, and the next one being declared."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jixiao import flow
from jixiao.forms.typed_form import TypedForm, TypedRow
from jixiao.web.budgets.models import BudgetLineRecord
from jixiao.web.budgets.queries import money_of
from jixiao.web.disclosure.models import PublicPlanRecord
from jixiao.web.organisations.actor import Actor
from jixiao.web.organisations.models import PersonRecord
from jixiao.web.plans.models import PlanRecord
from jixiao.web.results.judging import judged
from jixiao.web.results.models import (
    ApplicationRecord,
    DisclosedResultRecord,
    ResultRecord,
    SelfEvaluationRecord,
)
from jixiao.web.results.report import report_of
from jixiao.web.results.summary import summary
from jixiao.web.rounds.models import RectificationRecord, SheetRecord
from jixiao.web.rounds.watching import watched
from jixiao.web.site.sample_next_year import next_year
from jixiao.web.site.sample_region import load_sample_region
from jixiao.web.surveys.models import SurveyRecord
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.recording import entries
from jixiao.web.treasury.models import SetAsideRecord, VoucherRecord

if TYPE_CHECKING:
    from pathlib import Path

    from django.db.models import QuerySet


@pytest.mark.django_db
def test_all_41_plans_are_carried_through_their_year(samples: list[Path], settings: object) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    load_sample_region(one for one in flow.read_documents(samples)
                       if not isinstance(one, Exception))  # fmt: skip
    plans = PlanRecord.objects.filter(fiscal_year=2024)
    assert plans.filter(stage="approved", version=1).count() == 41
    assert PublicPlanRecord.objects.filter(plan__in=plans).count() == 41
    rounds = Counter(SheetRecord.objects.filter(plan__in=plans).values_list("plan"))
    assert set(rounds.values()) == {3}, "a sheet a checkpoint"
    assert not SheetRecord.objects.filter(plan__in=plans).exclude(standing="accepted").exists()
    lamps = set(SheetRecord.objects.values_list("money_lamp", flat=True))
    assert {"red", "green"} <= lamps
    found = SelfEvaluationRecord.objects.filter(plan__in=plans)
    assert Counter(found.values_list("standing", flat=True)) == {
        "accepted": 35, "finance": 3, "department": 3,
    }  # fmt: skip
    assert not found.filter(total=None).exists()
    assert not found.exclude(unexplained=0).exists()
    assert len(set(found.values_list("grade", flat=True))) >= 3
    for counted in (ResultRecord, ApplicationRecord, DisclosedResultRecord):
        assert counted.objects.count() == 35, counted
    assert SurveyRecord.objects.filter(closed=None).count() == 3, "one a county waits for answers"
    assert SurveyRecord.objects.exclude(closed=None).count() > 25
    assert Counter(RectificationRecord.objects.values_list("standing", flat=True))["closed"] == 3
    assert VoucherRecord.objects.filter(amount__lt=0).exclude(against="").exists()
    assert SetAsideRecord.objects.exists()
    assert list(breaks(line_of(one) for one in entries())) == []
    one = found.filter(plan__path__startswith="130306", standing="accepted")[0]
    curve = report_of(one, judged(one)).curve
    assert sum(point.spent is not None for point in curve) == 12
    _budgets_agree(plans)
    following = PlanRecord.objects.filter(fiscal_year=2025)
    stages = Counter(following.values_list("stage", flat=True))
    assert sum(stages.values()) == 41
    assert {"draft", "department_review", "performance_review", "approved"} <= set(stages)
    assert following.filter(blocking__gt=0).exists()


def _budgets_agree(plans: QuerySet[PlanRecord]) -> None:
    """Every form of the year shows the budget as it was adjusted, beside the first one."""
    adjusted = plans.filter(project__budget_lines__isnull=False).distinct()
    assert adjusted.count() == 9
    reason = "平财预〔2024〕8号（2024年3月15日）：下达预算调整和上年结转资金。"
    told_by = set(BudgetLineRecord.objects.values_list("table__name", "reason"))
    assert told_by == {
        ("抚财预〔2024〕6号附件预算调整表.csv", ""), ("湟财预〔2024〕6号附件预算调整表.csv", ""),
        (None, reason),
    }  # fmt: skip
    kinds = set()
    for plan in adjusted:
        money = money_of(plan.project_id, date(2024, 12, 31))
        assert money
        assert money.initial == plan.total, "adjusting leaves what was approved as it was"
        assert money.year
        kinds.add((money.year > money.initial, bool(money.carried), len(money.sources)))
        found = judged(SelfEvaluationRecord.objects.get(plan=plan))
        told = found.plan.execution
        assert told
        assert (told.budget_initial, told.budget_year) == (money.initial, money.year)
        assert told.spent
        assert told.spent < money.year
        assert f"{told.spent}" == f"{told.spent.normalize():f}", "printed as it is"
        assert sum(one.year or 0 for one in told.rows) == money.year, "and the parts add up"
        for sheet in SheetRecord.objects.filter(plan=plan):
            shown = watched(sheet).plan.execution
            assert shown
            assert (shown.budget_initial, shown.budget_year) == (money.initial, money.year)
        for result in ResultRecord.objects.filter(evaluation__plan=plan, disclosed__isnull=False):
            kept = result.content["projects"][0]["execution"]
            assert Decimal(kept["budget_year"]) == money.year
            assert Decimal(kept["spent"]) == told.spent
    assert kinds == {(False, False, 1), (True, True, 1), (True, True, 2), (True, False, 2)}
    person = PersonRecord.objects.get(username="pingluo_performance_desk")
    whole = summary(Actor(person, person.held()), 2024)[0]
    own = plans.filter(path__startswith="640221")
    assert whole.budget == sum(one.total or 0 for one in own) - 244 + Decimal("3.2")


def test_years_move_on_but_not_those_of_documents_and_codes() -> None:
    typed = TypedForm(
        {"name": "2024年补贴（2023年度）", "code": "63012300024T000000213", "year": "2024"},
        (TypedRow("r", {"target": "2024年底前", "basis": "国发〔2014〕8号", "name": "12024件"}),),
    )
    later = next_year(typed)
    assert later.fields == {
        "name": "2025年补贴（2024年度）", "code": "63012300024T000000213", "year": "2025",
    }  # fmt: skip
    assert later.rows[0].cells == {
        "target": "2025年底前", "basis": "国发〔2014〕8号", "name": "12024件",
    }  # fmt: skip
