"""Whether an effect has to do with what the money is for by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, is_outcome, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_NOT_OWN: Final = re.compile(r"电子社会?保障?卡[^，。；]{0,6}(?:推广|应用)")


@rule(
    code="JX-R102",
    fault="EFFECT_NOT_OF_NAME",
    title="效益与项目用途没有关系",
    why="民族团结奖的效益只写维稳和满意度，制卡项目的效益写手机APP推广；这笔钱的效果没有人量。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#relevance",
    bad="""
name: 平安家庭创建奖
indicators:
  - 产出指标 / 数量指标 / 奖励平安家庭户数 / 300户
  - 效益指标 / 社会效益指标 / 推进旅游发展 / ≥5%
""",
    good="""
name: 平安家庭创建奖
indicators:
  - 产出指标 / 数量指标 / 奖励平安家庭户数 / 300户
  - 效益指标 / 社会效益指标 / 家庭矛盾纠纷下降率 / ≥5%
""",
    neighbour="""
name: 农村公路养护
indicators:
  - 产出指标 / 数量指标 / 养护里程 / 300公里
  - 效益指标 / 社会效益指标 / 群众出行时间缩短 / ≥5%
""",
    fix="效益写本项资金带来的变化，如民族团结活动参与率、社保卡激活率和使用率。",
)
def effect_of_something_else(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Hold the outcome rows against the effects that a name of this kind calls for."""
    name = plain(plan.name)
    effects = [(n, plain(row.name)) for n, row in annual_rows(plan) if is_outcome(row)]
    if not effects:
        yield not_applicable("没有效益指标，或没有产出指标。")
        return
    told = "；".join(text for _, text in effects)
    for kind in context.table("effects_of_names"):
        named = speaks_of(name, kind["name"])
        if named and not speaks_of(_NOT_OWN.sub("", told), kind["effects"]):
            what = next(word for word in kind["name"] if word in name)
            yield found(
                message(
                    "效益“{told}”与“{what}”没有关系，这笔钱的效果没有指标。", told=told, what=what
                ),
                rows=[number for number, _ in effects],
                field="name",
                given=told,
            )
            return
