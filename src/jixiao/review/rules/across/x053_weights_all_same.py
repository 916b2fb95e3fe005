"""Whether weights were set project by project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 5


@rule(
    code="JX-X053",
    fault="WEIGHTS_ALL_SAME",
    title="各项目的权重完全一样",
    why="补助、购置、工作经费的重点不同，权重却一个模子，看不出各项目最看重什么。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#weights",
    bad="""
projects:
  - name: 农村公路养护
    indicators:
      - {level1: 产出指标, level2: 数量指标, name: 养护里程, target: ≥120公里, weight: 40}
      - {level1: 效益指标, level2: 社会效益指标, name: 通行事故下降率, target: ≥5%, weight: 50}
  - name: 村卫生室补助
    indicators:
      - {level1: 产出指标, level2: 数量指标, name: 补助卫生室, target: 80个, weight: 40}
      - {level1: 效益指标, level2: 社会效益指标, name: 诊疗人次, target: ≥9000人次, weight: 50}
  - name: 高龄津贴
    indicators:
      - {level1: 产出指标, level2: 数量指标, name: 发放人数, target: 900人, weight: 40}
      - {level1: 效益指标, level2: 社会效益指标, name: 生活改善率, target: ≥90%, weight: 50}
  - name: 图书馆开放
    indicators:
      - {level1: 产出指标, level2: 数量指标, name: 开放天数, target: ≥300天, weight: 40}
      - {level1: 效益指标, level2: 社会效益指标, name: 借阅人次, target: ≥2万人次, weight: 50}
  - name: 河道保洁
    indicators:
      - {level1: 产出指标, level2: 数量指标, name: 保洁长度, target: 60公里, weight: 40}
      - {level1: 效益指标, level2: 社会效益指标, name: 投诉下降率, target: ≥10%, weight: 50}
""",
    good="""
projects:
  - name: 农村公路养护
    indicators:
      - {level1: 产出指标, level2: 数量指标, name: 养护里程, target: ≥120公里, weight: 50}
      - {level1: 效益指标, level2: 社会效益指标, name: 通行事故下降率, target: ≥5%, weight: 40}
  - name: 村卫生室补助
    indicators:
      - {level1: 产出指标, level2: 数量指标, name: 补助卫生室, target: 80个, weight: 40}
      - {level1: 效益指标, level2: 社会效益指标, name: 诊疗人次, target: ≥9000人次, weight: 50}
""",
    neighbour="""
projects:
  - name: 农村公路养护
    indicators:
      - {level1: 产出指标, level2: 数量指标, name: 养护里程, target: ≥120公里, weight: 40}
      - {level1: 效益指标, level2: 社会效益指标, name: 通行事故下降率, target: ≥5%, weight: 50}
  - name: 村卫生室补助
    indicators:
      - {level1: 产出指标, level2: 数量指标, name: 补助卫生室, target: 80个, weight: 40}
      - {level1: 效益指标, level2: 社会效益指标, name: 诊疗人次, target: ≥9000人次, weight: 50}
""",
    fix="按项目的重点调整权重：发补助的加重质量和时效，购置的加重成本和使用效益。",
)
def one_pattern_of_weights(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Compare the weights by kind of row of all projects; five projects or more."""
    del context
    weighed = [plan for plan in document.projects if any(row.weight for row in plan.indicators)]
    if len(weighed) < _LEAST:
        yield not_applicable("写了权重的项目太少。")
        return
    patterns = {
        tuple(
            sorted((row.level1 or "", str(row.weight or "")) for row in map(_of, annual_rows(plan)))
        )
        for plan in weighed
    }
    patterns = {
        tuple((level, f"{float(weight or 0):g}") for level, weight in one) for one in patterns
    }
    if len(patterns) == 1:
        yield found(
            message("{count}个项目的权重分配完全一样，没有按项目重点区分。", count=len(weighed)),
            field="indicators",
            given="、".join(weight for _, weight in patterns.pop()),
        )


def _of(pair: tuple[int, Indicator]) -> Indicator:
    """Return the row of a numbered row."""
    return pair[1]
