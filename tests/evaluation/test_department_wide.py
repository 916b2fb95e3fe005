"""A department as a whole from its projects' results, worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jixiao import flow
from jixiao.evaluation.department_wide import (
    FORM,
    department_targets,
    outcome_of,
    score_department,
)
from jixiao.evaluation.scoring_plans import score_plan
from jixiao.model.funding import Execution, Funding
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan
from jixiao.standards.department_wide import department_rules
from jixiao.standards.grades import grade_scales
from jixiao.standards.policy import clause
from jixiao.standards.scoring import scoring_schemes
from jixiao.wording.targets import parse_target

if TYPE_CHECKING:
    from jixiao.evaluation.department_wide import ProjectOutcome

DAY = date(2026, 12, 31)
RULES, SCALE = department_rules().on(DAY), grade_scales().on(DAY)
SETTLED = {"可持续发展能力": Decimal("0.8")}


def scored(
    budget: str, people: str, *, cost: bool = True, spent: str = "1"
) -> tuple[PerformancePlan, ProjectOutcome]:
    """A project that reached so many of 100 people; all else as planned."""
    told = [
        ("产出指标", "数量指标", "人数", "≥100人", people, "50"),
        ("效益指标", "社会效益指标", "就业率", "≥90%", "90%", "20"),
        ("满意度指标", "服务对象满意度指标", "满意度", "≥90%", "90%", "10"),
    ]
    if cost:
        told.append(("成本指标", "经济成本指标", "单价", "≤500元/人", "500元/人", "10"))
    rows = tuple(
        Indicator(level1, level2, name, parse_target(target), actual=actual, weight=Decimal(weight))
        for level1, level2, name, target, actual, weight in told
    )
    money = Decimal(budget)
    plan = PerformancePlan(
        1, name=f"项目{budget}", budget=Funding(money, money, Decimal(0)), indicators=rows,
        objectives=(f"服务{people}",), purpose="培训",
        execution=Execution(budget_year=money, spent=money * Decimal(spent)),
    )  # fmt: skip
    found = score_plan(plan, scoring_schemes()["national"].on(DAY), DAY)
    return plan, outcome_of(plan, found, money)


def outcome(budget: str, people: str, *, cost: bool = True, spent: str = "1") -> ProjectOutcome:
    return scored(budget, people, cost=cost, spent=spent)[1]


def test_points_and_clauses() -> None:
    assert sum(side.points for side in RULES.sides) == 100
    for source in (RULES.source, RULES.points_source, RULES.roll_up_source):
        assert clause(source).clause_id == source


def test_sides_are_weighted_by_budget() -> None:
    # Output: 300 万元 with 100 of 100, 100 万元 with 80 of 100 people: (300 × 1 + 100 × 0.8)
    # ÷ 400 = 0.95; of 30 points 28.50. Execution: (300 × 1 + 100 × 0.5) ÷ 400 = 0.875; of 15
    # 13.125 → 13.13. Cost of the first alone: 15. Social 20, satisfaction 10, sustained told 0.8
    # of 10. 15 + 13.13 + 28.50 + 20 + 8 + 10 = 94.63
    projects = [outcome("300", "100人"), outcome("100", "80人", cost=False, spent="0.5")]
    found = score_department(projects, RULES, SCALE, settled=SETTLED)
    assert [(one.side.name, one.score, one.projects) for one in found.sides] == [
        ("运行成本", Decimal("15.00"), 1), ("管理效率", Decimal("13.13"), 2),
        ("履职效能", Decimal("28.50"), 2), ("社会效应", Decimal("20.00"), 2),
        ("可持续发展能力", Decimal("8.00"), 0), ("服务对象满意度", Decimal("10.00"), 2),
    ]  # fmt: skip
    assert (found.total, found.grade, found.budget) == (Decimal("94.63"), "优", 400)
    assert "2个项目按预算数加权，得分率95.00%" in str(found.sides[2].arithmetic)
    assert score_department(projects[::-1], RULES, SCALE, settled=SETTLED) == found


def test_a_side_without_projects_stays_open_until_it_is_settled() -> None:
    found = score_department([outcome("300", "100人")], RULES, SCALE)
    assert (found.total, found.grade) == (None, None)
    (left,) = [one for one in found.sides if one.score is None]
    assert left.side.name == "可持续发展能力"
    assert score_department([], RULES, SCALE).total is None
    with pytest.raises(ValueError, match="between 0 and 1"):
        score_department([], RULES, SCALE, settled={"运行成本": Decimal("1.01")})


def test_an_open_row_leaves_its_project_out() -> None:
    good, bad = outcome("300", "100人"), outcome("100", "很多人")
    found = score_department([good, bad], RULES, SCALE, settled=SETTLED)
    assert [one.projects for one in found.sides] == [2, 2, 1, 2, 0, 2]
    assert found.sides[2].score == Decimal("30.00")


def test_the_target_table_is_the_official_form() -> None:
    plans = [scored("100", "80人")[0], scored("300", "100人")[0]]
    made = department_targets("县人力资源和社会保障局", 2026, plans)
    assert made.form == FORM
    assert made.department is not None
    assert [task.name for task in made.department.tasks] == ["项目300", "项目100"]
    (whole,) = made.projects
    assert [row.name for row in whole.indicators] == ["人数", "就业率", "满意度", "单价"]
    assert whole.objectives == ("服务100人", "服务80人")
    for kind in ("docx", "xlsx"):
        content = flow.publish(made, None, kind)
        (read,) = flow.read_content(f"whole.{kind}", content)
        assert not isinstance(read, Exception)
        assert read.department is not None
        assert [dict(task.amounts)["总额"] for task in read.department.tasks] == [300, 100], kind
        assert [row.target.text for row in read.projects[0].indicators] == [
            "≥100人", "≥90%", "≥90%", "≤500元/人",
        ]  # fmt: skip
