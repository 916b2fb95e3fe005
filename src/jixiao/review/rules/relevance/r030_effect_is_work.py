"""Whether an effect only says that the work goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import clauses
from jixiao.review.rows import WHOLE, annual_rows, is_outcome, plain, share_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PUSH: Final = (
    r"(?:保障|确保|保证|保持|推进|推动|开展|做好|促进)"
    r"(?!.*(?:率|数|幅度|能力|水平|效率|质量)$)"
)
_WORK: Final = re.compile(
    r"(?:工作|业务|机关|单位|机构|部门)(?:的|长期|稳定|[、和])*(?:可持续性?|(?:顺利|正常|有序|平稳|规范|持续)(?:开展|运行|运转|推进|进行|实施))"
    r"(?:$|实现率|、)"
    rf"|^(?:全力|有效|大力|不断|持续|进一步|继续)?{_PUSH}.{{0,30}}(?:工作|业务|宣传|推广)(?:发展)?等?$"
)

# A description that keeps the work going under the name of an effect.
_TOLD: Final = re.compile(
    r"(?:有效|全力|继续)?(?:保持|保证|保障|确保|持续|坚持)[^，,。；;]{0,24}?(?:工作|业务|服务|扶持|经营|机构|项目)"
    r"(?:的|长期|稳定|[、和]){0,4}(?:顺利|正常|有序|平稳|规范|持续|稳定){1,2}(?:地)?(?:开展|运行|运转|推进|进行|实施|开放)"
)


@rule(
    code="JX-R030",
    fault="EFFECT_IS_WORK",
    title="效益只说工作照常开展",
    why="“保障业务工作顺利开展”说的是自己在做事，没有说给服务对象带来什么变化。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#outcome",
    bad="""
indicators:
  - 效益指标 / 社会效益指标 / 保障业务工作顺利开展 / 有效
""",
    good="""
indicators:
  - 效益指标 / 社会效益指标 / 登记失业人员再就业率 / ≥60%
""",
    neighbour="""
indicators:
  - 效益指标 / 社会效益指标 / 行政村公交正常运行覆盖率 / ≥95%
  - 效益指标 / 社会效益指标 / 推进移风易俗工作后彩礼下降幅度 / ≥10%
  - 效益指标 / 社会效益指标 / 提高工作效率 / 有效提高
""",
    fix="改写服务对象或社会因此发生的变化，并给出可以核对的数值。",
)
def effect_is_only_work(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Judge the first clause of a name; a figure other than 100 % measures something."""
    del context
    for number, row in annual_rows(plan):
        parts = clauses(row.name) if is_outcome(row) else ()
        if parts and not _measured(row) and _WORK.search(parts[0]):
            yield found(
                message("效益指标“{name}”只说工作照常开展，没有说明带来的变化。", name=row.name),
                rows=[number],
                field="name",
                given=row.name,
            )
        elif parts and not _measured(row) and _TOLD.match(plain(row.description)):
            yield found(
                message(
                    "效益指标“{name}”的描述“{description}”只说工作照常开展，没有说明带来的变化。",
                    name=row.name,
                    description=row.description,
                ),
                rows=[number],
                field="description",
                given=row.description,
            )


def _measured(row: Indicator) -> bool:
    """Return whether a target is a figure other than 100 %."""
    return any(one.isdigit() for one in plain(row.target.value)) and share_of(row) != WHOLE
