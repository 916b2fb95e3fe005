"""Whether rates and counts are given words instead of figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare, said_in
from jixiao.review.rows import annual_rows, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FIGURE: Final = re.compile(r"[\d一二两三四五六七八九十百半]|[-—/]$|按.*发放|应.{1,2}尽.|清零")

# All of how many.
_ALL: Final = frozenset(("全部", "全体", "所有", "全部完成", "全员", "若干"))


@rule(
    code="JX-R003",
    fault="RATE_TEXT_VALUE",
    title="比率或数量的指标值写成了文字",
    why="名称是率、人数、数量，指标值却是“保持稳定”，年底拿不出可以对照的数。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#target-value",
    bad="""
indicators:
  - 效益指标 / 社会效益指标 / 年末高校毕业生总体就业率 / 保持稳定
""",
    good="""
indicators:
  - 效益指标 / 社会效益指标 / 年末高校毕业生总体就业率 / ≥90%
""",
    neighbour="""
indicators:
  - 效益指标 / 社会效益指标 / 工作效率 / 明显提高
  - 产出指标 / 数量指标 / 资助学生人数 / 应助尽助
  - 效益指标 / 社会效益指标 / 参保率 / 不低于上年
""",
    fix="填写数值和计量单位，如“≥90%”“≥200人”。",
)
def rate_in_words(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Words that mean all or nothing, and words that compare with a known level, are figures."""
    counted, odd = context.words("counted_names"), context.words("no_rates")
    meant = said_in(context.all_words("whole_words", "compared_words"))
    for number, row in annual_rows(plan):
        name = bare(row.name)
        if name.endswith(counted) and not name.endswith(odd) and _words(row, meant):
            yield found(
                message(
                    "指标“{name}”要用数值衡量，指标值却是“{value}”。",
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )


def _words(row: Indicator, meant: re.Pattern[str]) -> bool:
    """Return whether a target holds words without a figure that do not stand for one."""
    value, text = plain(row.target.value), plain(row.target.text)
    if value in _ALL:
        return True
    return bool(value) and not _FIGURE.search(value) and not meant.search(text)
