"""Whether names with a percentage say which rate it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare, said_in
from jixiao.review.rows import annual_rows, class_of, listed, share_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R027",
    fault="PERCENT_WITHOUT_RATE",
    title="指标值是百分数，名称却不是比率",
    why="“养老金按时发放＝100%”没有说是人数、月数还是金额的比例，分子和分母各填各的。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#name",
    bad="""
indicators:
  - 产出指标 / 时效指标 / 养老保险待遇按时发放 / =100%
""",
    good="""
indicators:
  - 产出指标 / 时效指标 / 养老保险待遇按时发放率 / =100%
""",
    neighbour="""
indicators:
  - 产出指标 / 时效指标 / 采购完成及时性 / =100%
  - 产出指标 / 质量指标 / 受益对象符合度 / =100%
  - 产出指标 / 质量指标 / 合格产品占全部产品比重 / ≥98%
""",
    fix="名称写成比率，如“按时发放率”，并在说明中写明分子和分母。",
)
def percent_of_what(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look at quality and timeliness; ratios under other classes are other rules' matter."""
    rated = said_in(context.words("ratio_names"))
    endings = context.words("ratio_endings")
    rows = [
        number
        for number, row in annual_rows(plan)
        if class_of(row) in ("quality", "timeliness")
        and share_of(row) is not None
        and row.name
        and not rated.search(bare(row.name))
        and not bare(row.name).endswith(endings)
    ]
    if rows:
        names = "、".join(bare(plan.indicators[number - 1].name) for number in rows)
        yield found(
            message(
                "第{rows}项指标值是百分数，名称不是比率：{names}。", rows=listed(rows), names=names
            ),
            rows=rows,
            field="name",
            given=names,
        )
