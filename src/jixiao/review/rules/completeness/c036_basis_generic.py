"""Whether the bases name a paper or only a kind of paper."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# A kind of paper without year, number or title: 工作计划, 单位年度工作要点.
_KIND: Final = re.compile(
    r"(?:本?单位|本?部门|年度|年初|我局|全年)*(?:工作|业务|年度|预算|绩效|实施)?"
    r"(?:计划|安排|要点|方案|任务|目标)|(?:工作|实施)?方案|政策文件|文件|文件要求|部门职责|单位职责"
)
_LEAST: Final = 4
_MOST: Final = 3


@rule(
    code="JX-C036",
    fault="BASIS_GENERIC",
    title="依据都写同一个泛称",
    why="“工作计划”没有年度、文号和名称，每项都写它，审核的人找不到可以核对的材料。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#basis",
    bad="""
indicators:
  - {level2: 数量指标, name: 受理案件数, target: 30件, basis: 工作计划}
  - {level2: 质量指标, name: 结案率, target: ≥95%, basis: 工作计划}
  - {level2: 时效指标, name: 办案时限, target: ≤60天, basis: 工作计划}
  - {level2: 社会效益指标, name: 欠薪下降率, target: ≥5%, basis: 工作计划}
""",
    good="""
indicators:
  - {level2: 数量指标, name: 受理案件数, target: 30件, basis: 2025年案件台账}
  - {level2: 质量指标, name: 结案率, target: ≥95%, basis: 2025年案件台账}
  - {level2: 时效指标, name: 办案时限, target: ≤60天, basis: 劳动保障监察条例}
  - {level2: 社会效益指标, name: 欠薪下降率, target: ≥5%, basis: 工作计划}
""",
    neighbour="""
indicators:
  - {level2: 数量指标, name: 巡查次数, target: 30次, basis: 2026年防汛工作方案}
  - {level2: 质量指标, name: 整改率, target: ≥95%, basis: 2026年防汛工作方案}
  - {level2: 时效指标, name: 响应时限, target: ≤2小时, basis: 2026年防汛工作方案}
  - {level2: 社会效益指标, name: 险情起数, target: ≤3起, basis: 2026年防汛工作方案}
""",
    fix="写明依据的全称、文号或年度，历史数据写明出处；不同的指标各写各的依据。",
)
def bases_of_one_kind(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find one bare kind of paper behind most rows."""
    del context
    told = [(number, plain(row.basis)) for number, row in annual_rows(plan) if plain(row.basis)]
    if len(told) < _LEAST:
        yield not_applicable("填写了依据的指标不多。")
        return
    basis, times = Counter(text for _, text in told).most_common(1)[0]
    if _KIND.fullmatch(basis) and times * (_MOST + 1) >= len(told) * _MOST:
        rows = [number for number, text in told if text == basis]
        yield found(
            message(
                "第{rows}项的依据都只写“{basis}”，没有年度、文号或名称。",
                rows=listed(rows),
                basis=basis,
            ),
            rows=rows,
            field="basis",
            given=basis,
        )
