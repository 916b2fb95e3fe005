"""Whether one target holds two rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_EITHER: Final = re.compile(
    r"(?:标准|缴费|工资|元|%|％|人|次)[^，。；]{0,4}或(?:者)?[^，。；]*(?:标准|缴费|工资|元|%|％|人|次)"
)
# A figure or another rule; `50人或以上` is one bound.
_OTHERWISE: Final = re.compile(
    r"\d[^，。；或]*(?<!第[一二三])或(?:者)?(?!以上|以下|更|超|优于|高于|低于|等于|者?不足)[^，。；]{2,}"
)
_BOUNDED: Final = re.compile(r"^[≥>≧][\d.]+(\D*)[、，,且并和]+[≤<≦][\d.]+\1$")
# A case and its bound, twice: 一般案件≤45日，复杂案件≤60日.
_BOUND: Final = re.compile(r"[≥≤＞＜><=]\d")
_BREAK: Final = re.compile(r"[，;；、/且及]|和|并|[（(](?=[^（()）]*[≥≤><])|(?<!\d),|,(?!\d)")
# What a rate is told of: 38例/10万人, 2起/千户, 5升/100公里.
_OF_MANY: Final = re.compile(
    r"[/／每](?:10*)?[十百千万亿]*"
    r"(?=人|户|例|车?公里|千米|平方|立方|公顷|亩|头|只|台|辆|架|小时|张|床|件|份|吨|车|km)"
)
_FIGURE: Final = re.compile(r"\d(?:\.\d+)?(?:%|％|万|亿|‰|(?![年月日号岁级类、-])[\u4e00-\u9fff])")


@rule(
    code="JX-R009",
    fault="COMPOUND_VALUE",
    title="一个指标值写了两个标准",
    why="“按甲标准或按乙标准”任选其一都算完成，等于没有标准。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#target-value",
    bad="""
indicators:
  - 产出指标 / 成本指标 / 岗位补贴标准 / 每人每月最高不超过当地最低工资标准或每人每月500元
""",
    good="""
indicators:
  - 产出指标 / 成本指标 / 岗位补贴标准 / ≤500元/人·月
""",
    neighbour="""
indicators:
  - 产出指标 / 时效指标 / 发放时间 / 6月、12月
  - 产出指标 / 数量指标 / 培训人数 / 50至100人
  - 产出指标 / 质量指标 / 空气质量 / 达到或优于二级
  - 产出指标 / 时效指标 / 上报间隔 / 每10分钟1次
  - 产出指标 / 数量指标 / 清扫面积 / ≥3,500平方米
  - 效益指标 / 社会效益指标 / 传染病报告发病率 / ≤38例/10万人
  - 产出指标 / 时效指标 / 资助发放时间 / 春季6月底前、秋季12月底前
""",
    fix="每个标准设一个指标，或只保留实际执行的一个标准。",
)
def two_rules_in_one(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find alternatives of two standards, and two figures side by side in one cell."""
    del context
    for number, row in annual_rows(plan):
        value = plain(row.target.value)
        either = "或" in value and (_EITHER.search(value) or _OTHERWISE.search(value))
        if either or _two_figures(value, shown(row)):
            yield found(
                message(
                    "指标“{name}”的指标值“{value}”含有两个标准。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )


def _two_figures(value: str, text: str) -> bool:
    """Return whether two parts of a value hold a figure with a unit, dates and ages aside."""
    cased = re.search(r"[\u4e00-\u9fff]{2,}[≥≤＞＜><=]\d", plain(text))
    if cased and len(_BOUND.findall(plain(text))) > 1 and not _BOUNDED.match(plain(text)):
        return True
    parts = _BREAK.split(_OF_MANY.sub("每", value))
    if len(parts) == 1 or _BOUNDED.match(plain(text)):
        return False
    return sum(1 for part in parts if _FIGURE.search(part)) > 1
