"""Whether names of twin projects tell the level of their funds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import plain, speaks_of
from jixiao.review.rule import rule
from jixiao.review.siblings import siblings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(r"20\d\d(?=年)")


@rule(
    code="JX-X024",
    fault="NAME_NO_LEVEL",
    title="同类项目的名称没有写资金层级",
    why="两个项目名称一样，一个写县级，一个没有写，分不清是哪一级的钱。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#clarity",
    bad="""
projects:
  - name: 企业退休人员生活县级补助
    indicators:
      - 产出指标 / 数量指标 / 退休人数 / ≥5700人
      - 产出指标 / 质量指标 / 发放准确率 / 100%
      - 产出指标 / 时效指标 / 按时发放率 / 100%
      - 满意度指标 / 服务对象满意度 / 退休人员满意度 / ≥95%
  - name: 企业退休人员生活补助
    indicators:
      - 产出指标 / 数量指标 / 退休人数 / ≥5700人
      - 产出指标 / 质量指标 / 发放准确率 / 100%
      - 产出指标 / 时效指标 / 按时发放率 / 100%
      - 满意度指标 / 服务对象满意度 / 退休人员满意度 / ≥95%
""",
    good="""
projects:
  - name: 企业退休人员生活县级补助
    indicators:
      - 产出指标 / 数量指标 / 退休人数 / ≥5700人
      - 产出指标 / 质量指标 / 发放准确率 / 100%
      - 产出指标 / 时效指标 / 按时发放率 / 100%
      - 满意度指标 / 服务对象满意度 / 退休人员满意度 / ≥95%
  - name: 企业退休人员生活省级补助
    indicators:
      - 产出指标 / 数量指标 / 退休人数 / ≥5700人
      - 产出指标 / 质量指标 / 发放准确率 / 100%
      - 产出指标 / 时效指标 / 按时发放率 / 100%
      - 满意度指标 / 服务对象满意度 / 退休人员满意度 / ≥95%
""",
    neighbour="""
projects:
  - name: 企业退休人员生活补助
    indicators:
      - 产出指标 / 数量指标 / 退休人数 / ≥5700人
      - 产出指标 / 质量指标 / 发放准确率 / 100%
  - name: 2023年高龄津贴
    indicators: [产出指标 / 数量指标 / 领取津贴人数 / ≥800人]
  - name: 2024年高龄津贴省级资金
    indicators: [产出指标 / 数量指标 / 领取津贴人数 / ≥800人]
""",
    fix="在名称中写明中央、省、市、县资金或配套。",
)
def name_without_fund_level(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find names without a level beside names of the same year that differ only in telling it."""
    levels = context.words("fund_levels")
    for plans in siblings(document, context):
        levelled = [plan for plan in plans if speaks_of(plain(plan.name), levels)]
        for plan in plans:
            years = _YEAR.findall(plain(plan.name))
            named = [one for one in levelled if _YEAR.findall(plain(one.name)) == years]
            if named and plan not in named and plan.name:
                yield found(
                    message(
                        "“{name}”没有写资金层级，与项目“{other}”分不清。",
                        name=plan.name,
                        other=named[0].name,
                    ),
                    plan=plan,
                    field="name",
                    given=plan.name,
                    related=[Locus(document.document, named[0].ordinal)],
                )
