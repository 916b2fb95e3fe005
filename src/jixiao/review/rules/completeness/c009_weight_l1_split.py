"""Whether the weights of the level-1 groups follow one of the set splits."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.indicator import Level1
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data, not_applicable
from jixiao.review.rows import annual_rows, figure, is_cost, level_of
from jixiao.review.rule import rule
from jixiao.standards.weights import weight_splits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement
    from jixiao.standards.weights import WeightSplit


@rule(
    code="JX-C009",
    fault="WEIGHT_L1_SPLIT",
    title="一级指标权重与规定不同",
    why="规定了各一级指标的权重；另行分配要有理由，批复后原则上不再调整。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiyu-2021-101#weights",
    bad="""
indicators:
  - 成本指标 / 经济成本 / 办公费 / ≤6万元 / 40
  - 产出指标 / 数量指标 / 电脑数量 / ≥10台 / 20
  - 效益指标 / 社会效益 / 群众知晓率 / ≥80% / 20
  - 满意度指标 / 服务对象满意度 / 群众满意度 / ≥85% / 10
""",
    good="""
indicators:
  - 成本指标 / 经济成本 / 办公费 / ≤6万元 / 20
  - 产出指标 / 数量指标 / 电脑数量 / ≥10台 / 40
  - 效益指标 / 社会效益 / 群众知晓率 / ≥80% / 20
  - 满意度指标 / 服务对象满意度 / 群众满意度 / ≥85% / 10
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 电脑数量 / ≥10台 / 30
  - 产出指标 / 成本指标 / 办公费 / ≤6万元 / 20
  - 效益指标 / 社会效益 / 群众知晓率 / ≥80% / 30
  - 满意度指标 / 服务对象满意度 / 群众满意度 / ≥85% / 10
""",
    fix=(
        "按成本20、产出40、效益20、满意度10（不设成本的：产出50、效益30、满意度10）分配，"
        "或说明理由。"
    ),
)
def level_one_weights_unusual(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare with the splits set by rule; the tree of 2015 counts cost within output."""
    del context
    sums: dict[Level1 | None, Decimal] = defaultdict(Decimal)
    inner = Decimal(0)
    for _, row in annual_rows(plan):
        points = row.weight if row.weight is not None else row.full_score
        if points is None:
            yield not_applicable("没有填写全部分值权重。")
            return
        sums[level_of(row)] += points
        inner += points if is_cost(row) and level_of(row) is Level1.OUTPUT else 0
    if not sums or None in sums:
        yield lacks_data("有的指标没有一级指标，无法按类合计权重。")
        return
    splits = [dated.values[-1].value for dated in weight_splits().values()]
    if sum(sums.values()) != splits[0].target_sum or any(_same(sums, inner, one) for one in splits):
        return
    given = "、".join(f"{level} {figure(sums[level])}" for level in Level1 if level in sums)
    nearest = splits[0] if Level1.COST in sums else splits[1]
    expected = "、".join(f"{level} {figure(points)}" for level, points in nearest.points)
    yield found(
        message("一级指标权重为{given}，规定为{expected}。", given=given, expected=expected),
        field="weight",
        given=given,
        expected=expected,
    )


def _same(sums: Mapping[Level1 | None, Decimal], inner: Decimal, split: WeightSplit) -> bool:
    """Return whether the sums are a split's; `inner` is the cost printed within output."""
    cost = sums.get(Level1.COST, Decimal(0))
    own = all(sums.get(level, Decimal(0)) == split.of(level) for level in Level1)
    within = split.of(Level1.COST) + split.of(Level1.OUTPUT)
    rest = (Level1.OUTCOME, Level1.SATISFACTION)
    merged = cost == 0 and inner == split.of(Level1.COST) and sums.get(Level1.OUTPUT) == within
    return own or (merged and all(sums.get(level, Decimal(0)) == split.of(level) for level in rest))
