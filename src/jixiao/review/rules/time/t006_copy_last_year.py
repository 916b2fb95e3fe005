"""Whether the targets are more than last year's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.earlier import last_year_of, row_keys, when
from jixiao.review.judgement import Judgement, found, not_applicable
from jixiao.review.likeness import row_differences, rows_text, shown_words
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context

_YEAR: Final = re.compile(r"20\d\d(?=年|[.．/-])")


@rule(
    code="JX-T006",
    fault="COPY_LAST_YEAR",
    title="指标照抄上年",
    why="预算变了、任务变了，指标和取值却与上年完全一样，目标就不是为今年定的。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#copied",
    bad="""
fiscal_year: 2024
name: 2024年村干部养老保险补助
unit: 甲县社会保险中心
budget: 216
indicators:
  - 产出指标 / 数量指标 / 补助人数 / 708人
  - 产出指标 / 质量指标 / 补助准确率 / ≥98%
  - 效益指标 / 社会效益 / 参保率 / ≥95%
  - 满意度指标 / 服务对象满意度 / 村干部满意度 / ≥95%
previous:
  - fiscal_year: 2023
    projects:
      - name: 2023年村干部养老保险补助
        unit: 甲县社会保险中心
        budget: 190
        indicators:
          - 产出指标 / 数量指标 / 补助人数 / 708人
          - 产出指标 / 质量指标 / 补助准确率 / ≥98%
          - 效益指标 / 社会效益 / 参保率 / ≥95%
          - 满意度指标 / 服务对象满意度 / 村干部满意度 / ≥95%
""",
    good="""
fiscal_year: 2024
name: 2024年村干部养老保险补助
unit: 甲县社会保险中心
budget: 216
indicators:
  - 产出指标 / 数量指标 / 补助人数 / 722人
  - 产出指标 / 质量指标 / 补助准确率 / ≥99%
  - 效益指标 / 社会效益 / 参保率 / ≥95%
  - 满意度指标 / 服务对象满意度 / 村干部满意度 / ≥95%
previous:
  - fiscal_year: 2023
    projects:
      - name: 2023年村干部养老保险补助
        unit: 甲县社会保险中心
        budget: 190
        indicators:
          - 产出指标 / 数量指标 / 补助人数 / 708人
          - 产出指标 / 质量指标 / 补助准确率 / ≥98%
          - 效益指标 / 社会效益 / 参保率 / ≥95%
          - 满意度指标 / 服务对象满意度 / 村干部满意度 / ≥95%
""",
    neighbour="""
fiscal_year: 2024
name: 村干部养老保险补助
unit: 甲县社会保险中心
indicators:
  - 产出指标 / 数量指标 / 补助人数 / 708人
  - 产出指标 / 质量指标 / 补助准确率 / ≥98%
  - 效益指标 / 社会效益 / 参保率 / ≥95%
  - 满意度指标 / 服务对象满意度 / 村干部满意度 / ≥95%
previous:
  - fiscal_year: 2023
    projects:
      - name: 村干部养老保险补助
        unit: 乙县社会保险中心
        indicators:
          - 产出指标 / 数量指标 / 补助人数 / 708人
          - 产出指标 / 质量指标 / 补助准确率 / ≥98%
          - 效益指标 / 社会效益 / 参保率 / ≥95%
          - 满意度指标 / 服务对象满意度 / 村干部满意度 / ≥95%
""",
    fix="按今年的任务和预算重新测算指标值；确实不变的，说明理由。",
)
def targets_of_last_year(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Count rows whose name and target stand unchanged in the same project of last year."""
    earlier = last_year_of(plan, context)
    if isinstance(earlier, Judgement):
        yield earlier
        return
    now, before = row_keys(plan), row_keys(earlier.plan)
    if len(now) < context.number("copied_rows_least"):
        yield not_applicable("指标太少，看不出是否照抄。")
        return
    same = [
        number
        for key, (number, row) in now.items()
        if key in before and _target(before[key][1]) == _target(row)
    ]
    if len(same) >= context.number("copied_rows_share") * max(len(now), len(before)):
        yield found(
            message(
                "{count}项指标中{same}项与{when}的“{name}”名称和取值都相同。{words}",
                count=len(now),
                same=len(same),
                when=when(earlier),
                name=earlier.plan.name,
                words=_words(earlier.plan, plan),
            ),
            rows=same,
            field="value",
            given=str(len(same)),
            related=[Locus(earlier.document.document, earlier.plan.ordinal)],
        )


def _target(row: Indicator) -> str:
    """Return a target without the year of its date, which alone may have been changed."""
    return _YEAR.sub("", plain(row.target.text))


def _words(earlier: PerformancePlan, plan: PerformancePlan) -> Message | str:
    """Return in which words the rows differ from last year's; empty when in none."""
    before, now = (rows_text(each, with_costs=True) for each in (earlier, plan))
    differing = row_differences(before, now)
    if not differing:
        return ""
    return message("不同的只有：{words}。", words=shown_words(differing))
