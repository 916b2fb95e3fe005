"""Several experts' sheets → one score, worked out by hand; bounds, order, refusals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.evaluation.panel import (
    PanelRefused,
    checked_points,
    checked_score,
    judge_panel,
    may_read_again,
)
from jixiao.model.panel import ScoreSheet
from jixiao.standards.expert_evaluation import FrameworkKind, Outcome, frameworks
from jixiao.standards.grades import grade_scales
from jixiao.standards.policy import clause

if TYPE_CHECKING:
    from jixiao.model.panel import PanelScore

DAY = date(2026, 12, 31)
EVALUATION = frameworks()[FrameworkKind.EVALUATION].on(DAY)
EX_ANTE = frameworks()[FrameworkKind.EX_ANTE].on(DAY)
SCALE = grade_scales().on(DAY)
FINISHED = EVALUATION.preset("finished")


def sheet(expert: str, share: str = "1", **scores: str) -> ScoreSheet:
    """A sheet that gives every item the share of its points, but those told apart."""
    given = {item: points * Decimal(share) for item, points in FINISHED.items()}
    return ScoreSheet(expert, given | {name: Decimal(text) for name, text in scores.items()}, {})


def judged(*sheets: ScoreSheet) -> PanelScore:
    return judge_panel(EVALUATION, FINISHED, sheets, SCALE)


@pytest.mark.parametrize("framework", [EVALUATION, EX_ANTE], ids=lambda one: one.id)
def test_every_set_of_points_can_be_scored_with(framework: object) -> None:
    assert framework in (EVALUATION, EX_ANTE)
    held = EVALUATION if framework is EVALUATION else EX_ANTE
    for each in held.sets:
        assert checked_points(held, held.preset(each.id)) == held.preset(each.id)
    sources = (
        held.source, held.points_source, held.panel_source, held.combine_source,
        held.spread_source, held.agreement_source, held.second_source,
        held.report_source, held.scales_source,
        held.conclusions_source or held.source,
        held.floor.source if held.floor else held.source,
    )  # fmt: skip
    assert [clause(source).clause_id for source in sources] == list(sources)
    assert len({item.id for item in held.items}) == len(held.items)
    for name in held.scales:
        assert grade_scales(name).on(DAY).names


@pytest.mark.parametrize(
    ("second", "third", "again"),
    [
        pytest.param({}, {}, False, id="all the same, nobody ranks anything apart"),
        pytest.param({"effect": "16"}, {"effect": "16"}, False, id="two agree against full points"),
        pytest.param({"satisfaction": "6"}, {}, True, id="one item 40 points apart"),
        pytest.param({"effect": "16"}, {"quality": "8"}, True, id="W 0.34: each ranks another low"),
    ],
)
def test_who_agree_too_little_may_score_again(
    second: dict[str, str],
    third: dict[str, str],
    again: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """W of the last row: three rankings of 17 items, two with one item below sixteen equal ones."""
    score = judged(sheet("1"), sheet("2", **second), sheet("3", **third))
    assert may_read_again(EVALUATION, score) is again


def test_groups_are_those_of_the_rules() -> None:
    assert EVALUATION.groups == ("决策", "过程", "产出", "效益")
    assert EX_ANTE.groups == (
        "立项必要性", "投入经济性", "绩效目标合理性", "实施方案可行性", "筹资合规性",
    )  # fmt: skip
    for group in EX_ANTE.groups:
        points = [one.points["even"] for one in EX_ANTE.items if one.level1 == group]
        assert sum(points) == 20


def test_three_experts_are_averaged() -> None:
    # 满意度 of 10 points: 10, 9, 6 → 25 ÷ 3 = 8.333… → 8.33; 实施效益 of 20: 20, 20, 15 →
    # 18.333… → 18.33; the rest full: 100 − 30 + 8.33 + 18.33 = 96.66. Spread of 满意度
    # (10 − 6) ÷ 10 = 0.4 > 0.3, of 实施效益 (20 − 15) ÷ 20 = 0.25.
    found = judged(sheet("甲"), sheet("乙", satisfaction="9"),
                   sheet("丙", satisfaction="6", effect="15"))  # fmt: skip
    last = found.items[-1]
    assert (last.name, last.given, last.score) == (
        "满意度", (Decimal(10), Decimal(9), Decimal(6)), Decimal("8.33"),
    )  # fmt: skip
    assert (last.spread, last.differs, last.left_out) == (Decimal("0.4"), True, 0)
    assert found.items[-2].score == Decimal("18.33")
    assert not found.items[-2].differs
    assert (found.total, found.grade) == (Decimal("96.66"), "优")
    assert found.totals == (100, 99, 91)
    assert found.differing == (last,)
    assert found.groups[-1] == ("效益", Decimal(30), Decimal("26.66"))
    # Ranks of 17 items. 甲: all alike, 9 each, T = 17³ − 17 = 4896. 乙: 满意度 1, the others
    # (2+…+17)/16 = 9.5, T = 16³ − 16 = 4080. 丙: 满意度 0.6 → 1, 实施效益 0.75 → 2, the others
    # (3+…+17)/15 = 10, T = 15³ − 15 = 3360. Sums: 满意度 11, 实施效益 20.5, the others 28.5;
    # mean 27; S = 16² + 6.5² + 15 × 1.5² = 256 + 42.25 + 33.75 = 332.
    # W = 12 × 332 ÷ (9 × 4896 − 3 × (4896 + 4080 + 3360)) = 3984 ÷ (44064 − 37008) = 0.56463
    assert found.agreement.coefficient == Decimal("0.5646")


def test_from_five_on_the_highest_and_the_lowest_are_left_out() -> None:
    # 满意度: 10, 10, 8, 7, 0 → without one 10 and the 0: (10 + 8 + 7) ÷ 3 = 8.33
    given = ("10", "10", "8", "7", "0")
    found = judged(*(sheet(str(n), satisfaction=text) for n, text in enumerate(given)))
    assert (found.items[-1].score, found.items[-1].left_out) == (Decimal("8.33"), 2)
    assert found.total == Decimal("98.33")
    four = judged(*(sheet(str(n), satisfaction=text) for n, text in enumerate(given[:4])))
    assert (four.items[-1].score, four.items[-1].left_out) == (Decimal("8.75"), 0)


@pytest.mark.parametrize(
    ("share", "grade"), [("0.9", "优"), ("0.8", "良"), ("0.6", "中"), ("0.5", "差")]
)
def test_the_total_has_its_grade(share: str, grade: str) -> None:
    assert judged(*(sheet(name, share) for name in "甲乙丙")).grade == grade


def test_a_division_may_have_its_own_grades() -> None:
    early = grade_scales("early_excellent").on(DAY)
    sheets = [sheet(name, "0.8") for name in "甲乙丙"]
    assert judge_panel(EVALUATION, FINISHED, sheets, early).grade == "优"


@pytest.mark.parametrize(
    ("score", "outcome"),
    [("80", Outcome.SUPPORT), ("79.99", Outcome.REVISE), ("60", Outcome.REVISE),
     ("59.99", Outcome.REFUSE), ("0", Outcome.REFUSE)],
)  # fmt: skip
def test_what_an_assessment_concludes(score: str, outcome: Outcome) -> None:
    assert EX_ANTE.conclude(Decimal(score)) is outcome
    assert EVALUATION.conclude(Decimal(score)) is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"basis": "4"}, "合计应为100，现在是101", id="sum"),
        pytest.param({"basis": "0", "procedure": "6"}, "立项依据充分性", id="nothing"),
        pytest.param({"basis": "3.001", "procedure": "2.999"}, "两位小数", id="too fine"),
        pytest.param({"basis": "NaN"}, "立项依据充分性", id="no number"),
        pytest.param({"effect": "15", "satisfaction": "4", "basis": "14"}, "不低于60", id="floor"),
    ],
)
def test_points_that_do_not_fit_are_refused(change: dict[str, str], told: str) -> None:
    points = dict(FINISHED) | {name: Decimal(text) for name, text in change.items()}
    with pytest.raises(PanelRefused, match=told):
        checked_points(EVALUATION, points)
    with pytest.raises(PanelRefused):
        checked_points(EVALUATION, {})


@pytest.mark.parametrize("text", ["-0.5", "10.01", "9.999", "", "优", "NaN", "Infinity", "1e400"])
def test_scores_out_of_bounds_are_refused(text: str) -> None:
    with pytest.raises(PanelRefused, match="满意度"):
        checked_score("满意度", text, Decimal(10))
    if text == "-0.5":
        with pytest.raises(PanelRefused, match="满意度"):
            judged(sheet("甲"), sheet("乙"), sheet("丙", satisfaction=text))


def test_too_few_sheets_or_open_items_give_no_result() -> None:
    with pytest.raises(PanelRefused, match="不少于3名"):
        judged(sheet("甲"), sheet("乙"))
    with pytest.raises(PanelRefused, match="还没有评分"):
        judged(sheet("甲"), sheet("乙"), ScoreSheet("丙", {}, {}))


@st.composite
def panels(draw: st.DrawFn) -> list[ScoreSheet]:
    count = draw(st.integers(3, 8))
    shares = st.integers(0, 100).map(lambda number: Decimal(number) / 100)
    return [
        ScoreSheet(
            str(n),
            {
                item: (points * draw(shares)).quantize(Decimal("0.01"))
                for item, points in FINISHED.items()
            },
            {},
        )
        for n in range(count)
    ]


@given(panels(), st.randoms(use_true_random=False))
def test_bounds_and_order(sheets: list[ScoreSheet], random: object) -> None:
    found = judged(*sheets)
    cent = Decimal("0.01")
    for item in found.items:
        assert min(item.given) - cent <= item.score <= max(item.given) + cent
        assert 0 <= item.score <= item.points
        assert 0 <= item.spread <= 1
    assert found.total == sum(one.score for one in found.items)
    assert 0 <= found.total <= 100
    mixed = list(sheets)
    random.shuffle(mixed)
    again = judged(*mixed)
    assert (again.total, again.grade, again.agreement) == (
        found.total, found.grade, found.agreement,
    )  # fmt: skip
    assert [one.score for one in again.items] == [one.score for one in found.items]


@given(panels(), st.integers(0, 7), st.sampled_from(sorted(FINISHED)))
def test_a_better_score_never_lowers_the_total(
    sheets: list[ScoreSheet], number: int, item: str
) -> None:
    before = judged(*sheets).total
    one = sheets[number % len(sheets)]
    best = ScoreSheet(one.expert, {**one.scores, item: FINISHED[item]}, {})
    after = judged(*(best if each is one else each for each in sheets)).total
    assert after >= before
