"""The summary's figures: counts, exact money, coverage, grades and findings by unit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jixiao.model.finding import Finding, Locus, Outcome, Severity
from jixiao.model.funding import Funding
from jixiao.model.indicator import Indicator
from jixiao.model.message import message
from jixiao.model.organisation import BudgetUnit
from jixiao.model.plan import PerformancePlan, PlanDocument
from jixiao.model.summary import Summary, Tally
from jixiao.review.summarising import summarise
from jixiao.wording.targets import parse_target

DAY = date(2024, 12, 31)
ROW = Indicator("产出指标", "数量指标", "里程", parse_target("≥5公里"))


def plan(
    ordinal: int, unit: str, total: str, money: str = "万元", **more: object
) -> PerformancePlan:
    return PerformancePlan(
        ordinal, unit=BudgetUnit(None, unit), budget=Funding(Decimal(total), unit=money), **more
    )


def finding(project: int | None, severity: Severity, outcome: Outcome = Outcome.FOUND) -> Finding:
    said = message("甲")
    return Finding("JX-C001", "X", severity, outcome, Locus("a", project), said, said, "s#c")


FIRST = PlanDocument(
    "a",
    issuer="教育局",
    fiscal_year=2024,
    projects=(
        plan(1, "一小", "10.10", indicators=(ROW, ROW), total_score=Decimal(90)),
        plan(2, "二小", "2000", "元", total_score=Decimal("89.99")),
        plan(3, "一小", "0.20", indicators=(Indicator(name="空"),)),
    ),
)
SECOND = PlanDocument("b", issuer="水务局", projects=(plan(1, "水站", "5", indicators=(ROW,)),))
FOUND = [
    finding(1, Severity.BLOCKING),
    finding(3, Severity.ADVICE),
    finding(None, Severity.QUERY),
    finding(2, Severity.BLOCKING, Outcome.LACKS_DATA),
]


@pytest.fixture(scope="module")
def summary() -> Summary:
    return summarise([FIRST, SECOND], FOUND, day=DAY)


def test_rows_go_by_unit_and_close_with_the_department(summary: Summary) -> None:
    assert [(row.ordinal, row.department, row.unit) for row in summary.rows] == [
        (1, "教育局", "一小"),
        (2, "教育局", "二小"),
        (None, "教育局", None),
        (3, "水务局", "水站"),
        (None, "水务局", None),
    ]


def test_money_is_exact_whatever_unit_is_printed(summary: Summary) -> None:
    amounts = [row.tally.amount for row in summary.rows]
    assert amounts == [Decimal(text) for text in ("10.30", "0.2", "10.50", "5", "5")]
    assert summary.total.amount == Decimal("15.50")


def test_coverage_counts_projects_with_a_target_that_is_filled_in(summary: Summary) -> None:
    total = summary.total
    assert (total.projects, total.covered, total.share) == (4, 2, Decimal("50.00"))
    assert (total.covered_amount, total.amount_share) == (Decimal("15.10"), Decimal("97.42"))


def test_grades_follow_the_scale_in_force(summary: Summary) -> None:
    assert summary.total.grades == (("优", 1), ("良", 1), ("中", 0), ("差", 0))
    assert summary.total.ungraded == 2


def test_findings_count_by_severity_and_only_what_was_found(summary: Summary) -> None:
    tallies = [*(row.tally for row in summary.rows), summary.total]
    counts = [(tally.blocking, tally.query, tally.advice) for tally in tallies]
    assert counts == [(1, 0, 1), (0, 0, 0), (1, 0, 1), (0, 0, 0), (0, 0, 0), (1, 1, 1)]


def test_nothing_has_no_share() -> None:
    assert (Tally().share, Tally().amount_share) == (None, None)
