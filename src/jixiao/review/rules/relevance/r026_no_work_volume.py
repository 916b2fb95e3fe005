"""Whether any quantity says how much work is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, plain, share_of, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FIGURE: Final = re.compile(r"[\d一二两三四五六七八九十百千万]")


@rule(
    code="JX-R026",
    fault="NO_WORK_VOLUME",
    title="数量指标没有工作量",
    why="数量全是百分比，不知道总共办多少件、服务多少人，预算也无从测算。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#quantity",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 退休人员管理服务 / 应管尽管
  - 产出指标 / 数量指标 / 退休人员管理服务工作分离的比例 / =100%
  - 产出指标 / 质量指标 / 档案整理合格率 / ≥98%
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 移交管理服务的退休人员 / ≥120人
  - 产出指标 / 数量指标 / 退休人员管理服务工作分离的比例 / =100%
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 养老保险参保人数 / ≥170000人
  - 产出指标 / 数量指标 / 养老金领取人数 / =100%
""",
    fix="至少用一项绝对数写明工作量，如人数、件数、面积。",
)
def no_volume_of_work(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """One absolute figure under quantity is enough; ratios alone are another rule's matter."""
    del context
    rows = [(number, row) for number, row in annual_rows(plan) if class_of(row) == "quantity"]
    stated = [number for number, row in rows if not row.target.is_blank]
    if not stated:
        yield not_applicable("没有填写指标值的数量指标。")
    elif all(share_of(row) is not None for n, row in rows if n in stated):
        yield not_applicable("数量指标全是比率，已由另一条规则指出。")
    elif not any(_absolute(row) for _, row in rows):
        values = "、".join(shown(plan.indicators[number - 1]) for number in stated)
        yield found(
            message("数量指标只有{values}，没有绝对数的工作量。", values=values),
            rows=stated,
            field="value",
            given=values,
        )


def _absolute(row: Indicator) -> bool:
    """Return whether a target holds a figure that is no ratio."""
    return share_of(row) is None and bool(_FIGURE.search(plain(row.target.value)))
