"""Whether a basis is of a kind that can give the value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import (
    annual_rows,
    class_of,
    is_cost,
    is_satisfaction,
    listed,
    money_of,
    plain,
    speaks_of,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 100
# A finance office's notice that moves money, alone in the cell: 秦财企〔2022〕729号.
_TRANSFER: Final = re.compile(
    r"^(?:《?[^，。；《》]{0,30}(?:下达|拨付|预拨|安排)[^，。；]{0,40}[（(]?)?"
    r"(?:[\u4e00-\u9fff]{1,3})财(?![规法库监预绩])[\u4e00-\u9fff]{1,3}"
    r"[〔【\[(（{\uff3b]20\d\d[〕】\])）}\uff3d]第?\d+号[）)]?(?:文件?)?$"
)
# The most that a policy gives one person or case, which such a notice only applies.
_LIMIT: Final = re.compile(
    r"最高|上限|限额|封顶|额度|起付|(?:每[人户生家个]|人均|户均|个人|单笔|单户)[^，。；]{0,6}(?:不超过|以内|标准)"
)
_NOT_LIMIT: Final = re.compile(
    r"总额|总量|总成本|资金额度|预算额度|控制数|补助资金|拨付额度|安排额度"
)


@rule(
    code="JX-C034",
    fault="BASIS_CANNOT_GIVE",
    title="依据定不出这个数",
    why="经办规程定不出本县有多少人；编制批复只能证明人数；下达资金的通知只管拨多少钱，定不出政策限额。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#basis",
    bad="""
indicators:
  - {level2: 数量指标, name: 参保人数, target: ≥85000人, basis: 居民养老保险经办规程}
""",
    good="""
indicators:
  - {level2: 数量指标, name: 参保人数, target: ≥85000人, basis: 上年参保统计}
""",
    neighbour="""
indicators:
  - {level2: 时效指标, name: 待遇核定时限, target: ≤15天, basis: 居民养老保险经办规程}
  - {level2: 数量指标, name: 在编人数, target: 18人, basis: 编批字〔2020〕7号}
  - {level2: 成本指标, name: 补助总额, target: ≤20万元, basis: 县财社〔2020〕12号}
""",
    fix="改为能得出该数的依据：上年统计、年度计划、下达文件；限额和标准写政策文件及施行时间。",
)
def basis_of_another_kind(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find local counts based on procedures, and values of other classes on staffing papers."""
    held: dict[str, list[int]] = {}
    for number, row in annual_rows(plan):
        if row.basis and _cannot_give(row, context):
            held.setdefault(row.basis, []).append(number)
    for basis, rows in held.items():
        yield found(
            message("第{rows}项的依据“{basis}”定不出这些指标值。", rows=listed(rows), basis=basis),
            rows=rows,
            field="basis",
            given=basis,
        )


def _cannot_give(row: Indicator, context: Context) -> bool:
    """Return whether a row's basis is of a kind that holds no such value."""
    basis, quantity = plain(row.basis), row.target.quantity
    if speaks_of(basis, context.words("staffing_bases")):
        return class_of(row) != "quantity"
    if quantity is None or quantity.number is None:
        return False
    if _TRANSFER.match(basis):
        return is_cost(row) and _is_limit(row)
    local = quantity.kind is QuantityKind.COUNT and quantity.number >= _LEAST
    surveyed = is_satisfaction(row)
    spent = money_of(row) is not None and is_cost(row) and not _is_limit(row)
    return (local or surveyed or spent) and basis.endswith(context.words("rule_bases"))


def _is_limit(row: Indicator) -> bool:
    """Return whether a cost row states the most that a policy gives one person or case."""
    quantity, told = row.target.quantity, bare(row.name) + bare(row.description)
    if quantity is None or not (quantity.dimension or "").startswith("元"):
        return False
    return bool(_LIMIT.search(told)) and not _NOT_LIMIT.search(told)
