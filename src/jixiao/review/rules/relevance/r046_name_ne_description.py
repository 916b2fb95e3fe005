"""Whether a row's name and its description measure one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, is_outcome, plain
from jixiao.review.rule import rule
from jixiao.review.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_MEASURE: Final = re.compile(
    r"(人次|人|户|次|场次|场|期|月|天|单位|部门|办公|台|件|份|个|套|村|点|项|班)数量?$"
)
_SAME: Final = (
    {"人", "人次"},
    {"场次", "场", "次", "期", "班"},
    {"个", "套", "台", "件", "项", "份", "点"},
)
_LOOSE: Final = {"个", "项"}
_FORMULA: Final = re.compile(r"[/÷×*＝=]|之比|与.*的")
_IN_TIME: Final = re.compile(r"按时|按期|及时|限期")
_EVERY: Final = re.compile(r"全部|所有|足额|全员|应[\u4e00-\u9fff]尽[\u4e00-\u9fff]")
_FULL: Final = re.compile(r"足额|全额|金额|应发|标准|不少")
_TIME: Final = re.compile(r"时|期|[日月年天周季]|当[天日]")
# A name that tells no object: 工作任务及时完成情况; its description then measures one single thing.
_NO_OBJECT: Final = re.compile(
    r"^(?:各项|全年|年度|有关|相关|本年|全部|计划|重点|日常|主要)*(?:工作|任务|业务|事项|计划|目标)+"
    r"(?:按时|及时|按期|全面|如期)*(?:完成|落实|办结|推进|实施|开展)(?:及时|时限|按时)?(?:情况|进度|率|程度|质量|性)*$"
)
_WORK_AS_A_WHOLE: Final = re.compile(r"工作|任务|业务|事项|计划|项目|年度|目标")
_RATE: Final = re.compile(r"(?:率|终生保障|全面保障|稳定|满意)$")
_ONE_RATE: Final = re.compile(r"([\u4e00-\u9fff]{2,12}?)((?:保障|完成|合格|覆盖|达标|及时|到位)率)")
_ANY: Final = re.compile(r"工作|任务|业务|项目|目标")
_LEAST_PAIRS: Final = 2
_WORK: Final = re.compile(r"(?:渠道|广泛|积极|组织|开展)[^，。]{0,6}(?:宣传|培训|检查|走访|活动)")
_WORK_NAMED: Final = re.compile(r"宣传|培训|检查|走访|活动|知晓|学员|技能")


@rule(
    code="JX-R046",
    fault="NAME_NE_DESCRIPTION",
    title="指标名称与描述不是一回事",
    why="名称是“期数”，描述是“月数”，按哪个数考核说不清。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#name",
    bad="""
indicators:
  - {level1: 产出指标, level2: 数量指标, name: 贴息期数, target: ≥3个月, description: 贷款贴息月数}
""",
    good="""
indicators:
  - {level1: 产出指标, level2: 数量指标, name: 贴息月数, target: ≥3个月, description: 贷款贴息月数}
""",
    neighbour="""
indicators:
  - {level1: 产出指标, level2: 数量指标, name: 培训人数, target: ≥30人, description: 参加培训人次数}
  - {level1: 产出指标, level2: 数量指标, name: 培训期数, target: ≥3期, description: 举办培训班次数}
  - {level2: 质量指标, name: 工作任务完成率, target: 100%, description: 各项任务按期完成}
""",
    fix="统一名称和描述的口径，留下真正考核的那一个。",
)
def name_and_description_differ(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare the measures that name and description end with, and effects told as work."""
    for number, row in annual_rows(plan):
        name, told = plain(row.name), plain(row.description).rstrip("。；;")
        if not name or not told or _FORMULA.search(told):
            continue
        work = _WORK.search(told) if is_outcome(row) and not _WORK_NAMED.search(name) else None
        if (
            work is not None
            or _measures_differ(name, told)
            or _rates_differ(name, told)
            or _asks_other(row, name, told)
            or _tells_object(name, told, context)
        ):
            yield found(
                message(
                    "指标名称是“{name}”，描述是“{description}”，不是一回事。",
                    name=row.name,
                    description=row.description,
                ),
                rows=[number],
                field="description",
                given=row.description,
                expected=row.name,
            )


def _asks_other(row: Indicator, name: str, told: str) -> bool:
    """Return whether the name asks for time or the full sum and the description for all."""
    if _IN_TIME.search(name) and _EVERY.search(told) and not _TIME.search(told):
        return True
    if "足额" in name and _EVERY.search(told) and not _FULL.search(told):
        return True
    quantity = row.target.quantity
    counted = quantity is not None and quantity.kind is QuantityKind.COUNT
    return counted and bool(_RATE.search(told)) and not _RATE.search(name) and is_outcome(row)


def _tells_object(name: str, told: str, context: Context) -> bool:
    """Return whether the name speaks of all the work and the description of one thing only."""
    if not _NO_OBJECT.search(name) or _WORK_AS_A_WHOLE.search(told):
        return False
    return len(topic_of(told, context)) >= _LEAST_PAIRS


def _rates_differ(name: str, told: str) -> bool:
    """Return whether both are one rate (保障率, 完成率) of two things that share no letter."""
    one, other = _ONE_RATE.fullmatch(name), _ONE_RATE.fullmatch(told)
    if one is None or other is None or one[2] != other[2] or not one[1]:
        return False
    return not _ANY.search(one[1]) and set(one[1]).isdisjoint(other[1])


def _measures_differ(name: str, told: str) -> bool:
    """Return whether both end with a measure and these are of two kinds."""
    one, other = _MEASURE.search(name), _MEASURE.search(told)
    if one is None or other is None or one[1] == other[1] or {one[1], other[1]} & _LOOSE:
        return False
    return not any({one[1], other[1]} <= same for same in _SAME)
