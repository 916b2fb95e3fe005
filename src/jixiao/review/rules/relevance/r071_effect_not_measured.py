"""Whether the effect that the objectives promise is measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.done_work import work_as_effect
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, is_outcome, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PROMISED: Final = re.compile(
    r"(?:扩大|促进|提高|提升|增强|改善|调动|降低)[^，,。；;满]{2,16}?"
    r"(?:覆盖面|积极性|主动性|效率|水平|质量|能力|知晓率|参保率|就业率|收入)"
)
_VERB: Final = re.compile(
    r"^(?:扩大|促进|提高|提升|增强|改善|调动|降低)(?:了|和)?(?:[我全][县区市])?"
)
_ENOUGH: Final = 2


@rule(
    code="JX-R071",
    fault="EFFECT_NOT_MEASURED",
    title="目标写的效果，效益指标没有衡量",
    why="目标说要提高效率、扩大覆盖面，效益指标却一条也不衡量它，效果有没有无从知道。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#relevance",
    bad="""
name: 图书馆服务经费
objectives: [开展流动借阅服务, 提高乡镇读者借阅积极性]
indicators:
  - 产出指标 / 数量指标 / 流动借阅场次 / ≥60场
  - 效益指标 / 可持续影响指标 / 图书柜购置质量 / ≥12月
""",
    good="""
name: 图书馆服务经费
objectives: [开展流动借阅服务, 提高乡镇读者借阅积极性]
indicators:
  - 产出指标 / 数量指标 / 流动借阅场次 / ≥60场
  - 效益指标 / 社会效益指标 / 乡镇读者借阅人次增长率 / ≥5%
""",
    neighbour="""
name: 图书馆服务经费
objectives: [开展流动借阅服务60场]
indicators:
  - 产出指标 / 数量指标 / 流动借阅场次 / ≥60场
  - 效益指标 / 可持续影响指标 / 图书柜使用年限 / ≥6年
""",
    fix="为目标写明的效果设一项效益指标，写上年数和目标数；不打算衡量的，从目标中删去。",
)
def promised_effect_unmeasured(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Hold effects told in the objectives against the rows that state effects."""
    promised = list(dict.fromkeys(_PROMISED.findall(plain("；".join(plan.objectives)))))
    outcomes = [(n, plain(row.name)) for n, row in annual_rows(plan) if is_outcome(row)]
    if not promised or not outcomes:
        yield not_applicable("目标没有写效果，或没有效益指标。")
        return
    work = work_as_effect(plan, context)
    measured = "；".join(name for number, name in outcomes if number not in work)
    if any(_is_measured(one, measured) for one in promised):
        return
    told = "、".join(promised)
    yield found(
        message("目标写了“{told}”，效益指标没有一条衡量它。", told=told),
        rows=[number for number, _ in outcomes],
        field="name",
        given=told,
    )


def _is_measured(promise: str, measured: str) -> bool:
    """Return whether rows hold two of the pairs of letters of what is to change."""
    matter = _VERB.sub("", promise)
    pairs = {matter[at : at + 2] for at in range(len(matter) - 1)}
    return sum(pair in measured for pair in pairs) >= min(_ENOUGH, len(pairs))
