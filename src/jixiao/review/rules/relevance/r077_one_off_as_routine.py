"""Whether work done once is measured as such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import said_in
from jixiao.review.rows import annual_rows, class_of, is_cost, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_OUTPUTS: Final = ("quantity", "quality", "timeliness")
_DONE: Final = ("完成", "验收", "竣工", "交付", "投入使用", "启用")


@rule(
    code="JX-R077",
    fault="ONE_OFF_AS_ROUTINE",
    title="一次性的工作按日常工作考核",
    why="钱用于系统并网，产出却只写办公单位数、保障率，网并没并成、什么时候并成没有指标。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#relevance",
    bad="""
name: 工资管理系统经费
indicators:
  - 产出指标 / 数量指标 / 保障单位数 / 238个
  - 产出指标 / 质量指标 / 业务保障率 / 100%
  - 产出指标 / 成本指标 / 系统迁移费 / ≤3.5万元
""",
    good="""
name: 工资管理系统经费
indicators:
  - 产出指标 / 数量指标 / 保障单位数 / 238个
  - 产出指标 / 时效指标 / 系统迁移完成时间 / 6月底前
  - 产出指标 / 成本指标 / 系统迁移费 / ≤3.5万元
""",
    neighbour="""
name: 工资管理系统经费
indicators:
  - 产出指标 / 数量指标 / 保障单位数 / 238个
  - 产出指标 / 质量指标 / 业务保障率 / 100%
  - 产出指标 / 成本指标 / 系统运维费 / ≤3.5万元
""",
    fix="为这项工作写完成时间、验收合格率等指标；日常保障的指标另列。",
)
def act_done_once_unmeasured(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look for the act that a cost row names among the output rows, or for its completion."""
    acts = said_in(context.words("acts_done_once"))
    costs = [
        (n, act[0])
        for n, row in annual_rows(plan)
        if is_cost(row) and (act := acts.search(plain(row.name)))
    ]
    if not costs:
        yield not_applicable("成本没有写一次性的工作。")
        return
    outputs = "；".join(
        plain(row.name) + plain(row.description)
        for _, row in annual_rows(plan)
        if class_of(row) in _OUTPUTS
    )
    done = said_in((*_DONE, *dict.fromkeys(act for _, act in costs)))
    if outputs and not done.search(outputs):
        told = "、".join(dict.fromkeys(act for _, act in costs))
        yield found(
            message("成本用于{act}，产出指标没有一条衡量它，也没有完成或验收。", act=told),
            rows=[number for number, _ in costs],
            field="name",
            given=told,
        )
