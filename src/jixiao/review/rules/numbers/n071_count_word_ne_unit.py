"""Whether a name and its unit count the same way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_ENDS: Final = re.compile(r"(次数|件数|户数|场次|天数|份数)$")
_OTHER: Final = {
    "次数": {"件", "个", "份", "户", "人", "台"},
    "件数": {"次", "人", "人次", "户", "场"},
    "户数": {"件", "次", "场", "平方米"},
    "场次": {"人", "件", "户", "份"},
    "天数": {"次", "人", "件", "场"},
    "份数": {"次", "场", "人"},
}


@rule(
    code="JX-N071",
    fault="COUNT_WORD_NE_UNIT",
    title="名称写次数，单位却是“件”",
    why="“受理案件次数≥30件”，是30件案子还是受理30次，一件案子可以来几次，数不清。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#unit",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 调解纠纷次数 / ≥30件
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 调解纠纷件数 / ≥30件
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 宣传活动次数 / ≥30场次
""",
    fix="统一名称和单位，如“受理案件数，件”。",
)
def name_counts_otherwise(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare the counting word that a name ends with and the unit of the target."""
    del context
    for number, row in annual_rows(plan):
        match = _ENDS.search(plain(row.name))
        unit = plain(row.target.unit) or _unit(plain(row.target.text))
        if match is not None and unit in _OTHER[match[1]]:
            yield found(
                message("“{name}”的单位是“{unit}”，名称和单位数法不同。", name=row.name, unit=unit),
                rows=[number],
                field="unit",
                given=unit,
                expected=match[1],
            )


def _unit(text: str) -> str:
    """Return the last letter of a target like ≥30件."""
    return text[-1:]
