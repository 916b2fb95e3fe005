"""Whether a target rests on a number that is not given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import said_in
from jixiao.review.rows import annual_rows, is_cost, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_BASE_FIGURE: Final = re.compile(
    r"\d(?:\.\d+)?(?:元|万元|人|户|件|次|吨|公斤|亩)|[（(][^（()）]*\d+(?:\.\d+)?%?[）)]"
)
# A base in money is told in money alone.
_OF_MONEY: Final = re.compile(r"工资")
_MONEY_FIGURE: Final = re.compile(r"\d(?:\.\d+)?万?元|[（(][^（()）]*\d+(?:\.\d+)?%?[）)]")

# A part or a multiple of something that is named and not counted.
_PART_OF: Final = re.compile(
    r"([\u4e00-\u9fff]{2,}(?:标准|档次|价|费用|费|额|工资|收入|基数|成本|水平|定额|部分|租金|款|息))[的之×*]?"
    r"(?:\d+(?:\.\d+)?(?:%|％|倍|成|折)|一半|[二三四五]分之|[一二三四五六七八九]成)"
)
# … or of whatever a standard is measured by; the plan's own money is no such base.
_MEASURED_BY: Final = re.compile(
    r"([\u4e00-\u9fff]{2,}(?<!预算)(?<!资金)(?<!概算)(?<!总数)(?<!人数))(?:的|之|×|\*)"
    r"(?:\d+(?:\.\d+)?(?:%|％|倍|成|折)|一半|[二三四五]分之|[一二三四五六七八九]成)"
)


@rule(
    code="JX-R010",
    fault="UNDEFINED_BASE",
    title="指标值以另一个没有写明的数为准",
    why="“当地最低工资标准的70%”要先知道最低工资是多少，表内没有，无从计算和核对。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#target-value",
    bad="""
indicators:
  - 产出指标 / 成本指标 / 见习补贴标准 / 当地最低工资标准的70%
""",
    good="""
indicators:
  - 产出指标 / 成本指标 / 见习补贴标准 / ≤1400元/人·月
""",
    neighbour="""
indicators:
  - 产出指标 / 成本指标 / 见习补贴标准 / 最低工资标准（2000元/月）的70%
  - level1: 产出指标
    level2: 成本指标
    name: 见习补贴标准
    description: 按2024年最低工资标准2000元/月计算
    target: 最低工资标准的70%
""",
    fix="在指标值或指标说明中写明基数的数值和文件依据。",
)
def base_not_given(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find words for a base where neither the target nor description and basis give a figure."""
    based = said_in(context.words("base_words"))
    for number, row in annual_rows(plan):
        value = plain(row.target.value)
        base = based.search(value) or (_part_of(value) if is_cost(row) else _PART_OF.search(value))
        said = "，".join(map(plain, (value, row.description, row.basis)))
        figure = _MONEY_FIGURE if base and _OF_MONEY.search(base[0]) else _BASE_FIGURE
        if base and not figure.search(said):
            yield found(
                message(
                    "指标“{name}”的指标值“{value}”以“{base}”为准，没有写明是多少。",
                    name=row.name or "—",
                    value=shown(row),
                    base=base[base.lastindex or 0],
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )


def _part_of(value: str) -> re.Match[str] | None:
    """Return the words for what a standard is a part or a multiple of, or None."""
    return _PART_OF.search(value) or _MEASURED_BY.search(value)
