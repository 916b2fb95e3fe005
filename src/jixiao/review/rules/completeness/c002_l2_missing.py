"""Whether the output side has quantity, quality, timeliness and cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.indicator import Level1
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind
from jixiao.review.judgement import found, lacks_data, not_applicable
from jixiao.review.purchases import bought_row
from jixiao.review.rows import class_of, is_cost, level_of
from jixiao.review.rule import rule
from jixiao.standards.weights import weight_splits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_REQUIRED: Final = {
    "quantity": "数量指标",
    "quality": "质量指标",
    "timeliness": "时效指标",
    "cost": "成本指标",
}


@rule(
    code="JX-C002",
    fault="L2_MISSING",
    title="产出的二级指标不全",
    why="数量、质量、时效和成本合起来才能说明产出；缺一类就少了一项可核查的承诺。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#integrity",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 保障人数 / 27人
  - 产出指标 / 质量指标 / 设备正常运行率 / ≥98%
  - 产出指标 / 成本指标 / 工作经费 / ≤5万元
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 保障人数 / 27人
  - 产出指标 / 质量指标 / 设备正常运行率 / ≥98%
  - 产出指标 / 时效指标 / 维修及时率 / ≥95%
  - 产出指标 / 成本指标 / 工作经费 / ≤5万元
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 保障人数 / 27人 / 30
  - 产出指标 / 质量指标 / 正常运行率 / ≥98% / 10
  - 产出指标 / 时效指标 / 维修及时率 / ≥95% / 10
  - 效益指标 / 社会效益 / 业务办结率 / ≥95% / 30
  - 满意度指标 / 服务对象满意度 / 职工满意度 / ≥90% / 10
""",
    fix="补充所缺的二级指标。",
)
def level_two_missing(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Output is quantity, quality, timeliness and cost; 50 points for output mean: no cost set.

    A cost missing where the money buys or pays is told by the rule on missing costs.
    """
    if context.document.kind is DocumentKind.DEPARTMENT:
        yield not_applicable("部门整体支出按部门的要求设指标。")
        return
    present = {class_of(indicator) for indicator in plan.indicators}
    if any(is_cost(indicator) for indicator in plan.indicators):
        present.add("cost")
    waived = {"cost"} if _sets_no_cost(plan) or bought_row(plan, context) else set()
    missing = [name for kind, name in _REQUIRED.items() if kind not in present | waived]
    if not missing or len(missing) == len(_REQUIRED):
        return
    if any(indicator.level2 is None for indicator in plan.indicators):
        yield lacks_data("有的指标没有二级指标，无法判断缺了哪一类。")
        return
    yield found(
        message("产出缺少{missing}。", missing="、".join(missing)),
        field="level2",
        given="、".join(name for kind, name in _REQUIRED.items() if kind in present),
        expected="、".join(_REQUIRED.values()),
    )


def _sets_no_cost(plan: PerformancePlan) -> bool:
    """Return whether the weights follow the case without cost indicators."""
    weights = [row.weight for row in plan.indicators if level_of(row) is Level1.OUTPUT]
    split = weight_splits()["without_cost"].values[-1].value
    known = [weight for weight in weights if weight is not None]
    return bool(known) and sum(known) == split.of(Level1.OUTPUT)
