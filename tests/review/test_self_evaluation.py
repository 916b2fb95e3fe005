from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.model.finding import Outcome
from jixiao.model.funding import Execution
from jixiao.model.indicator import Indicator
from jixiao.model.plan import DocumentKind, PerformancePlan, PlanDocument
from jixiao.notation.plan_text import read_plan_text
from jixiao.review.catalogue import catalogue
from jixiao.review.reviewing import judge_documents
from jixiao.wording.targets import parse_target

RULES = [one for one in catalogue() if one.family == "self_evaluation"]
CENT = Decimal("0.01")


def faults(document: PlanDocument) -> set[str]:
    told = (one for rule in RULES for one in judge_documents(rule, [document]))
    return {one.fault for one in told if one.outcome is Outcome.FOUND}


def rounded(number: Decimal) -> Decimal:
    return number.quantize(CENT, ROUND_HALF_UP)


@st.composite
def honest(draw: st.DrawFn) -> PlanDocument:
    """A self-evaluation scored by the book: misses explained, sums right, nothing far exceeded."""
    points = [Decimal(each) for each in (20, 15, 15, 30, 10)]
    rows = []
    for number, full in enumerate(points):
        wanted = draw(st.integers(10, 5000))
        reached = draw(st.integers(0, wanted + wanted // 4))
        share = min(Decimal(1), Decimal(reached) / wanted)
        rows.append(
            Indicator(
                "产出指标",
                "数量指标",
                f"办理第{number}类事项",
                parse_target(f"≥{wanted}件"),
                actual=f"{reached}件",
                full_score=full,
                score=rounded(full * share),
                deviation_reason="部分事项推迟到明年" if reached < wanted else None,
            )
        )
    budget = draw(st.decimals(1, 9999, places=2))
    spent = rounded(budget * draw(st.decimals("0.6", 1, places=4)))
    score = rounded(10 * spent / budget)
    rate = rounded(100 * spent / budget)
    reason = None if spent >= budget * Decimal("0.8") else "尾款次年支付"
    return PlanDocument(
        "自评.yaml",
        kind=DocumentKind.SELF_EVALUATION,
        fiscal_year=2023,
        projects=(
            PerformancePlan(
                1,
                "政务服务经费",
                objectives=("办理五类事项，方便群众。",),
                actual_objectives=("五类事项共办结三千余件。",),
                execution=Execution(budget, budget, spent, rate, score, reason=reason),
                total_score=score + sum((row.score or Decimal(0) for row in rows), Decimal(0)),
                indicators=tuple(rows),
            ),
        ),
    )


def changed(document: PlanDocument, **fields: object) -> PlanDocument:
    return replace(document, projects=(replace(document.projects[0], **fields),))


@settings(max_examples=30, deadline=None)
@given(honest())
def test_an_honest_self_evaluation_is_left_in_peace(document: PlanDocument) -> None:
    equal = all(row.actual == f"{row.target.value}件" for row in document.projects[0].indicators)
    assert faults(document) - ({"SELF_EQ_TARGET"} if equal else set()) == set()


@settings(max_examples=30, deadline=None)
@given(honest(), st.decimals("0.05", 20, places=2))
def test_a_total_off_by_more_than_rounding_is_found(document: PlanDocument, off: Decimal) -> None:
    total = document.projects[0].total_score or Decimal(0)
    assert "SELF_TOTAL_NE" in faults(changed(document, total_score=total + off))


@settings(max_examples=30, deadline=None)
@given(honest(), st.integers(0, 4), st.decimals("0.01", 20, places=2))
def test_a_score_above_its_points_is_found(
    document: PlanDocument, number: int, more: Decimal
) -> None:
    rows = list(document.projects[0].indicators)
    rows[number] = replace(rows[number], score=(rows[number].full_score or Decimal(0)) + more)
    assert "SELF_SCORE_GT_FULL" in faults(changed(document, indicators=tuple(rows)))


@settings(max_examples=30, deadline=None)
@given(honest())
def test_full_points_for_a_miss_are_found(document: PlanDocument) -> None:
    rows = document.projects[0].indicators
    full = tuple(replace(row, score=row.full_score) for row in rows)
    missed = any((row.score or 0) < (row.full_score or 0) for row in rows)
    assert ("SELF_SCORE_RANGE" in faults(changed(document, indicators=full))) == missed


@settings(max_examples=30, deadline=None)
@given(honest())
def test_a_blank_reason_is_found_where_something_was_missed(document: PlanDocument) -> None:
    rows = document.projects[0].indicators
    silent = tuple(replace(row, deviation_reason=None) for row in rows)
    missed = any(row.deviation_reason for row in rows)
    assert ("SELF_NO_REASON" in faults(changed(document, indicators=silent))) == missed


@settings(max_examples=30, deadline=None)
@given(honest())
def test_row_order_does_not_change_what_is_found(document: PlanDocument) -> None:
    turned = changed(document, indicators=document.projects[0].indicators[::-1])
    assert faults(turned) == faults(document)


NATIONAL = """
kind: self_evaluation
fiscal_year: 2023
name: 社会救助协理员补助
implementing_unit: 甲县民政局
objectives: [聘用协理员96名，入户核查不少于4800户。]
actual_objectives: [聘用协理员94名，入户核查6300户，新纳入低保212户。]
execution: {budget_initial: 180, budget_year: 172.8, spent: 169.2, rate: 97.92, score: 9.79}
total_score: 98.98
indicators:
  - level1: 产出指标
    level2: 数量指标
    name: 聘用协理员人数
    target: ≥96人
    actual: 94人
    full_score: 20
    score: 19.58
    deviation_reason: 两名协理员年中离职，已于次年一月补聘
  - level1: 产出指标
    level2: 数量指标
    name: 入户核查户数
    target: ≥4800户
    actual: 6300户
    full_score: 15
    score: 15
    deviation_reason: 年中开展专项排查，下年目标调高
  - level1: 产出指标
    level2: 时效指标
    name: 按时发放率
    target: 100%
    actual: 100%
    full_score: 15
    score: 15
  - level1: 效益指标
    level2: 社会效益
    name: 救助及时性
    target: 有效提升
    actual: 达成年度指标
    full_score: 30
    score: 29.61
  - level1: 满意度指标
    level2: 服务对象满意度
    name: 救助对象满意度
    target: ≥95%
    actual: 93.5%
    full_score: 10
    score: 10
    deviation_reason: 个别对象反映入户次数多
"""


def test_a_form_as_counties_fill_it_in_has_no_fault() -> None:
    assert faults(read_plan_text(NATIONAL)) == set()


@pytest.mark.parametrize(
    ("printed", "instead", "fault"),
    [
        pytest.param("score: 19.58", "score: 20", "SELF_SCORE_RANGE", id="full points for a miss"),
        pytest.param("actual: 94人", "actual:", "SELF_ACTUAL_BLANK", id="nothing counted"),
        pytest.param("rate: 97.92", "rate: 99.5", "SELF_RATE_NE", id="another rate"),
        pytest.param("score: 9.79", "score: 10", "SELF_EXEC_SCORE", id="execution rounded up"),
        pytest.param("98.98", "99.98", "SELF_TOTAL_NE", id="added up wrongly"),
        pytest.param("spent: 169.2", "spent: 186", "SELF_SPENT_GT_BUDGET", id="overspent"),
        pytest.param("deviation_reason: 年中", "basis: 年中", "SELF_OVER", id="131 % unexplained"),
        pytest.param(
            "deviation_reason: 两名", "basis: 两名", "SELF_NO_REASON", id="a miss unexplained"
        ),
        pytest.param(
            "score: 29.61",
            "score: 21",
            "SELF_SCORE_RANGE",
            id="met in words, scored below its band",
        ),
    ],
)
def test_one_change_is_one_fault_more(printed: str, instead: str, fault: str) -> None:
    assert fault in faults(read_plan_text(NATIONAL.replace(printed, instead)))


def test_years_before_the_rules_are_not_scored() -> None:
    old = NATIONAL.replace("fiscal_year: 2023", "fiscal_year: 2018").replace("98.98", "60")
    assert faults(read_plan_text(old)) == set()


@pytest.mark.parametrize(
    ("words", "score", "is_right"),
    [
        pytest.param("达成年度指标", "8", "yes", id="met, the lowest score"),
        pytest.param("达成", "7", "no", id="met, scored as partly met"),
        pytest.param("部分达成并具有一定效果", "7", "yes", id="partly met"),
        pytest.param("部分达成并具有一定效果", "9", "no", id="partly met, scored as met"),
        pytest.param("未全部达成", "6", "yes", id="not wholly met is partly met"),
        pytest.param("未达成且效果较差", "6.5", "no", id="not met, scored as partly met"),
        pytest.param("群众反映良好", "5", "yes", id="words of no band"),
    ],
)
def test_words_score_within_their_band(words: str, score: str, is_right: str) -> None:
    document = read_plan_text(
        "kind: self_evaluation\nfiscal_year: 2023\nindicators:\n"
        f"  - {{name: 服务能力, target: 有效提升, actual: {words}, full_score: 10, score: {score}}}"
    )
    assert ("SELF_SCORE_RANGE" in faults(document)) == (is_right == "no")
