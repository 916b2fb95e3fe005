"""Whether a target of 100 % is decided by somebody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare, said_in
from jixiao.review.rows import (
    WHOLE,
    annual_rows,
    is_cost,
    is_outcome,
    is_satisfaction,
    plain,
    share_of,
    shown,
    speaks_of,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# 保险费按时征缴, 资格认证率; not what the office does about the act: 缴费补贴及时率, 签约服务率.
_DONE: Final = (
    r"(?!补|资|支|费|金|政|系|平|审|办|受|业|工|材|服|人(?!员)|数|经|标|核|管|信|登|发|档|宣|培|证(?!率))"
    r"(?:人员|情况|任务)?(?:按时|及时|按期|全部)?(?:完成|到位|达标)?(?:情况|比例|率|$)"
)
_IN_TIME: Final = r"(?:按时|及时|按期|足额|应)"
_PAID: Final = re.compile(r"缴费|缴存|缴纳|续保")
_PAYS: Final = re.compile(r"缴|保险费|保费|参保补|公积金")


@rule(
    code="JX-R052",
    fault="OTHERS_DECIDE",
    title="由别人决定的事定为100%",
    why="贷款批不批由银行决定，保险费缴不缴由居民决定，本单位控制不了，定100%不可行。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#reasonable",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 担保贷款覆盖率 / 100%
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 贴息发放准确率 / 100%
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 担保贷款贴息覆盖率 / 100%
  - 产出指标 / 质量指标 / 担保贷款覆盖率 / ≥60%
  - 产出指标 / 质量指标 / 缴费补贴发放率 / 100%
""",
    fix="改为本单位能控制的指标，如贴息准确率、推荐审核办结率；或按近三年实际定，并写截止日。",
)
def whole_decided_by_others(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rates at the whole of what banks grant and of what the persons served do themselves."""
    words = context.words("decided_elsewhere")
    pays = _PAYS.search("".join((plain(plan.name), plain(plan.purpose), _costs(plan))))
    for number, row in annual_rows(plan):
        if share_of(row) != WHOLE:
            continue
        if speaks_of(plain(row.name), words):
            told = message(
                "“{name}”定为“{value}”，批不批由银行等方面决定，本单位控制不了。",
                name=row.name,
                value=shown(row),
            )
        elif (act := _act_of_others(row, context)) and not (pays and _PAID.search(act)):
            told = message(
                "“{name}”定为“{value}”，{act}要靠对方自己办，本单位控制不了。",
                name=row.name,
                value=shown(row),
                act=act,
            )
        else:
            continue
        yield found(told, rows=[number], field="value", given=shown(row))


def _costs(plan: PerformancePlan) -> str:
    """Return the names of a plan's cost rows."""
    return "，".join(plain(row.name) for _, row in annual_rows(plan) if is_cost(row))


def _act_of_others(row: Indicator, context: Context) -> str | None:
    """Return the act of the persons served whose rate or timeliness a row measures, or None."""
    if is_outcome(row) or is_satisfaction(row) or is_cost(row):
        return None
    texts = (bare(row.name), bare(row.description))
    if speaks_of("".join(texts), context.words("acts_of_own")):
        return None
    acts = said_in(context.words("acts_of_others")).pattern
    pattern = re.compile(rf"{_IN_TIME}(?P<one>{acts})(?:率|$)|(?P<other>{acts}){_DONE}")
    found_in = (pattern.search(text) for text in texts)
    match = next((each for each in found_in if each), None)
    return (match["one"] or match["other"]) if match else None
