"""Whether the quality rows belong to what the plan says it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, is_cost, plain
from jixiao.review.rule import rule
from jixiao.review.topics import head_topic, topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 5
# Payments of others are another rule's matter.
_PARTY: Final = re.compile(r"人员|单位|居民|群众|企业|农户|入户|用户")
_PAYMENT: Final = re.compile(r"代缴|补贴|补助|津贴")


@rule(
    code="JX-R108",
    fault="QUALITY_NOT_IN_GOAL",
    title="质量指标在目标和支出中没有对应",
    why="目标没有写、数量没有、钱也不花在上面，质量却考核它；完成得再好也与本项目无关。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#relevance",
    bad="""
name: 农家书屋补助经费
objectives: [为农家书屋补充图书。]
indicators:
  - 产出指标 / 数量指标 / 补充图书册数 / 6000册
  - 产出指标 / 质量指标 / 有线电视入户率 / ≥95%
  - 成本指标 / 经济成本指标 / 购书费 / ≤12万元
""",
    good="""
name: 农家书屋补助经费
objectives: [为农家书屋补充图书。]
indicators:
  - 产出指标 / 数量指标 / 补充图书册数 / 6000册
  - 产出指标 / 质量指标 / 图书验收合格率 / ≥95%
  - 成本指标 / 经济成本指标 / 购书费 / ≤12万元
""",
    neighbour="""
name: 农家书屋补助经费
objectives: [为农家书屋补充图书。]
indicators:
  - 产出指标 / 数量指标 / 补充图书册数 / 6000册
  - 产出指标 / 质量指标 / 验收合格率 / 100%
  - 成本指标 / 经济成本指标 / 购书费 / ≤12万元
""",
    fix="在目标中写明这项工作，或换成本项目产出的质量。",
)
def quality_of_nothing_told(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find quality rows whose subject hardly shares a pair with head, quantity and cost rows."""
    rows = list(annual_rows(plan))
    quality = [(n, row) for n, row in rows if class_of(row) == "quality"]
    if not quality or not plan.objectives:
        yield not_applicable("没有质量指标，或没有目标。")
        return
    told = "，".join(
        plain(row.name) + "，" + plain(row.description)
        for _, row in rows
        if class_of(row) == "quantity" or is_cost(row)
    )
    held = head_topic(plan, context) | topic_of(told, context)
    for number, row in quality:
        name = plain(row.name)
        if _PAYMENT.search(name) or not _PARTY.search(name):
            continue
        own = topic_of(row.name, context)
        if len(own) >= _LEAST and len(own & held) <= 1:
            yield found(
                message("质量“{name}”在目标、数量和成本中都没有对应。", name=row.name),
                rows=[number],
                field="name",
                given=row.name,
            )
