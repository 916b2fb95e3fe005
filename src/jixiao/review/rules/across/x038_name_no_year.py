"""Whether one of several projects of a policy leaves out its year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.likeness import alike_groups
from jixiao.review.rows import listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(r"20\d\d年")
_LEAST: Final = 3


@rule(
    code="JX-X038",
    fault="NAME_NO_YEAR",
    title="同类项目里只有它没有写年度",
    why="几个同类项目的名称都写了是哪一年的资金，这一个没有写，分不清是哪年的任务。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#clarity",
    bad="""
projects:
  - name: 2023年校车补助中央资金
    indicators:
      - 产出指标 / 数量指标 / 接送学生 / ≥800人
      - 产出指标 / 质量指标 / 车辆年检合格率 / 100%
      - 产出指标 / 时效指标 / 每日准点率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 家长满意度 / ≥90%
  - name: 2024年校车补助中央资金
    indicators:
      - 产出指标 / 数量指标 / 接送学生 / ≥800人
      - 产出指标 / 质量指标 / 车辆年检合格率 / 100%
      - 产出指标 / 时效指标 / 每日准点率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 家长满意度 / ≥90%
  - name: 校车补助县级资金
    indicators:
      - 产出指标 / 数量指标 / 接送学生 / ≥800人
      - 产出指标 / 质量指标 / 车辆年检合格率 / 100%
      - 产出指标 / 时效指标 / 每日准点率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 家长满意度 / ≥90%
""",
    good="""
projects:
  - name: 2023年校车补助中央资金
    indicators:
      - 产出指标 / 数量指标 / 接送学生 / ≥800人
      - 产出指标 / 质量指标 / 车辆年检合格率 / 100%
      - 产出指标 / 时效指标 / 每日准点率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 家长满意度 / ≥90%
  - name: 2024年校车补助中央资金
    indicators:
      - 产出指标 / 数量指标 / 接送学生 / ≥800人
      - 产出指标 / 质量指标 / 车辆年检合格率 / 100%
      - 产出指标 / 时效指标 / 每日准点率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 家长满意度 / ≥90%
  - name: 2024年校车补助县级资金
    indicators:
      - 产出指标 / 数量指标 / 接送学生 / ≥800人
      - 产出指标 / 质量指标 / 车辆年检合格率 / 100%
      - 产出指标 / 时效指标 / 每日准点率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 家长满意度 / ≥90%
""",
    neighbour="""
projects:
  - name: 校车补助中央资金
    indicators:
      - 产出指标 / 数量指标 / 接送学生 / ≥800人
      - 产出指标 / 质量指标 / 车辆年检合格率 / 100%
      - 产出指标 / 时效指标 / 每日准点率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 家长满意度 / ≥90%
  - name: 校车补助省级资金
    indicators:
      - 产出指标 / 数量指标 / 接送学生 / ≥800人
      - 产出指标 / 质量指标 / 车辆年检合格率 / 100%
      - 产出指标 / 时效指标 / 每日准点率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 家长满意度 / ≥90%
  - name: 校车补助县级资金
    indicators:
      - 产出指标 / 数量指标 / 接送学生 / ≥800人
      - 产出指标 / 质量指标 / 车辆年检合格率 / 100%
      - 产出指标 / 时效指标 / 每日准点率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 家长满意度 / ≥90%
""",
    fix="在名称中写明资金年度。",
)
def name_without_year(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find the names without a year in groups of like projects most of which tell it."""
    dated = sum(bool(_YEAR.search(plain(plan.name))) for plan in document.projects)
    if dated < _LEAST - 1 or dated == len(document.projects):
        return
    for group in alike_groups(document, context):
        bare_ones = [plan for plan in group if plan.name and not _YEAR.search(plain(plan.name))]
        if len(group) < _LEAST or not bare_ones or len(bare_ones) * _LEAST > len(group):
            continue
        for plan in bare_ones:
            others = [one for one in group if one not in bare_ones]
            yield found(
                message(
                    "“{name}”没有写年度，同类项目 {others} 都写了。",
                    name=plan.name,
                    others=listed(one.ordinal for one in others),
                ),
                plan=plan,
                field="name",
                given=plan.name,
                related=[Locus(document.document, one.ordinal) for one in others],
            )
