"""The review form's proposal: points follow the findings, each with its reason."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiao import flow
from jixiao.model.finding import Finding, Locus, Outcome, Severity
from jixiao.model.message import message
from jixiao.model.plan import PlanDocument
from jixiao.notation.plan_text import read_plan_text
from jixiao.review.opinion import review_opinions
from jixiao.review.reviewing import review

if TYPE_CHECKING:
    from jixiao.model.opinion import ReviewOpinion

SAMPLES = Path(__file__).parents[2] / "samples"
PLAIN = read_plan_text("""
projects:
  - name: 取暖费补助
    budget: 100
  - name: 社保卡制卡
    budget: 20
""")


def finding(fault: str, source: str, severity: Severity, **place: object) -> Finding:
    code = {"COST_SUM_NE": "JX-N013", "UNIT_WORD": "JX-N001", "VAGUE_VALUE": "JX-R001"}[fault]
    return Finding(
        rule=code,
        fault=fault,
        severity=severity,
        outcome=Outcome.FOUND,
        locus=Locus(PLAIN.document, project=1),
        message=message("相差 5 万元。"),
        fix=message("改正。"),
        source=source,
        **place,
    )


def opinion(*findings: Finding, project: int = 1) -> ReviewOpinion:
    return review_opinions([PLAIN], findings)[0][project - 1]


def scores(given: ReviewOpinion) -> dict[str, Decimal]:
    return {item.name: item.score for item in given.items}


@cache
def sample_opinions() -> list[ReviewOpinion]:
    read = [one for path in sorted(SAMPLES.glob("*.txt")) for one in flow.read_documents([path])]
    plans = [one for one in read if isinstance(one, PlanDocument)]
    return [one for some in review_opinions(plans, review(plans)) for one in some]


def test_without_findings_all_points_stand() -> None:
    given = opinion()
    assert (given.score, given.grade) == (Decimal(100), "优")
    assert "直接进入下一步" in given.consequence


def test_a_finding_costs_the_item_its_clause_names() -> None:
    given = opinion(finding("COST_SUM_NE", "caiyu-2015-88#funding-match", Severity.BLOCKING))
    assert scores(given)["资金匹配性"] == Decimal(9)
    assert given.score == Decimal(94)
    reason = next(item for item in given.items if item.reasons).reasons[0]
    assert (reason.deducted, str(reason.text)) == (Decimal(6), "相差 5 万元。")


def test_a_blocking_finding_holds_even_an_excellent_plan_back() -> None:
    given = opinion(finding("COST_SUM_NE", "caiyu-2015-88#funding-match", Severity.BLOCKING))
    assert given.grade == "优"
    assert "改正" in given.consequence


def test_another_clause_counts_where_its_section_belongs() -> None:
    given = opinion(finding("UNIT_WORD", "caiban-2023-12#codes", Severity.ADVICE))
    assert scores(given)["指标科学性"] < Decimal(15)


def test_one_kind_of_defect_costs_once_and_counts_its_places() -> None:
    one = finding("VAGUE_VALUE", "caiyu-2015-88#scientific", Severity.QUERY)
    once, thrice = opinion(one), opinion(one, one, one)
    assert once.score == thrice.score
    assert next(item for item in thrice.items if item.reasons).reasons[0].findings == 3


def test_a_related_project_is_touched_too() -> None:
    shared = finding(
        "VAGUE_VALUE",
        "caiyu-2015-88#scientific",
        Severity.QUERY,
        related=(Locus(PLAIN.document, project=2),),
    )
    assert opinion(shared, project=2).score == opinion(shared).score < Decimal(100)


def test_what_was_not_found_costs_nothing() -> None:
    lacking = finding("VAGUE_VALUE", "caiyu-2015-88#scientific", Severity.QUERY)
    object.__setattr__(lacking, "outcome", Outcome.LACKS_DATA)
    assert opinion(lacking).score == Decimal(100)


@pytest.mark.parametrize("number", range(41))
def test_every_sample_plan_explains_each_lost_point(number: int) -> None:
    given = sample_opinions()[number]
    for item in given.items:
        lost = sum((reason.deducted for reason in item.reasons), Decimal(0))
        assert Decimal(0) <= item.score == item.points - lost
    assert sum(item.points for item in given.items) == Decimal(100)
