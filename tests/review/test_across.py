import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from jixiao import flow
from jixiao.model.finding import Finding, Outcome
from jixiao.model.plan import DocumentKind, PlanDocument
from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.catalogue import catalogue, get
from jixiao.review.register import Register
from jixiao.review.reviewing import judge_documents

SAMPLES = Path(__file__).parents[2] / "samples"
JUDGED = Path(__file__).parents[1] / "golden" / "judgements"
JUDGED_ELSEWHERE = {"DUP_INDICATOR_SET"}
RULES = [
    one
    for one in catalogue()
    if one.family in {"across", "self_evaluation"} and one.fault not in JUDGED_ELSEWHERE
]

Place = tuple[str, str, int | None, tuple[int, ...]]


@cache
def samples() -> tuple[PlanDocument, ...]:
    read = flow.read_documents(sorted(SAMPLES.glob("*.txt")))
    return tuple(each for each in read if isinstance(each, PlanDocument))


def found(
    fault: str, documents: tuple[PlanDocument, ...], previous: object = None
) -> list[Finding]:
    register = previous if isinstance(previous, Register) else None
    told = judge_documents(get(fault), documents, previous=register)
    return [one for one in told if one.outcome is Outcome.FOUND]


def places(documents: tuple[PlanDocument, ...]) -> set[Place]:
    return {
        (one.locus.document, one.fault, one.locus.project, one.locus.indicators or ())
        for rule in RULES
        for one in found(rule.fault, documents)
    }


def judged() -> list[dict[str, object]]:
    faults = {one.fault for one in RULES}
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in JUDGED.glob("*.toml")]
    return [one for each in files for one in each["entry"] if one["fault"] in faults]


def test_every_finding_on_the_samples_is_judged_by_hand() -> None:
    written = {
        (one["document"], one["fault"], one.get("project"), tuple(one.get("indicators", ())))
        for one in judged()
    }
    assert places(samples()) == written


def test_nine_of_ten_findings_are_right() -> None:
    right = [one for one in judged() if one["judgement"] == "right"]
    assert len(right) >= 0.9 * len(judged())


def test_counties_are_not_compared_with_each_other() -> None:
    alone = {place for one in samples() for place in places((one,))}
    assert places(samples()) == alone


@pytest.mark.parametrize(
    "fault", ["SAME_METRIC_DIFF", "SUM_METRIC_NE", "DOUBLE_COUNT_COST", "DOUBLE_COUNT_QTY"]
)
def test_a_document_read_twice_is_not_held_against_itself(fault: str) -> None:
    once = found(fault, samples())
    twice = (*samples(), *(replace(one, document=f"copy of {one.document}") for one in samples()))
    assert found(fault, twice) == once


def test_documents_of_one_county_and_year_are_compared() -> None:
    written = read_plan_set("""
documents:
  - document: a
    fiscal_year: 2024
    issuer: 甲县社会保险中心
    projects:
      - {name: 城乡居民养老保险补助, indicators: [产出指标 / 数量指标 / 待遇领取人数 / 29000人]}
  - document: b
    fiscal_year: 2024
    issuer: 甲县财政局
    projects:
      - {name: 城乡居民养老保险配套, indicators: [产出指标 / 数量指标 / 养老金领取人数 / 28000人]}
""")
    (one,) = found("SAME_METRIC_DIFF", written.documents)
    assert one.locus.document == "a"
    assert [place.document for place in one.related] == ["b"]


def test_a_form_of_last_year_among_this_years_is_a_wrong_year_and_no_copy() -> None:
    pingluo = tuple(one for one in samples() if one.document.startswith("pingluo"))
    assert [one.locus.project for one in found("FORM_YEAR", pingluo)] == [2]
    assert found("COPY_LAST_YEAR", pingluo) == []
    assert found("COPY_LAST_YEAR", pingluo, Register(pingluo)) == []


def test_last_years_document_shows_what_was_copied() -> None:
    pingluo = tuple(one for one in samples() if one.document.startswith("pingluo"))
    earlier = [
        replace(
            one,
            document="pingluo_2023.txt",
            projects=tuple(replace(plan, year=2023) for plan in one.projects),
        )
        for one in pingluo
    ]
    copied = found("COPY_LAST_YEAR", pingluo, Register(earlier))
    assert [one.locus.project for one in copied] == list(range(1, 13))
    assert {place.document for one in copied for place in one.related} == {"pingluo_2023.txt"}
    assert found("BELOW_BASELINE", pingluo, Register(earlier)) == []
    afterwards = tuple(replace(one, kind=DocumentKind.SELF_EVALUATION) for one in pingluo)
    assert found("COPY_LAST_YEAR", afterwards, Register(earlier)) == []


def test_targets_of_this_run_are_the_approved_ones() -> None:
    written = read_plan_set("""
documents:
  - document: 自评
    kind: self_evaluation
    fiscal_year: 2023
    projects:
      - name: 技能培训
        unit: 甲县就业中心
        indicators:
          - {level2: 数量指标, name: 培训人次, target: ≥400人次}
  - document: 批复
    kind: approval
    fiscal_year: 2023
    projects:
      - name: 技能培训
        unit: 甲县就业中心
        indicators:
          - {level2: 数量指标, name: 培训人次, target: ≥500人次}
          - {level2: 质量指标, name: 合格率, target: ≥90%}
""")
    told = found("SELF_TARGET_CHANGED", written.documents)
    assert [(one.locus.document, one.given, one.expected) for one in told] == [
        ("自评", "≥400人次", "≥500人次"),
        ("自评", None, "合格率"),
    ]
