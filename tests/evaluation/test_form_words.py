"""What the words of a self-evaluation settle: cancelled, never begun, a target set too low."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jixiao.evaluation.scoring_plans import score_plan
from jixiao.evaluation.settling import Settled
from jixiao.model.funding import Execution
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan
from jixiao.model.score import PlanScore, Standing
from jixiao.standards.scoring import scoring_schemes
from jixiao.wording.targets import parse_target

DAY = date(2025, 12, 31)
SCHEME = scoring_schemes()["national"].on(DAY)
LEVELS = (
    ("产出指标", "数量指标", "≥100人", "50"),
    ("效益指标", "社会效益指标", "≥90%", "30"),
    ("满意度指标", "服务对象满意度指标", "≥90%", "10"),
)
MET = ("100人", "90%", "90%")
HUNDRED = Decimal(100)


def plan(
    actuals: tuple[str, ...] = MET, reasons: tuple[str, ...] = ("", "", ""), done: str = ""
) -> PerformancePlan:
    rows = tuple(
        Indicator(
            level1,
            level2,
            "指标",
            parse_target(target),
            actual=actual,
            full_score=Decimal(points),
            deviation_reason=reason or None,
        )
        for (level1, level2, target, points), actual, reason in zip(
            LEVELS, actuals, reasons, strict=True
        )
    )
    spent = Execution(budget_year=HUNDRED, spent=HUNDRED)
    return PerformancePlan(
        1, year=2025, indicators=rows, execution=spent, actual_objectives=(done,) if done else ()
    )


def score(subject: PerformancePlan, settled: Settled | None = None) -> PlanScore:
    return score_plan(subject, SCHEME, DAY, settled=settled or Settled())


@pytest.mark.parametrize(
    ("actual", "reason"),
    [
        pytest.param("不适用（政策取消）", "", id="the reason behind the actual"),
        pytest.param("不适用", "上级文件废止，不再发放", id="the reason in its own column"),
        pytest.param("政策取消", "", id="nothing but the reason"),
        pytest.param("N/A", "该政策已取消", id="in letters"),
    ],
)
def test_a_cancelled_row_is_left_out_the_rest_scaled_and_both_told(
    actual: str, reason: str
) -> None:
    found = score(plan((actual, "81%", "90%"), (reason, "", "")))
    # 10 + 30 × 81 / 90 + 10 = 47 of 50; × 100 / 50 = 94
    assert (found.total, found.rows[0].standing) == (Decimal("94.00"), Standing.REMOVED)
    assert "得分×100÷50" in str(found.scaling)
    assert f"表中写明“{actual}" in str(found.rows[0].arithmetic)
    assert "须有批准文件" in str(found.rows[0].arithmetic)


def test_a_row_that_does_not_apply_without_a_reason_stays_open() -> None:
    found = score(plan(("不适用", "90%", "90%"))).rows[0]
    assert found.standing is Standing.OPEN
    assert "没有写明原因" in str(found.arithmetic)


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        pytest.param("取消收费项目", "=3项", "已取消", id="cancelling is the work"),
        pytest.param("行政处罚", "0次", "未开展", id="nothing done where nothing was to be"),
        pytest.param("会议费", "≤5万元", "未开展", id="nothing done within a limit"),
    ],
)
def test_words_that_are_no_excuse_stay_open(name: str, target: str, actual: str) -> None:
    row = Indicator("产出指标", "数量指标", name, parse_target(target), actual=actual)
    found = score(PerformancePlan(1, year=2025, indicators=(row,))).rows[0]
    assert found.standing is Standing.OPEN


def test_what_a_person_approved_is_told_as_approved() -> None:
    found = score(plan(("不适用（政策取消）", "90%", "90%")), Settled(removed={1: "政策取消"}))
    assert str(found.rows[0].arithmetic) == "经批准剔除：政策取消"


@pytest.mark.parametrize(
    ("actuals", "done"),
    [
        pytest.param(MET, "因资金未到位，项目未实施。", id="told of the whole project"),
        pytest.param(("项目未实施", "项目未开展", "项目未实施"), "", id="told in every row"),
    ],
)
def test_a_project_that_never_began_by_its_own_words(actuals: tuple[str, ...], done: str) -> None:
    found = score(plan(actuals, done=done))
    assert [each.score for each in found.rows[:2]] == [Decimal("0.00")] * 2
    assert found.execution.score == Decimal("0.00")
    assert "按项目未实施计算" in str(found.notes[0])


@pytest.mark.parametrize(
    "done", ["项目未实施完毕，完成90%。", "三个子项目未实施，其余完成。", "项目已实施。"]
)
def test_a_project_that_did_begin(done: str) -> None:
    found = score(plan(done=done))
    assert (found.total, found.notes) == (Decimal("100.00"), ())


def test_a_single_row_of_which_nothing_was_done() -> None:
    found = score(plan(("未开展", "90%", "90%")))
    assert (found.rows[0].score, found.total) == (Decimal("0.00"), Decimal("50.00"))


@pytest.mark.parametrize(
    ("reason", "score_of_row"),
    [
        # 150 / 100 − 1.30 = 0.20 is taken off: 50 × 0.80
        pytest.param("目标值设定偏低", "40.00", id="too low"),
        pytest.param("年初指标值设定明显偏低，已在下年调高", "40.00", id="in a sentence"),
        pytest.param("原因：目标偏低；改进措施：调高", "40.00", id="as the platform writes it"),
        pytest.param("并非目标值偏低，系新增人员", "50.00", id="not too low"),
        pytest.param("上级追加任务", "50.00", id="another reason"),
        pytest.param("", "50.00", id="no reason"),
    ],
)
def test_far_exceeded_for_a_target_set_too_low(reason: str, score_of_row: str) -> None:
    found = score(plan(("150人", "90%", "90%"), (reason, "", ""))).rows[0]
    assert str(found.score) == score_of_row
    remark = str(found.remark)
    assert ("须说明原因" in remark) is (not reason)
    if reason and score_of_row == "50.00":
        assert reason in remark
    if score_of_row == "40.00":
        assert "表中原因写明目标值偏低" in str(found.arithmetic)


def test_points_that_do_not_make_a_hundred_are_told_and_scaled() -> None:
    rows = plan()
    heavy = Execution(budget_year=HUNDRED, spent=Decimal(50), full_score=Decimal(20))
    found = score(PerformancePlan(1, year=2025, indicators=rows.indicators, execution=heavy))
    # 10 of 20 and 90 of 90: 100 of 110, × 100 / 110 = 90.909…
    assert found.total == Decimal("90.91")
    assert "分值合计110分，不是100分" in str(found.scaling)


def test_points_no_form_may_print_are_named_and_not_used() -> None:
    first, second, third = plan().indicators
    rows = (
        Indicator(first.level1, first.level2, "甲", first.target, full_score=Decimal(-10)),
        Indicator(second.level1, second.level2, "乙", second.target, full_score=Decimal(999)),
        Indicator(third.level1, third.level2, "丙", third.target),
    )
    told = str(score(PerformancePlan(1, indicators=rows)).weights)
    assert "第3项没有填写分值，或填写的不是数字，第1（-10）、2（999）项分值不在0至100之间" in told


@pytest.mark.parametrize(
    ("execution", "said"),
    [
        pytest.param(Execution(spent=HUNDRED), "没有填写全年预算数，", id="no budget"),
        pytest.param(Execution(budget_year=HUNDRED), "没有填写全年执行数，", id="nothing spent"),
        pytest.param(Execution(), "没有填写全年预算数和全年执行数", id="neither"),
        pytest.param(
            Execution(budget_year=-HUNDRED, spent=HUNDRED), "全年预算数-100不大于0", id="below 0"
        ),
        pytest.param(
            Execution(budget_year=HUNDRED, spent=Decimal(-1)), "全年执行数-1小于0", id="spent < 0"
        ),
    ],
)
def test_which_figure_of_the_money_is_missing(execution: Execution, said: str) -> None:
    found = score(PerformancePlan(1, indicators=plan().indicators, execution=execution))
    assert (found.execution.score, said in str(found.execution.arithmetic)) == (
        Decimal("0.00"),
        True,
    )
