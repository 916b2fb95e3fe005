"""Whether a cost is given words instead of an amount."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import said_in
from jixiao.review.rows import annual_rows, class_of, is_cost, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FIGURE: Final = re.compile(r"[\d一二两三四五六七八九十百千万零]|^[-—/]$")

# Whatever it will cost is no target.
_ACTUAL: Final = re.compile(
    r"(?:以|按照?|据)?实(?:际)?(?:发生|支出|结算|支付|需要)(?:数|额|金额|情况|费用)?(?:为准|列支|支付|结算)?"
)


@rule(
    code="JX-R007",
    fault="COST_NOT_NUMBER",
    title="成本指标没有数值",
    why="“不超过预算批复金额”对任何项目都成立，控制不了成本。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#cost",
    bad="""
indicators:
  - 产出指标 / 成本指标 / 成本预算控制数 / ≤预算批复金额
""",
    good="""
indicators:
  - 产出指标 / 成本指标 / 成本预算控制数 / ≤3.5万元
""",
    neighbour="""
indicators:
  - 产出指标 / 成本指标 / 补贴人均标准 / 当地最低工资标准的70%
  - 成本指标 / 社会成本指标 / 施工扰民影响 / 可控
  - 产出指标 / 成本指标 / 月人均标准 / 不低于上年度标准
""",
    fix="写明金额：单位成本、分项成本或控制总额。",
)
def cost_in_words(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Social and ecological cost may be words; standards of others are another rule's matter."""
    based = said_in(context.words("base_words"))
    for number, row in annual_rows(plan):
        value = plain(row.target.value)
        if class_of(row) in ("social_cost", "ecological_cost") or not is_cost(row) or not value:
            continue
        if _ACTUAL.fullmatch(value) or (not _FIGURE.search(value) and not based.search(value)):
            yield found(
                message(
                    "成本指标“{name}”的指标值是“{value}”，没有金额。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )
